using TransferScheme.Platform.Settings;

namespace TransferScheme.Deploy.Tests;

/// <summary>What holds for docker-compose.yml alone.</summary>
public sealed class ComposeTests
{
    static readonly Compose Broken = Compose.Read("""
        services:
          a:
            image: transferscheme/a:local
            user: "0"
            restart: unless-stopped
            ports: ["8080:8080"]
            networks: [calls, outside]
            secrets: [lost]
            volumes: ["here:/there"]
            depends_on: { job: { condition: service_healthy }, nobody: { condition: service_started } }
          job:
            image: transferscheme/a:local
            security_opt: ["no-new-privileges:true"]
            user: ${SCHEME_USER:?}
            read_only: true
            cap_drop: [ALL]
            build: { dockerfile: Dockerfile, args: { HOST: B.Host } }
        networks: { calls: { internal: true }, outside: {} }
        secrets: { kept: { file: ./kept } }
        """);

    [Fact]
    public void Everything_that_goes_on_running_is_asked_how_it_is() => Compose.Ours.Unasked.ShouldBeEmpty();

    [Fact]
    public void What_is_never_asked_is_found() => Broken.Unasked.ShouldBe(["a"]);

    [Fact]
    public void Only_the_front_door_is_published_and_to_this_machine_alone() =>
        Compose.Ours.Published.ShouldBe(["front-door 127.0.0.1:${SCHEME_PORT:-8080}:8080"]);

    [Fact]
    public void A_published_port_is_found() => Broken.Published.ShouldBe(["a 8080:8080"]);

    [Fact]
    public void Only_the_front_door_has_a_way_out() => Compose.Ours.Open.ShouldBe(["front-door"]);

    [Fact]
    public void A_way_out_is_found() => Broken.Open.ShouldBe(["a", "job"]);

    [Fact]
    public void Database_and_broker_are_reached_by_the_services_and_the_jobs_alone() => Compose.Ours.On("data").ShouldBe(
    [
        "postgres", "rabbitmq", "database",
        .. SchemeSettings.Services.Select(s => s.Replace('_', '-')).SelectMany(s => new[] { s, $"{s}-schema" }),
    ]);

    [Fact]
    public void Who_may_reach_a_network_is_found() => Broken.On("calls").ShouldBe(["a"]);

    [Fact]
    public void Nothing_waits_in_vain() => Compose.Ours.WaitingInVain.ShouldBeEmpty();

    [Fact]
    public void What_waits_in_vain_is_found() => Broken.WaitingInVain.ShouldBe(["a: job service_healthy", "a: nobody service_started"]);

    [Fact]
    public void Every_service_waits_for_its_schema_and_every_schema_for_the_database()
    {
        foreach (var name in SchemeSettings.Services.Select(s => s.Replace('_', '-')))
        {
            Compose.Ours.Services[name]["depends_on"].Members.Keys.ShouldBe([$"{name}-schema", "rabbitmq"]);
            Compose.Ours.Services[$"{name}-schema"]["depends_on"].Members.Keys.ShouldBe(["database"]);
        }
    }

    [Fact]
    public void Every_secret_is_declared_and_handed_to_somebody() => Compose.Ours.StraySecrets.ShouldBeEmpty();

    [Fact]
    public void A_stray_secret_is_found() => Broken.StraySecrets.ShouldBe(["lost is not declared", "kept is handed to nobody"]);

    [Fact]
    public void Everything_of_ours_is_locked() => Compose.Ours.Unlocked.ShouldBeEmpty();

    [Fact]
    public void What_is_not_locked_is_found() => Broken.Unlocked.ShouldBe(["a"]);

    [Fact]
    public void The_data_of_both_servers_is_in_volumes_and_every_volume_is_declared()
    {
        Compose.Ours.StrayVolumes.ShouldBeEmpty();
        Compose.Ours.Services["postgres"]["volumes"].Texts.ShouldBe(["postgres:/var/lib/postgresql/data"]);
        Compose.Ours.Services["rabbitmq"]["volumes"].Texts.ShouldBe(["rabbitmq:/var/lib/rabbitmq"]);
    }

    [Fact]
    public void A_volume_that_is_not_declared_is_found() => Broken.StrayVolumes.ShouldBe(["here"]);

    [Fact]
    public void The_brokers_data_stays_its_own_because_its_name_stays() =>
        Compose.Ours.Services["rabbitmq"]["hostname"].Text.ShouldBe("rabbitmq");

    [Fact]
    public void Everything_that_goes_on_running_is_limited() => Compose.Ours.Unlimited.ShouldBeEmpty();

    [Fact]
    public void What_is_not_limited_is_found() => Broken.Unlimited.ShouldBe(["a"]);

    [Fact]
    public void Every_host_is_built_for_its_own_container_from_the_one_Dockerfile() => Compose.Ours.Built.ShouldBe(
        Project.Hosts.Select(h => $"{Project.NameOf(h)} transferscheme/{Project.NameOf(h)}:local deploy/docker/Dockerfile {h}"),
        ignoreOrder: true);

    [Fact]
    public void What_is_built_is_found() => Broken.Built.ShouldBe(["job transferscheme/a:local Dockerfile B.Host"]);
}
