using TransferScheme.Allocation.Offers;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Authorities;

/// <summary>Free places of one kind.</summary>
/// <param name="PlacementType">Kind of placement.</param>
/// <param name="Sex">Whom they are for: <c>female</c>, <c>male</c>, <c>other</c>, or <c>any</c>.</param>
/// <param name="AgeFrom">Youngest age taken, 0 to 17.</param>
/// <param name="AgeTo">Oldest age taken, 0 to 17.</param>
/// <param name="Places">How many.</param>
public sealed record FreePlaces(string PlacementType, string Sex, int AgeFrom, int AgeTo, int Places);

/// <summary>An authority's own declaration of the places that it has free.</summary>
/// <param name="Places">The places; empty where it has none.</param>
/// <param name="ValidUntil">Last day on which the declaration counts: today or later.</param>
public sealed record DeclareCapacityRequest(IReadOnlyList<FreePlaces> Places, DateOnly ValidUntil) : IChecked
{
    const int MostLines = 100;
    const int MostPlaces = 10_000;
    static readonly string[] Sexes = ["female", "male", "other", "any"];

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(Places.Count > MostLines, "places", "Must be at most 100 kinds.");
        foreach (var (i, line) in Places.Index())
        {
            faults.OneOf(line.PlacementType, $"places[{i}].placementType", AcceptOfferRequest.PlacementTypes);
            faults.OneOf(line.Sex, $"places[{i}].sex", Sexes);
            faults.When(line.AgeFrom is < 0 or > 17, $"places[{i}].ageFrom", "Must be 0 to 17.");
            faults.When(line.AgeTo is < 0 or > 17, $"places[{i}].ageTo", "Must be 0 to 17.");
            faults.When(line.AgeFrom > line.AgeTo, $"places[{i}].ageTo", "Must not be below ageFrom.");
            faults.When(line.Places is < 0 or > MostPlaces, $"places[{i}].places", "Must be 0 to 10000.");
        }
    }
}

/// <summary>Takes a declaration. It is advisory and expires: a council's own word never changes whose turn it is.</summary>
static class DeclareCapacity
{
    internal static void Map(RouteGroupBuilder authorities) =>
        authorities.MapPut("{code}/capacity", Handle).WithName("DeclareCapacity");

    /// <summary>The newest declaration stands, whatever the one before said; the same again changes nothing.</summary>
    internal static Decision<AuthorityEvent> Decide(Authority authority, DeclareCapacityRequest request, DateOnly today) =>
        request.ValidUntil < today ? Rejection.Invalid("validUntil", "Must not be in the past.")
            : authority.IsAbolishedOn(today) ? SucceedAuthority.Abolished
            : authority.Capacity is { } stands && stands.ValidUntil == request.ValidUntil && stands.Places.SequenceEqual(request.Places)
                ? Decision<AuthorityEvent>.Nothing
            : new CapacityDeclared(request.Places, request.ValidUntil);

    static Task<CommandResult> Handle(
        string code, Command<DeclareCapacityRequest> command, IAllocationStore store, TimeProvider clock, CancellationToken ct)
    {
        var today = UkTime.DateOf(clock.GetUtcNow());
        return store.Decide<Authority, AuthorityEvent, DeclareCapacityRequest>(
            command, Streams.Authority(code), AllocationPolicy.MayDeclare,
            (authority, request) => Task.FromResult(Decide(authority, request, today)), ct, Authority.AnswerOn(today));
    }
}
