using TransferScheme.Platform.Settings;

namespace TransferScheme.Deploy.Tests;

/// <summary>What holds for deploy/kubernetes as a whole.</summary>
public sealed class KustomizationTests
{
    static readonly Kustomization Broken = new(new Dictionary<string, string>
    {
        ["kustomization.yaml"] = "resources: [a.yaml, lost.yaml]\npatches: [{ path: p.yaml }]",
        ["a.yaml"] = "", ["p.yaml"] = "", ["forgotten.yaml"] = "", ["README.md"] = "",
    });

    [Fact]
    public void Every_file_is_listed_and_there() => Kustomization.Ours.Stray.ShouldBeEmpty();

    [Fact]
    public void A_stray_file_is_found() => Broken.Stray.ShouldBe(["lost.yaml is not there", "forgotten.yaml is not listed"]);

    [Theory]
    [InlineData("Deployment")]
    [InlineData("Service")]
    [InlineData("PodDisruptionBudget")]
    public void Every_host_has_one_of_each(string kind) =>
        Kustomization.Ours.Of(kind).Select(r => r.At("metadata.name").Text).ShouldBe(Project.Names, ignoreOrder: true);

    [Fact]
    public void There_is_nothing_else() => Kustomization.Ours.Resources.Select(r => r["kind"].Text).Distinct()
        .ShouldBe(["Deployment", "PodDisruptionBudget", "NetworkPolicy", "Job", "Service"], ignoreOrder: true);

    [Fact]
    public void Every_host_runs_twice_and_one_instance_stays_up()
    {
        Kustomization.Ours.Of("Deployment")
            .Select(d => (d.At("spec.replicas").Text, d.At("spec.strategy.rollingUpdate.maxUnavailable").Text))
            .Distinct().ShouldBe([("2", "0")]);
        Kustomization.Ours.Of("PodDisruptionBudget").Select(b => b.At("spec.minAvailable").Text).Distinct().ShouldBe(["1"]);
    }

    [Fact]
    public void Every_image_is_that_of_its_host_and_its_version_is_left_to_the_overlay() =>
        Kustomization.Ours.Started.Select(s => $"{s.Name} {s.Image}").ShouldBe(
        [
            .. Project.Names.Select(n => $"{n} transferscheme/{n}:set-by-overlay"),
            .. SchemeSettings.Services.Select(s => s.Replace('_', '-')).Select(s => $"{s}-schema transferscheme/{s}:set-by-overlay"),
        ], ignoreOrder: true);

    [Fact]
    public void Every_setting_from_a_map_is_in_the_map_that_an_operator_is_told_to_make() => Kustomization.Ours.Of("Deployment")
        .SelectMany(d => d.At("spec.template.spec.containers").Items).SelectMany(c => c["env"].Items)
        .Select(e => e.At("valueFrom.configMapKeyRef")).Where(r => r.Exists).Select(r => $"{r["name"].Text} {r["key"].Text}")
        .ShouldBe(Kustomization.Ours.MapSettings);

    [Fact]
    public void Only_the_front_door_may_be_reached_from_elsewhere() =>
        Kustomization.Ours.Of("NetworkPolicy").Where(p => p.At("spec.ingress").Items.Any(i => !i["from"].Exists))
            .Select(p => p.At("metadata.name").Text).ShouldBe(["front-door"]);

    [Fact]
    public void What_no_rule_allows_is_forbidden_to_every_pod_of_ours()
    {
        var rule = Kustomization.Ours.Of("NetworkPolicy").Single(p => p.At("metadata.name").Text == "nothing-else")["spec"];

        rule["policyTypes"].Texts.ShouldBe(["Ingress", "Egress"]);
        rule["ingress"].Exists.ShouldBeFalse();
        var label = rule.At("podSelector.matchLabels").Members.ShouldHaveSingleItem();
        Kustomization.Ours.Resources.Select(r => r.At("spec.template.metadata")).Where(m => m.Exists)
            .ShouldAllBe(m => m["labels"][label.Key].Text == label.Value.Text);
    }
}
