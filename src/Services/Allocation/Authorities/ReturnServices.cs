using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Authorities;

/// <summary>A service, or accommodation, available to looked-after children.</summary>
/// <param name="Kind">What kind, in the words of the form.</param>
/// <param name="Description">What it is. About the service, never about a child.</param>
/// <param name="Places">How many places it has, where it has places.</param>
/// <param name="Languages">Languages that are spoken there, ISO 639 codes.</param>
/// <param name="Faiths">Faiths whose communities it is close to.</param>
public sealed record ServiceOffered(
    string Kind, string Description, int? Places = null, IReadOnlyList<string>? Languages = null, IReadOnlyList<string>? Faiths = null);

/// <summary>An authority's return of the services and accommodation available to looked-after children (section 70).</summary>
/// <param name="AsOf">Day that it describes, not in the future.</param>
/// <param name="Form">The form that was asked for.</param>
/// <param name="Services">The services.</param>
public sealed record ReturnServicesRequest(DateOnly AsOf, string Form, IReadOnlyList<ServiceOffered> Services) : IChecked
{
    const int MostServices = 200;
    const int MostPlaces = 100_000;
    const int MostNames = 100;

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(AsOf.Year < 2000, "asOf", "Must not be before 2000.");
        faults.Text(Form, "form", 100);
        faults.When(Services.Count > MostServices, "services", "Must be at most 200.");
        foreach (var (i, service) in Services.Index())
        {
            faults.Text(service.Kind, $"services[{i}].kind", 100);
            faults.Text(service.Description, $"services[{i}].description", 2000);
            Check(faults, service.Languages, $"services[{i}].languages", 3);
            Check(faults, service.Faiths, $"services[{i}].faiths", 100);
            faults.When(service.Places is < 0 or > MostPlaces, $"services[{i}].places", "Must be 0 to 100000.");
        }
    }

    static void Check(Faults faults, IReadOnlyList<string>? names, string member, int longest)
    {
        faults.When(names?.Count > MostNames, member, "Must be at most 100.");
        foreach (var (i, name) in (names ?? []).Take(MostNames).Index())
        {
            faults.Text(name, $"{member}[{i}]", longest);
        }
    }
}

/// <summary>Takes the return.</summary>
static class ReturnServices
{
    internal static void Map(RouteGroupBuilder authorities) => authorities.MapPut("{code}/services", Handle).WithName("ReturnServices");

    /// <summary>
    /// The newest return stands, and the earlier ones are kept (Immigration Act 2016, section 70: in such form and manner as directed).
    /// </summary>
    internal static Decision<AuthorityEvent> Decide(Authority authority, ReturnServicesRequest request, DateOnly today) =>
        request.AsOf > today ? Rejection.Invalid("asOf", "Must not be in the future.")
            : authority.IsAbolishedOn(today) ? SucceedAuthority.Abolished
            : new ServicesReturned(request.AsOf, request.Form, request.Services, authority.Code);

    static Task<CommandResult> Handle(
        string code, Command<ReturnServicesRequest> command, IAllocationStore store, TimeProvider clock, CancellationToken ct)
    {
        var today = UkTime.DateOf(clock.GetUtcNow());
        return store.Decide<Authority, AuthorityEvent, ReturnServicesRequest>(
            command, Streams.Authority(code), AllocationPolicy.MayDeclare,
            (authority, request) => Task.FromResult(Decide(authority, request, today)), ct, Authority.AnswerOn(today));
    }
}
