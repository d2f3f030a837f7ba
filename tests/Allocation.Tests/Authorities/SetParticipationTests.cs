using TransferScheme.Allocation.Authorities;
using TransferScheme.Platform.Deciding;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Authorities;

public sealed class SetParticipationTests
{
    static readonly DateOnly Today = new(2026, 3, 10);
    static readonly ParticipationSet Three = new(true, 3, "room-agreed", Today, 1);
    static readonly SetParticipationRequest Out = new(false, "pause-agreed", Today);

    [Fact]
    public void Given_any_when_paused_until_today_then_set_with_those_on_their_way() =>
        Registered().When(a => SetParticipation.Decide(a, Out, 2, Today))
            .Then(new ParticipationSet(false, null, "pause-agreed", Today, 2));

    [Fact]
    public void Given_room_when_no_child_has_taken_of_it_and_it_is_set_again_then_nothing()
    {
        Registered(Three).When(a => Room(a, 3, inFlight: 1)).ThenNothing();
        Registered(Three, Arrived).When(a => Room(a, 3, inFlight: 0)).ThenNothing();
    }

    [Fact]
    public void Given_room_when_a_child_has_taken_of_it_and_it_is_set_again_then_the_room_is_accepted_anew() =>
        Registered(Three).When(a => Room(a, 3, inFlight: 2)).Then(new ParticipationSet(true, 3, "room-agreed", Today, 2));

    [Fact]
    public void Given_room_when_other_room_is_accepted_then_set() =>
        Registered(Three).When(a => Room(a, 0, inFlight: 1)).Then(new ParticipationSet(true, 0, "room-agreed", Today, 1));

    [Fact]
    public void Given_any_when_it_ended_yesterday_then_rejected() =>
        Registered().When(a => SetParticipation.Decide(a, Out with { Until = Today.AddDays(-1) }, 0, Today))
            .ThenRejected("until", RejectionKind.Invalid);

    [Fact]
    public void Given_abolished_when_set_then_rejected() =>
        Registered(new AuthoritySucceeded(["N2"], Today)).When(a => SetParticipation.Decide(a, Out, 0, Today))
            .ThenRejected("authority-abolished");

    [Fact]
    public void Given_abolished_from_tomorrow_when_set_then_set() =>
        Registered(new AuthoritySucceeded(["N2"], Today.AddDays(1))).When(a => SetParticipation.Decide(a, Out, 0, Today))
            .Then(new ParticipationSet(false, null, "pause-agreed", Today, 0));

    [Theory]
    [InlineData("room-agreed", 0, "")]
    [InlineData("room-agreed", -1, "places")]
    [InlineData("room-agreed", 100_001, "places")]
    [InlineData("too-expensive", 0, "reasonCode")]
    public void A_request_names_the_member_that_is_wrong(string reasonCode, int places, string members) =>
        Faulty.Members(new SetParticipationRequest(true, reasonCode, Today, places)).ShouldBe(members);

    static readonly ChildrenArrived Arrived = new(Sample.ReferralId, 1, Today, Sample.Facts.Authority("N1").Position);

    static Decision<AuthorityEvent> Room(Authority a, int places, int inFlight) =>
        SetParticipation.Decide(a, new(true, "room-agreed", Today, places), inFlight, Today);

    static History<Authority, AuthorityEvent> Registered(params AuthorityEvent[] then) => Given.Events<Authority, AuthorityEvent>(
        [new AuthorityRegistered("N1", "Council N1", "England", "north-east", 100_000, "mid-2024", false), .. then]);
}
