using TransferScheme.Identity.Persons;
using TransferScheme.Platform.Security;

namespace TransferScheme.Identity.Demo;

/// <summary>Somebody who signs in to the demo. Addresses and names are plainly not those of people.</summary>
/// <param name="Email">Address under <c>demo.invalid</c>, which exists nowhere (RFC 2606).</param>
/// <param name="Name">Office and place.</param>
/// <param name="Standing">What they are in the scheme.</param>
sealed record DemoPerson(string Email, string Name, Standing Standing);

/// <summary>A client of the demo.</summary>
/// <param name="ClientId">Its client id.</param>
/// <param name="Standing">What it is in the scheme.</param>
/// <param name="Email">Address of the person for whom it stands; null for a system.</param>
sealed record DemoClient(string ClientId, Standing Standing, string? Email = null);

/// <summary>
/// Who signs in to the demo: a national team, an auditor, a coordinator for each region; for every authority a duty officer, two
/// assessors and a manager; a client that stands for each of them, one for each authority's own system, and the portal's.
/// </summary>
static class DemoRoster
{
    /// <summary>Begins the client id of every client of the demo.</summary>
    internal const string Prefix = "demo-";

    /// <summary>The people, in the order of the file.</summary>
    internal static IEnumerable<DemoPerson> People(IReadOnlyList<DemoAuthority> authorities) =>
    [
        Person("national", "National team", Role.National),
        Person("auditor", "Auditor", Role.Auditor),
        .. authorities.Select(a => a.Region).Distinct().Order(StringComparer.Ordinal)
            .Select(region => Person($"coordinator.{region}", $"Coordinator, {NameOf(region)}", Role.Coordinator, region: region)),
        .. authorities.SelectMany(a => (IEnumerable<DemoPerson>)
        [
            Person($"duty-officer.{a.GssCode}", $"Duty officer, {a.Name}", Role.DutyOfficer, a.GssCode),
            Person($"assessor-1.{a.GssCode}", $"First assessor, {a.Name}", Role.Assessor, a.GssCode),
            Person($"assessor-2.{a.GssCode}", $"Second assessor, {a.Name}", Role.Assessor, a.GssCode),
            Person($"manager.{a.GssCode}", $"Manager, {a.Name}", Role.Manager, a.GssCode),
        ]),
    ];

    /// <summary>The clients, in the order of the file.</summary>
    internal static IEnumerable<DemoClient> Clients(IReadOnlyList<DemoAuthority> authorities) =>
    [
        new($"{Prefix}portal", Standing.Of(Role.Portal)),
        .. People(authorities).Select(p => new DemoClient($"{Prefix}{p.Email[..p.Email.IndexOf('@', StringComparison.Ordinal)]}", p.Standing, p.Email)),
        .. authorities.Select(a => new DemoClient($"{Prefix}system.{Lower(a.GssCode)}", Standing.Of(Role.ApiClient, a.GssCode))),
    ];

    /// <summary>In the demo the managers may decline: a duty officer drafts, and another person decides.</summary>
    internal static IEnumerable<PersonEvent> Delegated(Standing standing) =>
        standing == Standing.Of(Role.Manager, standing.Authority) ? [new DelegationSet(true)] : [];

    /// <summary>The name of a region by its slug: <c>yorkshire-and-the-humber</c> is Yorkshire and The Humber.</summary>
    internal static string NameOf(string region) => string.Join(
        ' ', region.Split('-').Select(word => word is "and" or "of" ? word : $"{char.ToUpperInvariant(word[0])}{word[1..]}"));

    static DemoPerson Person(string mailbox, string name, Role role, string? authority = null, string? region = null) =>
        new($"{Lower(mailbox)}@demo.invalid", name, Standing.Of(role, authority, region));

    static string Lower(string code) => code.ToLower(System.Globalization.CultureInfo.InvariantCulture);
}
