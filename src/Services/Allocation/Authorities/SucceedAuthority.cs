using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Authorities;

/// <summary>Who takes over from an authority that is abolished, merged or split.</summary>
/// <param name="Successors">Codes of the authorities that take over.</param>
/// <param name="From">First day on which the authority no longer exists.</param>
/// <param name="OpenCases">
/// The one of several that open cases pass to. Without it they wait until it is said of each, or of all of them here again.
/// </param>
public sealed record SucceedAuthorityRequest(IReadOnlyList<string> Successors, DateOnly From, string? OpenCases = null) : IChecked
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

        faults.When(OpenCases is { } heir && !Successors.Contains(heir), "openCases", "Must be one of the successors.");
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
    /// succession may take the place of the one before; the same again changes nothing. Of one successor nobody has to say that the
    /// open cases pass to it; of several it may be said later, once.
    /// </summary>
    internal static Decision<AuthorityEvent> Decide(
        Authority authority, SucceedAuthorityRequest request, IReadOnlyList<Authority> all, DateOnly today)
    {
        var day = request.From > today ? request.From : today;
        foreach (var (i, code) in request.Successors.Index())
        {
            if (all.FirstOrDefault(a => a.Code == code)?.IsAbolishedOn(day) is not false || LeadsTo(code, authority.Code, all))
            {
                return Rejection.Invalid($"successors[{i}]", "Must be another authority of the scheme, and not abolished by then.");
            }
        }

        var heir = request.OpenCases ?? (request.Successors is [var only] ? only : null);
        var isSame = authority.Succession is { } stands && stands.From == request.From
            && stands.Successors.SequenceEqual(request.Successors);
        return isSame && authority.Succession!.Heir == heir ? Decision<AuthorityEvent>.Nothing
            : authority.IsAbolishedOn(today) && !(isSame && authority.Succession!.Heir is null) ? Abolished
            : new AuthoritySucceeded(request.Successors, request.From, heir, authority.Code);
    }

    // Cases would pass round for ever: an authority is never succeeded by itself, nor by one that it is to succeed.
    static bool LeadsTo(string code, string authority, IReadOnlyList<Authority> all) =>
        code == authority
        || (all.FirstOrDefault(a => a.Code == code)?.Succession?.Successors ?? []).Any(next => LeadsTo(next, authority, all));

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
