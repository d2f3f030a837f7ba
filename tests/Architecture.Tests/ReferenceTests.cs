using System.Xml.Linq;

namespace TransferScheme.Architecture.Tests;

/// <summary>Who may know whom. Services meet in Contracts and over HTTP, and nowhere else.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void Every_project_references_only_what_its_kind_may() => Violations(Sources.Projects).ShouldBeEmpty();

    [Fact]
    public void A_service_that_references_a_service_is_found() =>
        Violations(
        [
            Project("src/Services/Refusals/Refusals.csproj", "../../Contracts/Contracts.csproj", "../../Platform/Platform.csproj"),
            Project("src/Services/Referrals/Referrals.csproj", "../Allocation/Allocation.csproj"),
            Project("src/Contracts/Contracts.csproj", "../Platform/Platform.csproj"),
            Project("src/EventStore/EventStore.csproj", "../Contracts/Contracts.csproj"),
            Project("src/Portal/Portal.csproj", "../Services/Referrals/Referrals.csproj"),
        ]).ShouldBe(
        [
            "src/Services/Referrals/Referrals.csproj references Allocation", "src/Contracts/Contracts.csproj references Platform",
            "src/EventStore/EventStore.csproj references Contracts", "src/Portal/Portal.csproj references Referrals",
        ]);

    [Fact]
    public void No_assembly_of_a_service_uses_another_service() => Ours.Services.SelectMany(service => service.GetReferencedAssemblies()
        .Where(other => Ours.ServiceNames.Any(name => other.Name == $"TransferScheme.{name}"))
        .Select(other => $"{service.GetName().Name} uses {other.Name}")).ShouldBeEmpty();

    [Fact]
    public void Contracts_uses_nothing_but_the_framework() =>
        Ours.Contracts.GetReferencedAssemblies().Select(a => a.Name!).Where(a => !a.StartsWith("System.", StringComparison.Ordinal)).ShouldBeEmpty();

    static IReadOnlyList<string> Violations(IEnumerable<Source> projects) =>
        [.. projects.SelectMany(p => References(p).Where(r => !Allowed(p).Contains(r)).Select(r => $"{p.Path} references {r}"))];

    static IEnumerable<string> References(Source project) => XDocument.Parse(project.Text).Descendants("ProjectReference")
        .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

    static string[] Allowed(Source project) => project.Path.Split('/') switch
    {
        ["src", "Contracts" or "EventStore" or "Rota", ..] => [],
        ["src", "Tool", ..] => ["Rota"],
        ["src", "Platform", ..] => ["Contracts"],
        ["src", "Services", "Allocation", ..] => ["Contracts", "Platform", "Rota"],
        ["src", "Services", ..] => ["Contracts", "Platform"],

        // Its pages check ledger and receipts as the command does, by the published rules and not by what the service says of itself.
        ["src", "Portal", ..] => ["Contracts", "Platform", "Rota"],
        ["src", "Hosts", ..] => ["Contracts", "Platform", "Portal", .. Ours.ServiceNames],
        _ => [],
    };

    static Source Project(string path, params IEnumerable<string> references) =>
        new(path, $"<Project>{string.Concat(references.Select(r => $"<ItemGroup><ProjectReference Include=\"{r}\" /></ItemGroup>"))}</Project>");
}
