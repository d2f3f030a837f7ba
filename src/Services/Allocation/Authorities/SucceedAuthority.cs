using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Authorities;

/// <summary>Who takes over from an authority that is abolished, merged or split.</summary>
/// <param name="Successors">Codes of the authorities that take over.</param>
/// <param name="From">First day on which the authority no longer exists.</param>
public sealed record SucceedAuthorityRequest(IReadOnlyList<string> Successors, DateOnly From) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.When(Successors.Count is 0 or > 20, "successors", "Must be 1 to 20 authorities.");
        faults.When(Successors.Distinct(StringComparer.Ordinal).Count() < Successors.Count, "successors", "Must not name one twice.");
        faults.When(From.Year < 2000, "from", "Must not be before 2000.");
        foreach (var (i, successor) in Successors.Index())
        {
            faults.Text(successor, $"successors[{i}]", 20);
        }
    }
}

/// <summary>
/// Ends an authority's part in the scheme. Its balance stays in the ledger, its successors' are untouched, and nothing that was
/// decided is decided again.
/// </summary>
static class SucceedAuthority
{
    /// <summary>What a command on an authority that no longer exists is told.</summary>
    internal static Rejection Abolished { get; } =
        Rejection.Conflict("authority-abolished", "This authority has been abolished: others have taken over from it.");

    internal static void Map(RouteGroupBuilder authorities) =>
        authorities.MapPost("{code}/succession", Handle).WithName("SucceedAuthority");

    /// <summary>
    /// Successors are other authorities that exist on the day, or today where that is later. Until the day comes another
    /// succession may take the place of the one before; the same again changes nothing.
    /// </summary>
    internal static Decision<AuthorityEvent> Decide(
        Authority authority, SucceedAuthorityRequest request, IReadOnlyList<Authority> all, DateOnly today)
    {
        var day = request.From > today ? request.From : today;
        foreach (var (i, code) in request.Successors.Index())
        {
            if (code == authority.Code || all.FirstOrDefault(a => a.Code == code)?.IsAbolishedOn(day) is not false)
            {
                return Rejection.Invalid($"successors[{i}]", "Must be another authority of the scheme, and not abolished by then.");
            }
        }

        return authority.Succession is { } stands && stands.From == request.From && stands.Successors.SequenceEqual(request.Successors)
                ? Decision<AuthorityEvent>.Nothing
            : authority.IsAbolishedOn(today) ? Abolished
            : new AuthoritySucceeded(request.Successors, request.From);
    }

    static Task<CommandResult> Handle(
        string code, Command<SucceedAuthorityRequest> command, IAllocationStore store, TimeProvider clock, CancellationToken ct)
    {
        var today = UkTime.DateOf(clock.GetUtcNow());
        return store.Decide<Authority, AuthorityEvent, SucceedAuthorityRequest>(
            command, Streams.Authority(code), AllocationPolicy.MaySetParticipation,
            async (authority, request) =>
            {
                await using var session = store.QuerySession();
                var facts = await Standings.ReadAsync(session, ct) ?? throw new InvalidOperationException("No authorities are registered.");
                return Decide(authority, request, facts.Authorities, today);
            },
            ct, Authority.AnswerOn(today));
    }
}
