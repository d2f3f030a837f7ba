using System.Text.RegularExpressions;

namespace TransferScheme.Deploy.Tests;

/// <summary>Rules about pods and about what selects them.</summary>
/// <param name="Resources">Every resource.</param>
/// <param name="Outside">Labels of pods that others make, each as <c>name: value</c>.</param>
sealed partial record Pods(IReadOnlyList<Node> Resources, IReadOnlySet<string> Outside)
{
    internal static Pods Ours { get; } = new(
        Kustomization.Ours.Resources,
        Label().Matches(Kustomization.Ours.Folder["README.md"]).Select(m => m.Value).ToHashSet());

    IEnumerable<(string Name, Node Template)> Templates =>
        Resources.Where(r => r.At("spec.template").Exists).Select(r => (NameOf(r), r.At("spec.template")));

    /// <summary>What selects no pod of its own, or another one's as well.</summary>
    internal IEnumerable<string> Selecting =>
    [
        .. from deployment in Resources
           where deployment["kind"].Text == "Deployment"
           let selected = Selected(deployment.At("spec.selector.matchLabels"))
           where !selected.SequenceEqual([NameOf(deployment)])
           select $"{NameOf(deployment)} selects {string.Join(", ", selected)}",
        .. from resource in Resources
           let selector = resource["kind"].Text switch
           {
               "Service" => resource.At("spec.selector"),
               "PodDisruptionBudget" => resource.At("spec.selector.matchLabels"),
               _ => default,
           }
           where selector.Exists
           let selected = Selected(selector)
           where !selected.SequenceEqual([$"Deployment {resource.At("metadata.name").Text}"])
           select $"{NameOf(resource)} selects {string.Join(", ", selected)}",
    ];

    /// <summary>Selectors of the network's rules that no pod answers to, neither ours nor one that the README names.</summary>
    internal IEnumerable<string> Unanswered =>
        from policy in Resources
        where policy["kind"].Text == "NetworkPolicy"
        from selector in SelectorsIn(policy["spec"])
        where !Answers(selector)
        select $"{NameOf(policy)}: {Say(selector)}";

    /// <summary>Ports by a name that no container has.</summary>
    internal IEnumerable<string> UnknownPorts =>
        from resource in Resources
        from port in resource.At("spec.ports").Items.Select(p => p["targetPort"].Text)
            .Concat(resource.At("spec.ingress").Items.SelectMany(i => i["ports"].Items).Select(p => p["port"].Text))
        where port.Length > 0 && !char.IsAsciiDigit(port[0])
        where !Templates.SelectMany(t => t.Template.At("spec.containers").Items).Any(c => c["ports"].With("name", port).Exists)
        select $"{NameOf(resource)}: {port}";

    /// <summary>Containers that are not asked how they are.</summary>
    internal IEnumerable<string> Unasked =>
        from deployment in Resources
        where deployment["kind"].Text == "Deployment"
        from container in deployment.At("spec.template.spec.containers").Items
        from probe in new[] { ("startupProbe", "/health/live"), ("livenessProbe", "/health/live"), ("readinessProbe", "/health/ready") }
        where container[probe.Item1].At("httpGet.path").Text != probe.Item2
        select $"{NameOf(deployment)}: {probe.Item1}";

    /// <summary>Pods with rights that they do not need.</summary>
    internal IEnumerable<string> Unlocked => Templates.Where(t => !IsLocked(t.Template["spec"])).Select(t => t.Name);

    /// <summary>Secrets that everybody in the container could read.</summary>
    internal IEnumerable<string> OpenSecrets =>
        from template in Templates
        from volume in template.Template.At("spec.volumes").Items
        let source = volume["secret"].Exists ? volume["secret"] : volume["projected"]
        where source.Exists && source["defaultMode"].Text != "0440"
        select $"{template.Name}: {volume["name"].Text}";

    static bool IsLocked(Node pod) =>
        pod.At("securityContext.runAsNonRoot").Text == "true" && pod.At("securityContext.runAsUser").Text is not ("" or "0")
        && pod.At("securityContext.fsGroup").Exists && pod.At("securityContext.seccompProfile.type").Text == "RuntimeDefault"
        && pod["automountServiceAccountToken"].Text == "false"
        && pod["containers"].Items.All(c => c.At("securityContext.readOnlyRootFilesystem").Text == "true"
            && c.At("securityContext.allowPrivilegeEscalation").Text == "false"
            && c.At("securityContext.capabilities.drop").Texts.Contains("ALL"));

    IReadOnlyList<string> Selected(Node labels) =>
    [
        .. from template in Templates
           let own = template.Template["metadata"]["labels"]
           where labels.Members.Count > 0 && labels.Members.All(l => own[l.Key].Text == l.Value.Text)
           select template.Name,
    ];

    static IEnumerable<Node> SelectorsIn(Node node) =>
    [
        .. node.Members.Where(m => m.Key == "podSelector").Select(m => m.Value),
        .. node.Members.Values.Concat(node.Items).SelectMany(SelectorsIn),
    ];

    // Each value that an expression allows must be somebody's: one that is nobody's is a slip of the pen.
    bool Answers(Node selector) =>
        selector["matchLabels"].Members.All(l => IsThere(l.Key, l.Value.Text))
        && selector["matchExpressions"].Items.All(e => e["values"].Texts.All(v => IsThere(e["key"].Text, v)));

    bool IsThere(string label, string value) =>
        Outside.Contains($"{label}: {value}") || Templates.Any(t => t.Template["metadata"]["labels"][label].Text == value);

    static string Say(Node selector) => string.Join(", ", selector["matchLabels"].Members.Select(l => $"{l.Key}: {l.Value.Text}")
        .Concat(selector["matchExpressions"].Items.Select(e => $"{e["key"].Text}: {string.Join(" or ", e["values"].Texts)}")));

    static string NameOf(Node resource) => $"{resource["kind"].Text} {resource.At("metadata.name").Text}";

    [GeneratedRegex("(?<=`)[a-z0-9./-]+: [a-z-]+(?=`)", RegexOptions.None, 1000)]
    private static partial Regex Label();
}
