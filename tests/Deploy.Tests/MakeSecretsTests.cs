using TransferScheme.Platform.Settings;
using TransferScheme.TestKit;

namespace TransferScheme.Deploy.Tests;

/// <summary>deploy/docker/make-secrets.</summary>
public sealed class MakeSecretsTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("secrets-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Given_nothing_when_made_then_there_is_every_file_that_compose_names_closed_to_others()
    {
        var made = await MakeAsync("made");

        made.Keys.Select(k => $"./secrets/{k}").ShouldBe(Compose.Ours.SecretFiles, ignoreOrder: true);
        foreach (var file in made.Keys)
        {
            File.GetUnixFileMode(Path.Combine(_folder, "made", file)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }

        File.GetUnixFileMode(Path.Combine(_folder, "made"))
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.EnumerateFileSystemEntries(_folder).Count().ShouldBe(1);
    }

    [Fact]
    public async Task Given_secrets_when_made_for_others_then_none_is_the_same()
    {
        var first = await MakeAsync("first");
        var second = await MakeAsync("second");

        first.Where(f => second[f.Key] == f.Value).ShouldBeEmpty();
        first.Where(f => f.Key.EndsWith(".password", StringComparison.Ordinal)).Select(f => f.Value).Distinct()
            .Count().ShouldBe(SchemeSettings.Services.Count + 1);
    }

    [Fact]
    public async Task Given_secrets_when_made_again_then_refused_and_left_as_they_are()
    {
        var made = await MakeAsync("made");

        var (code, output, complaints) = await RunAsync("made");

        (code, output).ShouldBe((1, ""));
        complaints.ShouldContain("is there already");
        Read("made").ShouldBe(made);
    }

    [Fact]
    public async Task Given_an_empty_folder_when_made_there_then_refused()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));

        (await RunAsync("empty")).Code.ShouldBe(1);
        Read("empty").ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_a_host_that_is_none_when_made_then_refused()
    {
        var (code, _, complaints) = await RunAsync("made", "--database", "a;Password=b");

        (code, complaints).ShouldBe((1, "a;Password=b is not the name of a host.\n"));
        Directory.Exists(Path.Combine(_folder, "made")).ShouldBeFalse();
    }

    [Fact]
    public async Task Given_secrets_when_read_then_each_is_in_the_form_that_its_reader_wants()
    {
        var made = await MakeAsync("made", "--database", "db.example", "--broker", "mq.example");

        Convert.FromBase64String(made["master-key"]).Length.ShouldBe(32);
        made["administrator.pgpass"].ShouldBe($"*:*:*:postgres:{made["administrator.password"]}\n");
        foreach (var service in SchemeSettings.Services)
        {
            made[$"{service}.password"].ShouldMatch("^[0-9a-f]{64}$");
            made[$"{service}.connection"].ShouldBe(
                $"Host=db.example;Database=scheme;Username=scheme_{service};Password={made[$"{service}.password"]};Maximum Pool Size=40");
        }

        made["portal.secret"].ShouldMatch("^[0-9a-f]{64}$");
        var broker = new Uri(made["broker.uri"]);
        (broker.Scheme, broker.Host, broker.Port, broker.AbsolutePath).ShouldBe(("amqp", "mq.example", 5672, "/"));
        made["broker.conf"].Split('\n').ShouldBe(
        [
            "default_user = scheme", $"default_pass = {broker.UserInfo["scheme:".Length..]}",
            "default_user_tags.administrator = false", "",
        ]);
    }

    [Fact]
    public async Task Given_the_cluster_when_its_README_is_followed_then_every_file_it_takes_is_made()
    {
        var made = await MakeAsync("made");

        Kustomization.Ours.SecretSources.ShouldBe(
            made.Keys.Where(k => k is "master-key" or "broker.uri" or "portal.secret" || k.EndsWith(".connection", StringComparison.Ordinal))
                .Select(k => $"secrets/{k}"),
            ignoreOrder: true);
    }

    [Fact]
    public void Given_secrets_when_kept_at_the_root_then_neither_the_repository_nor_an_image_takes_them()
    {
        Project.Read(".gitignore").Split('\n').Intersect(["secrets/", ".env"]).ShouldBe(["secrets/", ".env"]);
        Project.Read(".dockerignore").Split('\n').First(l => l is not ("" or ['#', ..])).ShouldBe("*");
    }

    async Task<Dictionary<string, string>> MakeAsync(string name, params IEnumerable<string> options)
    {
        var (code, _, complaints) = await RunAsync(name, options);
        (code, complaints).ShouldBe((0, ""));
        return Read(name);
    }

    Task<(int Code, string Output, string Complaints)> RunAsync(string name, params IEnumerable<string> options) =>
        Shell.RunAsync(Path.Combine(Repository.Root, "deploy/docker/make-secrets"), "", [.. options, Path.Combine(_folder, name)]);

    Dictionary<string, string> Read(string name) =>
        Directory.EnumerateFiles(Path.Combine(_folder, name)).ToDictionary(f => Path.GetFileName(f), File.ReadAllText);
}
