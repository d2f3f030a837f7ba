using TransferScheme.Platform.Settings;

namespace TransferScheme.Deploy.Tests;

/// <summary>The rules that hold for every host, held to both ways of installing them.</summary>
public sealed class InstalledTests
{
    static readonly Installed Broken = new(
        "refusals", "x:1", new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production", ["RabbitMq__Uri"] = "amqp://x", ["Hosting__Drian"] = "5",
            ["Secrets__Folder"] = "/run/settings", ["Protection__MasterKeyFile"] = "/run/secrets/key",
            ["Services__Address"] = "http://frontdoor:8080",
        },
        ["/run/settings/ConnectionStrings__refusal", "/run/other/Services__ClientId"], Grace: 15);

    public static TheoryData<string> Ways => ["compose", "kubernetes"];

    [Theory, MemberData(nameof(Ways))]
    public void Every_host_is_installed_and_nothing_else(string way) =>
        HostsOf(way).Select(h => h.Name).ShouldBe(Project.Names, ignoreOrder: true);

    [Fact]
    public void The_hosts_are_found() => Project.Names.ShouldBe(
        ["age-assessments", "allocation", "dashboards", "front-door", "identity", "portal", "referrals", "refusals"]);

    [Theory, MemberData(nameof(Ways))]
    public void Every_setting_that_is_given_is_read(string way) => StartedBy(way).SelectMany(h => h.Unknown).ShouldBeEmpty();

    [Fact]
    public void A_setting_that_nobody_reads_is_found() => Broken.Unknown.ShouldBe(
        ["refusals: Hosting:Drian is no setting", "refusals: ConnectionStrings:refusal is no setting"]);

    [Theory, MemberData(nameof(Ways))]
    public void Every_setting_that_is_needed_is_given(string way) => HostsOf(way).SelectMany(h => h.Missing).ShouldBeEmpty();

    [Fact]
    public void A_setting_that_is_missing_is_found() => Broken.Missing.ShouldBe(
        ["refusals: Hosting:Drain is missing", "refusals: ConnectionStrings:refusals is missing"]);

    [Fact]
    public void An_address_of_the_front_door_that_is_missing_is_found() =>
        (Broken with { Name = "front-door" }).Missing.ShouldContain("front-door: FrontDoor:Services:portal is missing");

    [Theory, MemberData(nameof(Ways))]
    public void No_secret_stands_in_a_variable(string way) => StartedBy(way).SelectMany(h => h.Shown).ShouldBeEmpty();

    [Fact]
    public void A_secret_in_a_variable_is_found() => Broken.Shown.ShouldBe(["refusals: RabbitMq:Uri is a secret and stands in a variable"]);

    [Theory, MemberData(nameof(Ways))]
    public void Every_file_that_a_setting_names_is_there(string way) => StartedBy(way).SelectMany(h => h.Unmounted).ShouldBeEmpty();

    [Fact]
    public void A_file_that_is_not_there_is_found() =>
        Broken.Unmounted.ShouldBe(["refusals: Protection__MasterKeyFile names /run/secrets/key, which is not there"]);

    [Theory, MemberData(nameof(Ways))]
    public void Every_host_has_time_to_drain_and_to_stop(string way) => HostsOf(way).SelectMany(h => h.Hurried).ShouldBeEmpty();

    [Fact]
    public void A_hurried_stop_is_found() => Broken.Hurried.ShouldBe(["refusals: has 15 s to stop", "refusals: does not drain"]);

    [Theory, MemberData(nameof(Ways))]
    public void Every_address_leads_to_a_host(string way) => StartedBy(way).SelectMany(h => h.Lost(Project.Names)).ShouldBeEmpty();

    [Fact]
    public void An_address_that_leads_nowhere_is_found() =>
        Broken.Lost(Project.Names).ShouldBe(["refusals: Services__Address leads to http://frontdoor:8080"]);

    [Theory, MemberData(nameof(Ways))]
    public void Every_service_has_its_schema_applied_by_its_own_user_and_with_no_other_secret(string way) =>
        StartedBy(way).Where(j => j.Name.EndsWith("-schema", StringComparison.Ordinal)).Select(Secrets).ShouldBe(
            SchemeSettings.Services.Select(s => $"{s.Replace('_', '-')}-schema: /run/settings/ConnectionStrings__{s}"), ignoreOrder: true);

    [Theory, MemberData(nameof(Ways))]
    public void A_service_is_given_no_other_services_secret(string way) =>
        HostsOf(way).Where(h => KnownSettings.ServiceOf(h.Name) is not null).Select(Secrets).ShouldBe(
            SchemeSettings.Services.Select(s =>
                $"{s.Replace('_', '-')}: /run/secrets/master-key /run/settings/ConnectionStrings__{s} "
                + (s == "identity" ? "/run/settings/Portal__ClientSecret " : "") + "/run/settings/RabbitMq__Uri"),
            ignoreOrder: true);

    [Theory, MemberData(nameof(Ways))]
    public void A_host_without_a_store_is_given_no_secret_but_the_portals_own(string way) =>
        HostsOf(way).Where(h => KnownSettings.ServiceOf(h.Name) is null).Select(Secrets)
            .ShouldBe(["portal: /run/settings/Portal__ClientSecret", "front-door: "], ignoreOrder: true);

    static string Secrets(Installed process) => $"{process.Name}: {string.Join(' ', process.Files.Order(StringComparer.Ordinal))}";

    static IReadOnlyList<Installed> StartedBy(string way) => way == "compose" ? Compose.Ours.Started : Kustomization.Ours.Started;

    static IEnumerable<Installed> HostsOf(string way) =>
        way == "compose" ? Compose.Ours.Hosts : Kustomization.Ours.Hosts;
}
