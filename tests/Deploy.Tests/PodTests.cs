namespace TransferScheme.Deploy.Tests;

/// <summary>What holds for the pods, and for what selects them.</summary>
public sealed class PodTests
{
    static readonly Pods Broken = new(Node.Read("""
        kind: Deployment
        metadata: { name: a }
        spec:
          selector: { matchLabels: { name: b } }
          template:
            metadata: { labels: { name: a, part: x } }
            spec:
              containers: [{ name: host, livenessProbe: { httpGet: { path: /health/live } } }]
              volumes: [{ name: key, secret: { secretName: key } }, { name: s, projected: { defaultMode: 0444 } }]
        ---
        kind: Deployment
        metadata: { name: c }
        spec:
          selector: { matchLabels: { part: x } }
          template: { metadata: { labels: { name: c, part: x } } }
        ---
        kind: Service
        metadata: { name: a }
        spec: { selector: { part: x }, ports: [{ port: 80, targetPort: web }] }
        ---
        kind: PodDisruptionBudget
        metadata: { name: a }
        spec: { selector: { matchLabels: { name: d } } }
        ---
        kind: NetworkPolicy
        metadata: { name: n }
        spec:
          podSelector: { matchLabels: { name: a } }
          ingress: [{ from: [{ podSelector: { matchLabels: { name: e } } }], ports: [{ port: http }] }]
          egress: [{ to: [{ podSelector: { matchExpressions: [{ key: part, operator: In, values: [x, y] }] } }] }]
        """), new HashSet<string>());

    [Fact]
    public void Whatever_selects_pods_selects_its_own_and_no_others() => Pods.Ours.Selecting.ShouldBeEmpty();

    [Fact]
    public void A_selector_that_misses_its_pods_is_found() => Broken.Selecting.ShouldBe(
    [
        "Deployment a selects ", "Deployment c selects Deployment a, Deployment c", "Service a selects Deployment a, Deployment c",
        "PodDisruptionBudget a selects ",
    ]);

    [Fact]
    public void Every_rule_of_the_network_names_pods_that_are_there() => Pods.Ours.Unanswered.ShouldBeEmpty();

    [Fact]
    public void A_rule_that_names_no_pod_is_found() =>
        Broken.Unanswered.ShouldBe(["NetworkPolicy n: name: e", "NetworkPolicy n: part: x or y"]);

    [Fact]
    public void Every_port_by_name_is_a_containers() => Pods.Ours.UnknownPorts.ShouldBeEmpty();

    [Fact]
    public void A_port_that_no_container_has_is_found() => Broken.UnknownPorts.ShouldBe(["Service a: web", "NetworkPolicy n: http"]);

    [Fact]
    public void Every_host_is_asked_how_it_is() => Pods.Ours.Unasked.ShouldBeEmpty();

    [Fact]
    public void A_host_that_is_not_asked_is_found() =>
        Broken.Unasked.ShouldBe(["Deployment a: startupProbe", "Deployment a: readinessProbe"]);

    [Fact]
    public void Every_pod_is_locked() => Pods.Ours.Unlocked.ShouldBeEmpty();

    [Fact]
    public void A_pod_that_is_not_locked_is_found() => Broken.Unlocked.ShouldBe(["Deployment a", "Deployment c"]);

    [Fact]
    public void Every_secret_is_for_the_hosts_group_alone() => Pods.Ours.OpenSecrets.ShouldBeEmpty();

    [Fact]
    public void A_secret_for_everybody_is_found() => Broken.OpenSecrets.ShouldBe(["Deployment a: key", "Deployment a: s"]);
}
