using System.Collections.Immutable;
using TransferScheme.Dashboards.Following;
using TransferScheme.Dashboards.Returning;
using TransferScheme.Dashboards.Viewing;

namespace TransferScheme.Dashboards.Tests.Returning;

public sealed class FoiFiguresTests
{
    static readonly ReturnPeriod Quarter = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31));
    static readonly DateTimeOffset End = Quarter.Ends.AddTicks(-1);

    internal static readonly IReadOnlyList<object> Messages =
    [
        Story.Rules(),
        Story.Position(Story.Kent, "south-east", 346_400, 400),
        Story.Position(Story.Leeds, "yorkshire-and-the-humber", 170_050, 3),
        Story.Position(Story.York, "yorkshire-and-the-humber", 35_001, null),
        .. Story.Life(1, 1, 1), .. Story.Life(2, 3, 2), .. Story.Life(3, 5, 3), .. Story.Life(4, 6, 1),
        .. Story.Life(5, 7, 2), .. Story.Life(6, 8, 1), .. Story.Life(7, 9, 2), .. Story.Life(8, 9, 1), .. Story.Life(9, 9, 1),
    ];

    static readonly Facts Known = Folding.Of(Messages).At(End);
    static readonly ReturnScope Scheme = ScopeOf(null);

    [Fact]
    public void Given_a_story_then_the_questions_of_the_receiving_authority_are_answered_in_order() =>
        Texts(Known, ScopeOf(Story.Leeds), isPublic: false).ShouldBe(
        [
            "offersReceived 7", "childrenOffered 11", "offersAccepted 6", "childrenAccepted 8", "offersDeclined 0", "declinesTakenBack 0",
            "declinesReaffirmed 0", "offersWithdrawn 0", "offersUnanswered 1",
            "childPopulation 170050", "populationYear mid-2024", "populationSource Office for National Statistics",
            "rulesVersion 2025-06-09", "thresholdPer100000 100", "threshold 170.05", "childrenLookedAfter 3", "percentOfThreshold 1.8",
            "transfersReceived 3", "transfersReceivedWithin5 1", "transfersReceivedIn6To10 0", "transfersReceivedOver10 2",
            "transfersReceivedMedianWorkingDays 12", "transfersReceivedNinetiethCentileWorkingDays 13",
            "transfersReceivedPercentWithin10 33.3", "transfersReceivedPercentWithin5 33.3",
            "transfersSent 0", "transfersSentWithin5 0", "transfersSentIn6To10 0", "transfersSentOver10 0",
            "transfersSentMedianWorkingDays none", "transfersSentNinetiethCentileWorkingDays none", "transfersSentPercentWithin10 none",
            "transfersSentPercentWithin5 none",
            "referralsMade 0", "childrenReferred 0", "referralsWithdrawn 0", "referralsReallocated 0",
        ]);

    [Fact]
    public void Given_a_story_then_the_scheme_counts_a_child_once_though_two_authorities_were_asked() =>
        Texts(Known, Scheme, isPublic: false).Where(t => t[..3] is "off" or "chi" or "thr" or "ref").ShouldBe(
        [
            "offersReceived 14", "childrenOffered 11", "offersAccepted 6", "childrenAccepted 8", "offersDeclined 0", "offersWithdrawn 0",
            "offersUnanswered 8",
            "childPopulation 551451", "thresholdPer100000 100", "threshold 551.451", "childrenLookedAfter 403",
            "referralsMade 9", "childrenReferred 13", "referralsWithdrawn 0", "referralsReallocated 7",
        ]);

    [Fact]
    public void Given_a_story_for_publication_then_small_counts_and_what_would_tell_them_are_hidden() =>
        Texts(Known, ScopeOf(Story.Leeds), isPublic: true).Where(t => t.Split(' ')[1] is "fewer" or "withheld").ShouldBe(
        [
            "offersReceived withheld", "childrenOffered withheld", "offersAccepted withheld", "childrenAccepted withheld",
            "declinesTakenBack withheld", "declinesReaffirmed withheld", "offersUnanswered fewer than 5", "childrenLookedAfter fewer than 5", "percentOfThreshold withheld",
            "transfersReceived fewer than 5", "transfersReceivedWithin5 withheld", "transfersReceivedIn6To10 withheld",
            "transfersReceivedOver10 withheld", "transfersReceivedMedianWorkingDays withheld",
            "transfersReceivedNinetiethCentileWorkingDays withheld", "transfersReceivedPercentWithin10 withheld",
            "transfersReceivedPercentWithin5 withheld",
        ]);

    [Fact]
    public void Given_a_day_before_the_answer_when_the_period_ends_then_unanswered_and_the_same_whenever_it_is_asked()
    {
        var day = new ReturnPeriod(new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 2));
        var then = Texts(Folding.Of(Messages).At(day.Ends.AddTicks(-1)), ScopeOf(Story.Leeds), isPublic: false, day);

        then.Take(9).ShouldBe(
        [
            "offersReceived 7", "childrenOffered 11", "offersAccepted 0", "childrenAccepted 0", "offersDeclined 0", "declinesTakenBack 0",
            "declinesReaffirmed 0", "offersWithdrawn 0", "offersUnanswered 7",
        ]);
        Texts(Known with { At = day.Ends.AddTicks(-1) }, ScopeOf(Story.Leeds), isPublic: false, day).ShouldBe(then);
    }

    [Fact]
    public void Given_a_withdrawn_referral_then_counted_in_the_period_of_its_withdrawal_and_its_offer_never_as_unanswered()
    {
        var facts = Folding.Of([.. Messages, Story.OfferWithdrawn(3, 2), Story.Withdrawn(3)]).At(End);

        Texts(facts, ScopeOf(Story.Leeds), isPublic: false).Skip(2).Take(7).ShouldBe(
        [
            "offersAccepted 6", "childrenAccepted 8", "offersDeclined 0", "declinesTakenBack 0", "declinesReaffirmed 0", "offersWithdrawn 1",
            "offersUnanswered 0",
        ]);
        Texts(facts, ScopeOf(Story.Kent), isPublic: false).ShouldContain("referralsWithdrawn 1");
        Texts(facts, ScopeOf(Story.Leeds), isPublic: false).ShouldContain("referralsWithdrawn 0");
    }

    [Fact]
    public void Given_a_child_who_left_a_group_then_not_among_the_children_referred() =>
        Texts(Folding.Of([.. Messages, Story.Left(3, 1, 2)]).At(End), Scheme, isPublic: false).ShouldContain("childrenReferred 12");

    [Fact]
    public void Given_declines_then_by_group_and_code_and_never_with_the_unanswered()
    {
        var facts = Declining(("Placement", "G06", 7), ("Placement", "G09", 5), ("Child", "G04", 6));

        Reasons(facts, isPublic: false).ShouldBe(["Child  6", "Child G04 6", "Placement  12", "Placement G06 7", "Placement G09 5"]);
        Texts(facts, Scheme, isPublic: true).Take(9).ShouldBe(
        [
            "offersReceived withheld", "childrenOffered withheld", "offersAccepted 0", "childrenAccepted withheld", "offersDeclined 18",
            "declinesTakenBack withheld", "declinesReaffirmed withheld", "offersWithdrawn 0", "offersUnanswered fewer than 5",
        ]);
        Reasons(facts, isPublic: true).ShouldBe(Reasons(facts, isPublic: false));
    }

    [Fact]
    public void Given_few_declines_for_a_reason_when_published_then_hidden_with_a_second_beside()
    {
        Reasons(Declining(("Placement", "G06", 9), ("Placement", "G09", 2), ("Child", "G04", 6)), isPublic: true).ShouldBe(
            ["Child  6", "Child G04 6", "Placement  11", "Placement G06 withheld", "Placement G09 fewer than 5"]);
        Reasons(Declining(("Placement", "G06", 2), ("Child", "G04", 1)), isPublic: true).ShouldBeEmpty();
    }

    [Fact]
    public void Given_a_decline_taken_back_by_an_acceptance_then_accepted()
    {
        var declined = Declining(("Child", "G04", 1));
        var accepted = declined.Referrals.Select(r => r with
        {
            Offers = r.Offers.SetItem(r.Offers.Keys.First(), r.Offers.Values.First() with { AcceptedAt = Story.Start.AddDays(3) }),
        });

        Texts(declined with { Followed = [.. accepted.Select(r => new Followed(r))] }, Scheme, isPublic: false).Take(9).ShouldBe(
        [
            "offersReceived 3", "childrenOffered 3", "offersAccepted 3", "childrenAccepted 3", "offersDeclined 0", "declinesTakenBack 1",
            "declinesReaffirmed 0", "offersWithdrawn 0", "offersUnanswered 0",
        ]);
    }

    [Fact]
    public void Given_declines_whose_obligation_was_reaffirmed_then_still_declined_unless_accepted_and_told_apart()
    {
        var messages = Enumerable.Range(1, 4).SelectMany(r => (object[])[Story.Offer(r), Story.Declined(r)])
            .Concat([Story.Reaffirmed(1), Story.Reaffirmed(2), Story.Accepted(2) with { OccurredAt = Story.Start.AddDays(4) }, Story.Settled(3)])
            .Concat([Story.OfferWithdrawn(4), Story.Offer(5), Story.Overdue(5), Story.Reaffirmed(5)]);
        Texts(Folding.Of(messages).At(End), ScopeOf(Story.Leeds), isPublic: false).Take(9).ShouldBe(
        [
            "offersReceived 5", "childrenOffered 5", "offersAccepted 1", "childrenAccepted 1", "offersDeclined 3", "declinesTakenBack 1",
            "declinesReaffirmed 2", "offersWithdrawn 0", "offersUnanswered 1",
        ]);
        var day = new ReturnPeriod(new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 2));
        Texts(Folding.Of(messages).At(End), ScopeOf(Story.Leeds), isPublic: false, day).Skip(4).Take(5).ShouldBe(
            ["offersDeclined 0", "declinesTakenBack 0", "declinesReaffirmed 0", "offersWithdrawn 0", "offersUnanswered 5"]);
    }

    [Fact]
    public void Given_a_decline_whose_offer_stands_again_then_return_and_dashboard_count_it_apart_and_both_say_so()
    {
        var facts = Folding.Of([Story.Offer(1), Story.Declined(1), Story.Reaffirmed(1), Story.Offer(2), Story.Declined(2), Story.OfferWithdrawn(2)]).At(End);

        var told = FoiFigures.Of(facts, Scheme, Quarter, new Publication(IsPublic: false)).First(l => l.Name == "offersDeclined");
        (told.Text, told.Definition).ShouldBe((
            "2", "Those of the offers that had been declined, and not accepted after all, when the period ended; also where the obligation was "
            + "reaffirmed and the offer stands again, or the offer was withdrawn after the decline."));
        var shown = NationalDashboard.Of(facts).Figures["offersDeclined"];
        (shown.Value, shown.Definition.Split("; ")[1]).ShouldBe(
            (0, "not those accepted after all, withdrawn since, or standing again because the obligation was reaffirmed."));
    }

    [Fact]
    public void Given_few_that_were_taken_back_or_were_not_when_published_then_neither_is_told()
    {
        Apart(taken: 2, 8).ShouldBe(["offersAccepted 10", "declinesTakenBack fewer than 5"]);
        Apart(taken: 8, 2).ShouldBe(["offersAccepted 10", "declinesTakenBack withheld"]);
        Apart(taken: 6, 6).ShouldBe(["offersAccepted 12", "declinesTakenBack 6"]);

        static IEnumerable<string> Apart(int taken, int atOnce)
        {
            var messages = Enumerable.Range(1, taken + atOnce).SelectMany(r => (object[])
            [
                Story.Offer(r), Story.Accepted(r) with { OccurredAt = Story.Start.AddDays(4) }, .. r <= taken ? [Story.Declined(r)] : Array.Empty<object>(),
            ]);
            return Texts(Folding.Of(messages).At(End), Scheme, isPublic: true).Where(t => t[..9] is "offersAcc" or "declinesT");
        }
    }

    [Fact]
    public void Given_a_swap_then_no_request_to_the_authority_that_took_over() =>
        Texts(Folding.Of([.. Story.Life(1, 6, 1), Story.Swapped(1)]).At(End), ScopeOf(Story.York), isPublic: false).Take(3).ShouldBe(
            ["offersReceived 1", "childrenOffered 1", "offersAccepted 0"]);

    [Fact]
    public void Given_every_figure_then_it_says_what_it_means() =>
        FoiFigures.Of(Known, Scheme, Quarter, new Publication(IsPublic: true)).Where(l => !l.Definition.EndsWith('.')).ShouldBeEmpty();

    /// <summary>Offers declined, and two more that nobody answered.</summary>
    static Facts Declining(params (string Level1, string Level2, int Count)[] reasons)
    {
        var at = Story.Start.AddDays(2);
        var declines = reasons.SelectMany(r => Enumerable.Repeat<OfferTurn?>(new OfferTurn(at, OfferTurnKind.Declined, r.Level1, r.Level2), r.Count));
        var referrals = declines.Concat([null, null]).Select((decline, i) => new ReferralProgress
        {
            Id = Story.Id(3, i),
            Offers = new ReferralProgress().Offers.Add(Story.Id(5, i), new Offered(Story.Leeds, 1, Story.Start, null)),
            Turns = decline is null ? new ReferralProgress().Turns
                : new ReferralProgress().Turns.Add(Story.Id(5, i), ImmutableSortedDictionary<long, OfferTurn>.Empty.Add(2, decline)),
        });
        return Folding.Of([]).At(End) with { Followed = [.. referrals.Select(r => new Followed(r))] };
    }

    static IReadOnlyList<string> Reasons(Facts facts, bool isPublic) =>
    [
        .. FoiFigures.Of(facts, Scheme, Quarter, new Publication(isPublic)).Where(l => l.Level1 is not null)
            .Select(l => $"{l.Level1} {l.Level2} {l.Text}"),
    ];

    static IReadOnlyList<string> Texts(Facts facts, ReturnScope scope, bool isPublic, ReturnPeriod? period = null) =>
    [
        .. FoiFigures.Of(facts, scope, period ?? Quarter, new Publication(isPublic)).Where(l => l.Level1 is null)
            .Select(l => $"{l.Name} {l.Text}"),
    ];

    static ReturnScope ScopeOf(string? authority) => authority is null
        ? new ReturnScope("scheme", null, null, "an authority", null)
        : new ReturnScope("authority", authority, "Council", "the authority", new HashSet<string> { authority });
}
