using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Authorities;

/// <summary>An authority's return of the unaccompanied children whom it looks after.</summary>
/// <param name="Count">How many.</param>
/// <param name="AsOf">Day of the count, not in the future.</param>
public sealed record DeclareChildrenLookedAfterRequest(int Count, DateOnly AsOf) : IChecked
{
    const int Most = 100_000;

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(Count is < 0 or > Most, "count", "Must be 0 to 100000.");
        faults.When(AsOf.Year < 2000, "asOf", "Must not be before 2000.");
    }
}

/// <summary>Takes the return: the position changes, the ledger does not.</summary>
static class DeclareChildrenLookedAfter
{
    internal static void Map(RouteGroupBuilder authorities) =>
        authorities.MapPut("{code}/children-looked-after", Handle).WithName("DeclareChildrenLookedAfter");

    /// <summary>A new count stands from its day on; the same count again changes nothing (scheme rules E04 to E06).</summary>
    internal static Decision<AuthorityEvent> Decide(Authority authority, DeclareChildrenLookedAfterRequest request, DateTimeOffset now)
    {
        var today = UkTime.DateOf(now);
        return request.AsOf > today ? Rejection.Invalid("asOf", "Must not be in the future.")
            : authority.IsAbolishedOn(today) ? SucceedAuthority.Abolished
            : (authority.Count?.Children, authority.Count?.AsOf) == (request.Count, request.AsOf) ? Decision<AuthorityEvent>.Nothing
            : Declare(authority, request.Count, request.AsOf, today);
    }

    /// <summary>The event of a count that is declared today.</summary>
    internal static AuthorityEvent Declare(Authority authority, int count, DateOnly asOf, DateOnly today)
    {
        var since = asOf < today ? asOf : today;
        return new ChildrenLookedAfterDeclared(count, asOf, since, authority.WithCount(count, asOf, since).Position);
    }

    static Task<CommandResult> Handle(
        string code, Command<DeclareChildrenLookedAfterRequest> command, IAllocationStore store, TimeProvider clock,
        CancellationToken ct) =>
        store.Decide<Authority, AuthorityEvent, DeclareChildrenLookedAfterRequest>(
            command, Streams.Authority(code), AllocationPolicy.MayDeclare,
            (authority, request) => Task.FromResult(Decide(authority, request, clock.GetUtcNow())), ct,
            Authority.AnswerOn(UkTime.DateOf(clock.GetUtcNow())));
}
