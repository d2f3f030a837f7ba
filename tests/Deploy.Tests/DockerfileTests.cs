namespace TransferScheme.Deploy.Tests;

/// <summary>The one Dockerfile of all hosts.</summary>
public sealed class DockerfileTests
{
    static readonly Dockerfile Broken = Dockerfile.Read("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
        USER 1654
        COPY secrets/ /x/
        # A comment
        RUN a \
            b
        FROM mcr.microsoft.com/dotnet/aspnet:latest
        ENV RABBIT_PASSWORD=x
        COPY . .
        USER 0

        """);

    [Fact]
    public void Every_image_is_pinned() => Dockerfile.Ours.Unpinned.ShouldBeEmpty();

    [Fact]
    public void An_image_that_is_not_pinned_is_found() => Broken.Unpinned.ShouldBe(["mcr.microsoft.com/dotnet/aspnet:latest"]);

    [Fact]
    public void It_does_not_run_as_root() => Dockerfile.Ours.RunsAsRoot.ShouldBeFalse();

    [Theory]
    [InlineData("USER 0")]
    [InlineData("USER root")]
    [InlineData("USER app")]
    [InlineData("EXPOSE 8080")]
    public void Running_as_root_or_as_who_knows_whom_is_found(string last)
    {
        Broken.RunsAsRoot.ShouldBeTrue();
        Dockerfile.Read($"FROM a\nUSER 1654\nFROM b\n{last}\n").RunsAsRoot.ShouldBeTrue();
    }

    [Fact]
    public void No_secret_comes_into_a_layer() => Dockerfile.Ours.Suspicious.ShouldBeEmpty();

    [Fact]
    public void A_secret_that_may_come_into_a_layer_is_found() => Broken.Suspicious.ShouldBe(["secrets/", ".", "RABBIT_PASSWORD=x"]);

    [Fact]
    public void Whatever_is_copied_is_there_and_let_through_and_nothing_else_is()
    {
        var copied = Dockerfile.Ours.Copied.Select(c => c.TrimEnd('/')).ToList();

        copied.ShouldAllBe(c => Path.Exists(Project.PathOf(c)));
        Project.Read(".dockerignore").Split('\n').Where(l => l is ['!', ..]).Select(l => l[1..]).ShouldBe(copied, ignoreOrder: true);
    }

    [Fact]
    public void It_is_built_for_any_host_from_the_locked_packages()
    {
        Dockerfile.Ours.Of("ARG").ShouldBe(["HOST"]);
        var runs = Dockerfile.Ours.Of("RUN").ToList();
        runs.Count.ShouldBe(2);
        runs[0].ShouldContain("--no-install-recommends nodejs npm");
        var build = runs[1];
        build.ShouldContain("src/Hosts/${HOST:?");
        build.ShouldContain("-p:RestoreLockedMode=true");
    }

    [Fact]
    public void It_tells_how_it_is_and_takes_commands()
    {
        Dockerfile.Ours.Shipped.Of("HEALTHCHECK").ShouldHaveSingleItem().ShouldEndWith("""CMD ["healthy"]""");
        Dockerfile.Ours.Shipped.Of("ENTRYPOINT").ShouldBe(["""["/app/host"]"""]);
    }

    [Fact]
    public void Every_host_that_is_spoken_of_is_there() =>
        Dockerfile.HostsIn(Project.Read("deploy/docker/Dockerfile") + Project.Read("docker-compose.yml"))
            .Except(Project.Hosts).ShouldBeEmpty();

    [Fact]
    public void A_host_that_is_not_there_is_found() =>
        Dockerfile.HostsIn("HOST=Referrals.Host or Referals.Host").Except(Project.Hosts).ShouldBe(["Referals.Host"]);
}
