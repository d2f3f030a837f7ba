using System.Globalization;

namespace TransferScheme.Deploy.Tests;

/// <summary>What docker-compose.yml says.</summary>
/// <param name="Root">The document.</param>
sealed record Compose(Node Root)
{
    internal static Compose Ours { get; } = Read(Project.Read("docker-compose.yml"));

    internal IReadOnlyDictionary<string, Node> Services => Root["services"].Members;

    /// <summary>All that runs one of our images.</summary>
    internal IReadOnlyList<Installed> Started =>
        [.. Services.Where(s => IsOurs(s.Value)).Select(s => AsInstalled(s.Key, s.Value))];

    /// <summary>Those of them that go on running.</summary>
    internal IReadOnlyList<Installed> Hosts => [.. Started.Where(s => !s.Name.EndsWith("-schema", StringComparison.Ordinal))];

    internal static Compose Read(string yaml) => new(Node.Read(yaml)[0]);

    /// <summary>What goes on running and is never asked how it is.</summary>
    internal IEnumerable<string> Unasked =>
        Services.Where(s => KeepsRunning(s.Value) && s.Value.At("healthcheck.test").Items.Count < 2).Select(s => s.Key);

    /// <summary>What is published, and where.</summary>
    internal IEnumerable<string> Published => Services.SelectMany(s => s.Value["ports"].Texts.Select(p => $"{s.Key} {p}"));

    /// <summary>What has a way out of this machine, or in: it is on a network that is not internal, or on none that is named.</summary>
    internal IEnumerable<string> Open => Services.Where(s =>
        s.Value["network_mode"].Exists
        || s.Value["networks"].Texts.DefaultIfEmpty("default").Any(n => Root["networks"][n]["internal"].Text != "true"))
        .Select(s => s.Key);

    /// <summary>What may reach a network.</summary>
    internal IEnumerable<string> On(string network) => Services.Where(s => s.Value["networks"].Texts.Contains(network)).Select(s => s.Key);

    /// <summary>What waits for something that is not there, or for a state that it never has.</summary>
    internal IEnumerable<string> WaitingInVain =>
        from service in Services
        from needed in service.Value["depends_on"].Members.Select(m => (m.Key, State: m.Value["condition"].Text))
            .Concat(service.Value["depends_on"].Texts.Select(t => (Key: t, State: "service_started")))
        let there = Services.GetValueOrDefault(needed.Key)
        where !there.Exists || (needed.State != "service_completed_successfully") != KeepsRunning(there)
        select $"{service.Key}: {needed.Key} {needed.State}";

    /// <summary>Secrets that are handed out and not declared, or declared and handed to nobody.</summary>
    internal IEnumerable<string> StraySecrets
    {
        get
        {
            var used = Services.Values.SelectMany(s => s["secrets"].Items).Select(SourceOf).ToHashSet();
            var declared = Root["secrets"].Members.Keys.ToHashSet();
            return
            [
                .. used.Except(declared).Select(s => $"{s} is not declared"),
                .. declared.Except(used).Select(s => $"{s} is handed to nobody"),
            ];
        }
    }

    /// <summary>The files that the secrets are read from.</summary>
    internal IReadOnlyList<string> SecretFiles => [.. Root["secrets"].Members.Values.Select(s => s["file"].Text)];

    /// <summary>What runs one of our images as root, with rights it does not need, or able to change itself.</summary>
    internal IEnumerable<string> Unlocked => Services.Where(s =>
        !s.Value["security_opt"].Texts.Contains("no-new-privileges:true")
        || (IsOurs(s.Value)
            && !(s.Value["user"].Text.StartsWith("${SCHEME_USER:?", StringComparison.Ordinal) && s.Value["read_only"].Text == "true"
                && s.Value["cap_drop"].Texts.Contains("ALL")))).Select(s => s.Key);

    /// <summary>Volumes that are mounted and not declared.</summary>
    internal IEnumerable<string> StrayVolumes => Services.SelectMany(s => s.Value["volumes"].Texts).Select(v => v.Split(':')[0])
        .Where(v => v[0] != '.' && !Root["volumes"].Members.ContainsKey(v));

    /// <summary>What takes more of the machine than it is told.</summary>
    internal IEnumerable<string> Unlimited => Services.Where(s =>
        KeepsRunning(s.Value) && s.Value.At("deploy.resources.limits") is var limits && !(limits["memory"].Exists && limits["cpus"].Exists))
        .Select(s => s.Key);

    /// <summary>Containers with a name and the host that is built for them.</summary>
    internal IEnumerable<string> Built => Services.Where(s => s.Value["build"].Exists)
        .Select(s => $"{s.Key} {s.Value["image"].Text} {s.Value.At("build.dockerfile").Text} {s.Value.At("build.args.HOST").Text}");

    static bool KeepsRunning(Node service) => service["restart"].Text == "unless-stopped";

    static Installed AsInstalled(string name, Node service) => new(
        name, service["image"].Text, service["environment"].Members.ToDictionary(m => m.Key, m => m.Value.Text),
        [.. service["secrets"].Items.Select(TargetOf)],
        int.Parse(service["stop_grace_period"].Text is [.. var seconds, 's'] ? seconds : "10", CultureInfo.InvariantCulture));

    static bool IsOurs(Node service) => service["image"].Text.StartsWith("transferscheme/", StringComparison.Ordinal);

    static string TargetOf(Node secret) =>
        Path.Combine("/run/secrets", secret["target"].Text is { Length: > 0 } target ? target : SourceOf(secret));

    static string SourceOf(Node secret) => secret["source"].Text is { Length: > 0 } source ? source : secret.Text;
}
