using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Time;
using TransferScheme.Referrals.Handling;

namespace TransferScheme.Referrals.Succeeding;

/// <summary>Which of several successors one case passes to.</summary>
/// <param name="Authority">Code of the authority that is, or is to be, no more.</param>
/// <param name="Successor">Code of its successor in this case.</param>
public sealed record NameSuccessorRequest(string Authority, string Successor) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(Authority, "authority", 20);
        faults.Text(Successor, "successor", 20);
    }
}

/// <summary>
/// The national team says which successor one case passes to: where an authority was split and nobody was named for its open cases, or
/// where this one goes to another than the rest. Nothing is decided by itself but the case of one successor.
/// </summary>
static class NameSuccessor
{
    static readonly Rejection NoSuccession = Rejection.Conflict(
        "no-succession", "Nobody takes over from this authority: its succession is recorded first.");

    internal static void Map(IEndpointRouteBuilder referrals) =>
        referrals.MapPost("{id:guid}/successor", Handle).WithName("NameSuccessor").Produces<ActAnswer>();

    /// <summary>
    /// Named while the case waits, or before the authority's last day; a case that has passed stays where it is. Where the succession is
    /// in effect the case passes at once.
    /// </summary>
    /// <param name="referral">The referral.</param>
    /// <param name="request">What was said.</param>
    /// <param name="succession">The succession of that authority; null where none is known.</param>
    /// <param name="regionOf">Slug of an authority's region.</param>
    /// <param name="today">The day.</param>
    internal static Decision<ReferralEvent> Decide(
        Referral referral, NameSuccessorRequest request, KnownSuccession? succession, Func<string, string> regionOf, DateOnly today)
    {
        if (succession is null)
        {
            return NoSuccession;
        }

        if (!succession.Successors.Contains(request.Successor))
        {
            return Rejection.Invalid("successor", $"Must be one of {string.Join(", ", succession.Successors)}.");
        }

        if (referral.Status is not ReferralStatus.Completed && Acts.Ended(referral) is { } ended)
        {
            return ended;
        }

        if (referral.PassedTo.TryGetValue(request.Authority, out var passed) && passed != request.Successor)
        {
            return Rejection.Conflict("case-passed", $"This case has passed to {passed}, which acts in it now: it does not pass again.");
        }

        if (referral.NamedSuccessors.GetValueOrDefault(request.Authority) == request.Successor || passed == request.Successor)
        {
            return Decision<ReferralEvent>.Nothing;
        }

        var named = new SuccessorNamed(request.Authority, request.Successor);
        ReferralEvent[] follows = succession.From > today
            ? []
            : [.. Successors.Decide(Referral.Evolve(referral, named)!, succession, regionOf)];
        return follows.Prepend(named).ToArray();
    }

    static Task<CommandResult> Handle(
        Guid id, Command<NameSuccessorRequest> command, IReferralStore store, Successions successions, SchemeFigures figures,
        TimeProvider clock, CancellationToken ct) =>
        store.Decide<Referral, ReferralEvent, NameSuccessorRequest>(
            command,
            id,
            ReferralsPolicy.MayNameSuccessor,
            async (referral, request) =>
            {
                var successor = await figures.AuthorityAsync(request.Successor, ct);
                return Decide(
                    referral, request, await successions.OfAsync(request.Authority, ct), _ => successor!.Region,
                    UkTime.DateOf(clock.GetUtcNow()));
            },
            ct,
            ActAnswer.Of(id));
}
