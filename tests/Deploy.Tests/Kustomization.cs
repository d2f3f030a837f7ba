using System.Globalization;

namespace TransferScheme.Deploy.Tests;

/// <summary>What deploy/kubernetes says, with patches and labels applied as kustomize applies them.</summary>
/// <param name="Folder">Its files and their texts.</param>
sealed record Kustomization(IReadOnlyDictionary<string, string> Folder)
{
    internal static Kustomization Ours { get; } = new(
        Directory.EnumerateFiles(Project.PathOf("deploy/kubernetes")).ToDictionary(f => Path.GetFileName(f), File.ReadAllText));

    Node Root => Node.Read(Folder["kustomization.yaml"])[0];

    IReadOnlyList<string> Listed => [.. Root["resources"].Texts, .. Root["patches"].Items.Select(p => p["path"].Text)];

    /// <summary>The example of an overlay in the README.</summary>
    Node Overlay => Node.Read(string.Join(
        '\n', Folder["README.md"].Split("## The overlay\n")[1].Split("\n## ")[0].Split('\n')
            .Where(l => l is [' ', ' ', ' ', ' ', ..] && !l.Contains("- …", StringComparison.Ordinal)).Select(l => l[4..])))[0];

    /// <summary>Every resource, as it is sent to the cluster.</summary>
    internal IReadOnlyList<Node> Resources =>
        [.. Root["resources"].Texts.SelectMany(f => Node.Read(Folder[f])).Select(Patched).Select(Labelled)];

    /// <summary>Files that are named and not there, or there and not named.</summary>
    internal IEnumerable<string> Stray =>
    [
        .. Listed.Except(Folder.Keys).Select(f => $"{f} is not there"),
        .. Folder.Keys.Except([.. Listed, "kustomization.yaml", "README.md"]).Select(f => $"{f} is not listed"),
    ];

    internal IEnumerable<Node> Of(string kind) => Resources.Where(r => r["kind"].Text == kind);

    internal IReadOnlyList<Installed> Hosts => [.. Of("Deployment").Select(AsInstalled)];

    internal IReadOnlyList<Installed> Started => [.. Hosts, .. Of("Job").Select(AsInstalled)];

    /// <summary>The files of each secret that the README tells an operator to make.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Secrets => Overlay["secretGenerator"].Items.ToDictionary(
        s => s["name"].Text, s => (IReadOnlyList<string>)[.. s["files"].Texts.Select(f => Path.GetFileName(f.Split('=')[0]))]);

    /// <summary>The files of make-secrets that they are made from.</summary>
    internal IEnumerable<string> SecretSources =>
        Overlay["secretGenerator"].Items.SelectMany(s => s["files"].Texts).Select(f => f.Split('=')[^1]);

    /// <summary>The settings of each map that the README tells an operator to make.</summary>
    internal IEnumerable<string> MapSettings =>
        Overlay["configMapGenerator"].Items.SelectMany(m => m["literals"].Texts.Select(l => $"{m["name"].Text} {l.Split('=')[0]}"));

    Node Patched(Node resource) => Root["patches"].Items.Where(p => p.At("target.kind").Text == resource["kind"].Text)
        .Where(p => p.At("target.labelSelector").Text is var wanted && (wanted.Length == 0 || IsLabelled(resource, wanted)))
        .Aggregate(resource, (r, p) => WithName(r.Under(Node.Read(Folder[p["path"].Text])[0]), resource.At("metadata.name")));

    Node Labelled(Node resource)
    {
        var labels = new Node(new Dictionary<object, object?> { ["labels"] = Root["labels"].Items[0]["pairs"].Value });
        var metadata = new Dictionary<object, object?> { ["metadata"] = labels.Value };
        var template = new Dictionary<object, object?> { ["spec"] = new Dictionary<object, object?> { ["template"] = metadata } };
        var labelled = resource.Under(new Node(metadata));
        return resource.At("spec.template").Exists ? labelled.Under(new Node(template)) : labelled;
    }

    static bool IsLabelled(Node resource, string wanted) =>
        resource["metadata"]["labels"][wanted.Split('=')[0]].Text == wanted.Split('=')[1];

    static Node WithName(Node resource, Node name) => resource.Under(new Node(
        new Dictionary<object, object?> { ["metadata"] = new Dictionary<object, object?> { ["name"] = name.Value } }));

    Installed AsInstalled(Node resource)
    {
        var pod = resource.At("spec.template.spec");
        var container = pod["containers"].Items[0];
        return new Installed(
            resource.At("metadata.name").Text, container["image"].Text,
            container["env"].Items.ToDictionary(e => e["name"].Text, e => e["value"].Text),
            [
                .. from mount in container["volumeMounts"].Items
                   from key in KeysOf(pod["volumes"].With("name", mount["name"].Text))
                   select $"{mount["mountPath"].Text}/{key}",
            ],
            int.Parse(pod["terminationGracePeriodSeconds"].Text is { Length: > 0 } grace ? grace : "30", CultureInfo.InvariantCulture));
    }

    IEnumerable<string> KeysOf(Node volume) => volume.At("projected.sources").Items.Select(s => s.At("secret.name").Text)
        .Append(volume.At("secret.secretName").Text).Where(n => n.Length > 0)
        .SelectMany(n => Secrets.TryGetValue(n, out var keys) ? keys : [$"(secret {n} is not in the README)"]);
}
