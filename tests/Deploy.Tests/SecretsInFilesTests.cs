using System.Text.RegularExpressions;

namespace TransferScheme.Deploy.Tests;

/// <summary>No file of the installation holds a secret, a default password or an image of no version.</summary>
public sealed partial class SecretsInFilesTests
{
    public static TheoryData<string> Files =>
    [
        "docker-compose.yml", ".dockerignore",
        .. new[] { "deploy/docker", "deploy/kubernetes", "deploy/database" }.Where(f => Directory.Exists(Project.PathOf(f)))
            .SelectMany(f => Directory.EnumerateFiles(Project.PathOf(f))).Select(f => Path.GetRelativePath(Project.PathOf(""), f)),
    ];

    [Theory, MemberData(nameof(Files))]
    public void A_file_holds_no_secret(string file) => Found(Project.Read(file)).ShouldBeEmpty();

    [Theory]
    [InlineData("POSTGRES_PASSWORD: postgres", "PASSWORD: postgres")]
    [InlineData("Username=x;Password=secret12", "Password=secret12")]
    [InlineData("default_pass = abcdef", "pass = abcdef")]
    [InlineData("clientSecret: \"abcdef\"", "Secret: \"abcdef")]
    [InlineData("amqp://scheme:abc@rabbitmq:5672/", "://scheme:abc@")]
    [InlineData("user: guest", "guest")]
    [InlineData("image: postgres:latest", ":latest")]
    [InlineData("key: q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=", "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=")]
    [InlineData("x: 0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef")]
    public void A_secret_is_found(string line, string secret) => Found(line).ShouldBe([secret]);

    [Theory]
    [InlineData("POSTGRES_PASSWORD_FILE: /run/secrets/administrator.password")]
    [InlineData("secret: { name: broker }")]
    [InlineData("referrals.password: { file: ./secrets/referrals.password }")]
    [InlineData("Username=scheme_$service;Password=$own")]
    [InlineData("files: [Portal__ClientSecret=secrets/portal.secret]")]
    public void What_only_names_one_is_none(string line) => Found(line).ShouldBeEmpty();

    [Theory]
    [InlineData("postgres", @"^postgres:17\.\d+$")]
    [InlineData("database", @"^postgres:17\.\d+$")]
    [InlineData("rabbitmq", @"^rabbitmq:4\.\d+(\.\d+)?$")]
    public void The_servers_are_pinned(string service, string image) => Compose.Ours.Services[service]["image"].Text.ShouldMatch(image);

    [Fact]
    public void The_job_prepares_with_the_tools_of_the_servers_own_version() =>
        Compose.Ours.Services["database"]["image"].Text.ShouldBe(Compose.Ours.Services["postgres"]["image"].Text);

    static IEnumerable<string> Found(string text) => Secret().Matches(text).Select(m => m.Value);

    [GeneratedRegex("""
        (pass(word)?|pwd|secret)["']?\s*[:=]\s*["']?(?!secrets/)[a-z0-9+/_-]{6,}
        |://[^/:@\s]+:[a-z0-9]+@
        |\bguest\b
        |:latest\b
        |\b[a-z0-9+/]{43}=
        |\b[0-9a-f]{32,}\b
        """, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Secret();
}
