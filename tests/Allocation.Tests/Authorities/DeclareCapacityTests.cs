using TransferScheme.Allocation.Authorities;
using TransferScheme.Platform.Deciding;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Authorities;

public sealed class DeclareCapacityTests
{
    static readonly DateOnly Today = new(2026, 3, 10);
    static readonly FreePlaces Foster = new("foster", "any", 0, 17, 4);
    static readonly CapacityDeclared Declared = new([Foster], Today);

    [Fact]
    public void Given_none_when_declared_until_today_then_declared() =>
        Registered().When(a => Declare(a, Today, Foster)).Then(Declared);

    [Fact]
    public void Given_declaration_when_the_same_is_declared_then_nothing() =>
        Registered(Declared).When(a => Declare(a, Today, Foster)).ThenNothing();

    [Fact]
    public void Given_declaration_when_none_is_free_any_more_then_declared() =>
        Registered(Declared).When(a => Declare(a, Today)).Then(new CapacityDeclared([], Today));

    [Fact]
    public void Given_declaration_when_it_is_renewed_then_declared() =>
        Registered(Declared).When(a => Declare(a, Today.AddDays(7), Foster)).Then(new CapacityDeclared([Foster], Today.AddDays(7)));

    [Fact]
    public void Given_any_when_it_expired_yesterday_then_rejected() =>
        Registered().When(a => Declare(a, Today.AddDays(-1), Foster)).ThenRejected("validUntil", RejectionKind.Invalid);

    [Fact]
    public void Given_abolished_when_declared_then_rejected() =>
        Registered(new AuthoritySucceeded(["N2"], Today)).When(a => Declare(a, Today, Foster)).ThenRejected("authority-abolished");

    [Theory]
    [InlineData("foster", "female", 0, 17, 0, "")]
    [InlineData("supportedAccommodation", "other", 16, 16, 1, "")]
    [InlineData("hotel", "male", 0, 17, 1, "places[0].placementType")]
    [InlineData("foster", "boy", 0, 17, 1, "places[0].sex")]
    [InlineData("foster", "male", -1, 17, 1, "places[0].ageFrom")]
    [InlineData("foster", "male", 0, 18, 1, "places[0].ageTo")]
    [InlineData("foster", "male", 17, 16, 1, "places[0].ageTo")]
    [InlineData("foster", "male", 0, 17, -1, "places[0].places")]
    [InlineData("foster", "male", 0, 17, 10_001, "places[0].places")]
    public void A_request_names_the_member_that_is_wrong(string type, string sex, int from, int to, int places, string members) =>
        Faulty.Members(new DeclareCapacityRequest([new(type, sex, from, to, places)], Today)).ShouldBe(members);

    [Fact]
    public void A_request_has_an_end() =>
        Faulty.Members(new DeclareCapacityRequest([.. Enumerable.Repeat(Foster, 101)], Today)).ShouldBe("places");

    [Fact]
    public void A_declaration_counts_up_to_its_last_day_and_changes_nothing_that_a_decision_sees()
    {
        var authority = Registered(Declared).State!;
        CapacityShown.Of(authority, 10, null, Today)!.Expired.ShouldBeFalse();
        CapacityShown.Of(authority, 0, 0, Today.AddDays(1))!.ShouldSatisfyAllConditions(
            c => c.Expired.ShouldBeTrue(), c => c.Contradictions.ShouldBeEmpty());
        TransferScheme.Allocation.Rota.Standings.Seen([authority], Sample.Rules, Today)
            .ShouldBe(TransferScheme.Allocation.Rota.Standings.Seen([Registered().State!], Sample.Rules, Today));
        CapacityShown.Of(Registered().State!, 10, null, Today).ShouldBeNull();
    }

    [Fact]
    public void What_does_not_agree_is_said_in_sentences_and_nothing_is_judged()
    {
        Sentences(4, 4, Declared).ShouldBeEmpty();
        Sentences(null, null, Declared).ShouldBeEmpty();
        Sentences(0, -1, new CapacityDeclared([], Today)).ShouldBeEmpty();
        Sentences(3, -1, new ParticipationSet(false, null, "pause-agreed", Today, 0),
                new CapacityDeclared([Foster, new("supportedAccommodation", "any", 15, 17, 1)], Today)).ShouldBe(
            [
                "It declares 5 places free while it takes no turns in the rota.",
                "It declares 5 places free, but its threshold leaves 3.",
                "It declares 5 places free, but of the room that the national team has accepted 0 is left.",
                "It declares supported accommodation from age 15, but that is lawful only from 16.",
            ]);
    }

    static IReadOnlyList<string> Sentences(int? headroom, int? room, params AuthorityEvent[] events) =>
        CapacityShown.Of(Registered(events).State!, headroom, room, Today)!.Contradictions;

    static Decision<AuthorityEvent> Declare(Authority a, DateOnly until, params FreePlaces[] places) =>
        DeclareCapacity.Decide(a, new(places, until), Today);

    static History<Authority, AuthorityEvent> Registered(params AuthorityEvent[] then) => Given.Events<Authority, AuthorityEvent>(
        [new AuthorityRegistered("N1", "Council N1", "England", "north-east", 100_000, "mid-2024", false), .. then]);
}
