using TransferScheme.Allocation;
using TransferScheme.Allocation.Answering;
using TransferScheme.Allocation.Offers;
using TransferScheme.Interleaving.Tests.Running;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;

namespace TransferScheme.Interleaving.Tests.Acting;

/// <summary>Questions about an offer and requests for more time: they move its clock, and decide nothing.</summary>
sealed class QuestionActs(World world)
{
    static Sealed<QuestionText> Text => Scheme.Closed<QuestionText>();

    DateTimeOffset Now => world.Clock.GetUtcNow();

    internal string? Ask() => On(o => People.Of(o.Authority), AllocationPolicy.MayAnswer, o => AskQuestion.Decide(o, ["needs"], Text, Now));

    internal string? Answer() => On(
        _ => People.Entry, AllocationPolicy.MayAnswerQuestions,
        o => AnswerQuestion.Decide(o, o.Questions.FirstOrDefault(q => q.IsOpen)?.Number ?? 1, Text, Now));

    internal string? Defer() => On(
        o => People.Of(o.Authority), AllocationPolicy.MayAnswer,
        o => RequestDeferral.Decide(o, "G06", o.Clock.DueOn.AddDays(1 + world.Chance.Below(3)), Text, most: 5, Now));

    internal string? Decide()
    {
        var granted = world.Chance.One(2);
        return On(_ => People.National, AllocationPolicy.MayDecideDeferral, o => DecideDeferral.Decide(o, granted, Text, Now));
    }

    string? On(Func<Offer, Actor> who, Func<Actor, Offer, Access> policy, Func<Offer, Decision<OfferEvent>> decide) =>
        world.SomeOffer is not { } offer ? null : world.Allocation.Ask(offer.Id, who(offer), policy, decide).Code();
}
