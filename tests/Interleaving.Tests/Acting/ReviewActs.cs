using TransferScheme.Interleaving.Tests.Running;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Security;
using TransferScheme.Platform.Time;
using TransferScheme.Refusals;
using TransferScheme.Refusals.Handling;
using TransferScheme.Refusals.Issuing;
using TransferScheme.Refusals.Reviewing;

namespace TransferScheme.Interleaving.Tests.Acting;

/// <summary>What the national team and the two authorities do about reasons that were given, or not.</summary>
sealed class ReviewActs(World world)
{
    static readonly AdequacyOpinion[] Adequate = [.. Enumerable.Range(1, 6).Select(q => new AdequacyOpinion(q, true, "Yes."))];

    DateOnly Today => UkTime.DateOf(world.Clock.GetUtcNow());

    internal string? Review(string outcome) => On(People.National, RefusalsPolicy.MayReceive, r =>
    {
        var codes = (r.Issued ?? r.WrittenReasons)?.Codes ?? [];
        var opinion = outcome == "accepted" ? "accepted" : "insufficient";
        return ReviewReasons.Decide(
            r, People.National, new ReviewReasonsRequest(outcome, [.. codes.Select(c => new GroundOpinion(c, opinion))], null, Adequate),
            Today, Note);
    });

    internal string? Reply() => OnOwn(r => SupplementReasons.Decide(r, "evidence", true, Note));

    /// <summary>Somebody states that the authority does not comply: by its decline, or by its silence.</summary>
    internal string? Report()
    {
        if (world.SomeOffer is not { } offer)
        {
            return null;
        }

        if (world.Refusals.Disk.State<Refusal>(offer.Id) is not null)
        {
            return On(People.National, RefusalsPolicy.MayReceive, r => ReportNonCompliance.Decide(r, Note));
        }

        Rejection? rejection = null;
        var facts = world.Refusals.Get<CaseFacts>();
        var result = world.Refusals.Store.Begin<Refusal, RefusalEvent, NoBody>(
            Commanding.As(People.National, 0), offer.Id, RefusalsPolicy.MayReport,
            async _ =>
            {
                var found = await facts.OfferAsync(offer.Id, CancellationToken.None);
                var decision = ReportNonCompliance.DecideUnanswered(found, People.National, Note);
                rejection = decision.Rejection;
                return decision;
            },
            (_, version) => Answer.Ok(offer.Id, "", version), CancellationToken.None).GetAwaiter().GetResult();
        return $"unanswered {(rejection ?? (result.Failed ? Commanding.TurnedAway : null)).Code()}".TrimEnd();
    }

    internal string? Direct() =>
        On(People.National, RefusalsPolicy.MayOversee, r => WrittenReasons.Decide(r, world.NextId(), null, Today));

    internal string? Provide()
    {
        // Written reasons need a draft, as a statement does.
        var told = OnOwn(r => r.Status is RefusalStatus.ReasonsDue && r.Draft is null
            ? new StatementDrafted(new StatementDraft(
                People.Drafter, "decline", ["G04"], 1, ["hash"], false, Scheme.Closed<Refusals.Drafting.StatementForm>()))
            : WrittenReasons.Decide(r, People.Director, true, [], Today));
        return told;
    }

    internal string? Breach() => On(People.National, RefusalsPolicy.MayOversee, r => AfterReview.Decide(r, Note));

    internal string? Receive()
    {
        var recipient = world.Chance.One(2) ? People.National : People.Entry;
        return On(recipient, RefusalsPolicy.MayReceive, r => Delivery.Receipt(r, recipient));
    }

    static Platform.Protection.Sealed<CaseNote> Note => Scheme.Closed<CaseNote>();

    string? OnOwn(Func<Refusal, Decision<RefusalEvent>> decide) => world.SomeRefusal is not { } refusal ? null
        : world.Refusals.Ask(refusal.Id, People.Of(refusal.Offer.Authority), RefusalsPolicy.MayState, decide).Code();

    string? On(Actor actor, Func<Actor, Refusal, Access> policy, Func<Refusal, Decision<RefusalEvent>> decide) =>
        world.SomeRefusal is not { } refusal ? null : world.Refusals.Ask(refusal.Id, actor, policy, decide).Code();
}
