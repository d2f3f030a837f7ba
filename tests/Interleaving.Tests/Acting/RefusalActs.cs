using TransferScheme.Interleaving.Tests.Running;
using TransferScheme.Platform.Deciding;
using TransferScheme.Refusals;
using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Handling;
using TransferScheme.Refusals.Issuing;
using TransferScheme.Refusals.Withdrawing;

namespace TransferScheme.Interleaving.Tests.Acting;

/// <summary>What an authority does with its statement of reasons.</summary>
sealed class RefusalActs(World world)
{
    /// <summary>It begins a statement on an offer.</summary>
    internal string? Draft()
    {
        if (world.SomeOffer is not { } offer)
        {
            return null;
        }

        var (actor, facts, draft) = (People.Of(offer.Authority), world.Refusals.Get<CaseFacts>(), NewDraft());
        Rejection? rejection = null;
        var result = world.Refusals.Store.Begin<Refusal, RefusalEvent, NoBody>(
            Commanding.As(actor, 0), offer.Id, RefusalsPolicy.MayDraft,
            async _ =>
            {
                var found = await facts.OfferAsync(offer.Id, CancellationToken.None);
                await using var session = world.Refusals.Store.QuerySession();
                var begun = await session.LoadAsync<Refusal>(offer.Id) is not null;
                var decision = DraftStatement.Decide(found, begun, actor, draft);
                rejection = decision.Rejection;
                return decision;
            },
            (_, version) => Answer.Ok(offer.Id, "", version), CancellationToken.None).GetAwaiter().GetResult();
        return (rejection ?? (result.Failed ? Commanding.TurnedAway : null)).Code();
    }

    /// <summary>It corrects its draft.</summary>
    internal string? Correct() => On(r => CorrectStatement.Decide(r, NewDraft()));

    /// <summary>Its director issues the statement.</summary>
    internal string? Issue()
    {
        if (world.SomeRefusal is not { } refusal)
        {
            return null;
        }

        var (id, facts) = (refusal.Id, world.Refusals.Get<CaseFacts>());
        var declines = facts.DeclinesAsync(id, refusal.Offer.ReferralId, CancellationToken.None).GetAwaiter().GetResult();
        var late = world.Clock.GetUtcNow() > refusal.Offer.RespondBy;
        var told = world.Refusals.Ask<Refusal, RefusalEvent>(
            id, People.Of(refusal.Offer.Authority), RefusalsPolicy.MayState,
            r => IssueStatement.Decide(r, People.Director, true, [], declines, late)).Code();
        return told.Length > 0 ? told : world.Fault is Fault.NotAsked ? IssuedUnasked(id) : Settled(id);
    }

    /// <summary>It takes its decline back, and accepts.</summary>
    internal string? TakeBack()
    {
        if (world.SomeRefusal is not { } refusal)
        {
            return null;
        }

        var told = world.Refusals.Ask<Refusal, RefusalEvent>(
            refusal.Id, People.Of(refusal.Offer.Authority), RefusalsPolicy.MayState,
            r => WithdrawDecline.Decide(r, "foster", Scheme.Placement)).Code();
        return told.Length > 0 ? told : Settled(refusal.Id);
    }

    /// <summary>The worker asks again about everything that waits for an answer.</summary>
    internal int SettleAll()
    {
        var waiting = world.Refusals.Disk.States<Refusal>()
            .Where(r => r.Status is RefusalStatus.Issuing or RefusalStatus.Withdrawing).Select(r => r.Id).ToList();
        foreach (var id in waiting)
        {
            Settled(id);
        }

        return waiting.Count;
    }

    string Settled(Guid id) =>
        $"{world.Refusals.Get<Settling>().SettleAsync(id, CancellationToken.None).GetAwaiter().GetResult()?.Status}";

    string? On(Func<Refusal, Decision<RefusalEvent>> decide) => world.SomeRefusal is not { } refusal ? null
        : world.Refusals.Ask(refusal.Id, People.Of(refusal.Offer.Authority), RefusalsPolicy.MayState, decide).Code();

    string IssuedUnasked(Guid id) => world.Refusals.Ask<Refusal, RefusalEvent>(
        id, People.Of(world.Refusals.Disk.State<Refusal>(id)!.Offer.Authority), RefusalsPolicy.MayState,
        r => Settling.Declined(r, yes: true).ToArray()).Code();

    StatementDraft NewDraft() => new(
        People.Drafter, world.Chance.One(5) ? "deferral" : StatementForm.Decline, ["G04"], 1, ["hash"], false,
        Scheme.Closed<StatementForm>());
}
