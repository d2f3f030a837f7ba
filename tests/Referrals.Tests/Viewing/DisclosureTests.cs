using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Submitting;
using TransferScheme.Referrals.Viewing;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Viewing;

/// <summary>The need-to-know table: what each column holds, and what a view filled by it says.</summary>
public sealed class DisclosureTests
{
    [Fact]
    public void Every_column_holds_what_the_table_says() =>
        Enum.GetValues<Disclosure>().Select(d => $"{d}: {string.Join(' ', NeedToKnow.By(d).Fields)}".TrimEnd()).ShouldBe(
        [
            "Nothing:",
            "Bare:",
            "Minimum: minimum-facts",
            "Summary: minimum-facts initials flags age-status",
            "Offer: minimum-facts age-status",
            "Weighing: minimum-facts identity placement-needs age-status",
            "Identity: minimum-facts identity age-status",
            "Past: minimum-facts identity record age-status",
            "Full: minimum-facts identity record age-status",
        ]);

    // Each word stands in one member of the form, and is named by what it tells.
    [Theory]
    [InlineData(nameof(Disclosure.Minimum), "")]
    [InlineData(nameof(Disclosure.Summary), "")]
    [InlineData(nameof(Disclosure.Offer), "")]
    [InlineData(nameof(Disclosure.Weighing), "given family born reference allergy religion medical risk")]
    [InlineData(nameof(Disclosure.Identity), "given family born reference")]
    [InlineData(nameof(Disclosure.Past), "given family born reference alias allergy religion lead medical risk relative interests views solicitor nrm avoided")]
    [InlineData(nameof(Disclosure.Full), "given family born reference alias allergy religion lead medical risk relative interests views solicitor nrm avoided")]
    public void A_view_says_what_its_column_holds_and_no_more(string column, string expected)
    {
        var disclosure = Enum.Parse<Disclosure>(column);
        var view = View(disclosure);
        var text = Text(view);
        Words.Where(w => text.Contains($"Canary-{w}", StringComparison.Ordinal) || (w == "born" && text.Contains("2009-08-14", StringComparison.Ordinal)))
            .ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
        (view.Children[0].AgeBand, view.Children[0].AgeStatus).ShouldBe(("16-17", disclosure is Disclosure.Minimum ? null : "doubted"));
        (view.Missing is not null).ShouldBe(disclosure is Disclosure.Full or Disclosure.Past);
    }

    [Fact]
    public void A_coordinator_sees_initials_and_on_what_the_record_says_something()
    {
        var view = View(Disclosure.Summary);
        view.Children[0].Initials.ShouldBe("C.C.");
        view.Flags.ShouldBe(["allergies", "medical", "risk", "avoid", "family", "nrm", "childs-views"]);
        view.Record.ShouldBeNull();
    }

    [Fact]
    public void Initials_are_those_of_any_script_and_of_one_name_alone()
    {
        Initials(new ChildDetails { GivenName = "አማል", FamilyName = "ተስፋይ" }).ShouldBe("አ.ተ.");
        Initials(new ChildDetails { FamilyName = "Ahmadzai" }).ShouldBe("A.");
        Initials(new ChildDetails()).ShouldBeNull();
        Initials(null).ShouldBeNull();

        static string? Initials(ChildDetails? details) =>
            ChildView.Of(State(A.Eligible), A.ChildId, details, NeedToKnow.By(Disclosure.Summary)).Initials;
    }

    [Fact]
    public void Identity_is_open_to_the_person_who_opened_it_while_that_offer_stands_and_to_nobody_else()
    {
        var opened = State([.. A.Offered, A.Opened]);
        Sees(A.Weigher, A.Durham, opened).ShouldBe(Disclosure.Weighing);
        Sees(Guid.NewGuid(), A.Durham, opened).ShouldBe(Disclosure.Offer);
        Sees(null, A.Durham, opened).ShouldBe(Disclosure.Offer);
        Sees(A.Weigher, "E09000001", opened).ShouldBe(Disclosure.Nothing);
        Sees(A.Weigher, A.Durham, opened with { OfferId = Guid.NewGuid() }).ShouldBe(Disclosure.Offer);
        Sees(A.Weigher, A.Durham, opened with { Status = ReferralStatus.AwaitingAllocation, OfferId = null, OfferedAuthority = null })
            .ShouldBe(Disclosure.Nothing);

        // A decline closes it for good: when the same offer stands again, the same person opens it by name again.
        Sees(A.Weigher, A.Durham, State(A.Declined)).ShouldBe(Disclosure.Nothing);
        Sees(A.Weigher, A.Durham, State(A.Reaffirmed)).ShouldBe(Disclosure.Offer);
        Sees(A.Weigher, A.Durham, State([.. A.Offered, A.Opened, new ReaffirmationNoted(A.OfferId, 4)])).ShouldBe(Disclosure.Offer);
        Sees(A.Weigher, A.Durham, State([.. A.Reaffirmed, A.Opened])).ShouldBe(Disclosure.Weighing);
        Sees(A.Weigher, A.Durham, State([.. A.Offered, A.Opened, new QueryNoted(A.OfferId, 1)])).ShouldBe(Disclosure.Weighing);

        static Disclosure Sees(Guid? person, string authority, Referral referral) =>
            ReferralsPolicy.Sees(new Actor("client", Role.ApiClient, authority, Person: person), referral);
    }

    [Fact]
    public void Only_an_auditor_sees_through_broken_glass()
    {
        var referral = State(A.Eligible);
        ReferralsPolicy.Sees(new Actor("a", Role.Auditor), referral, brokeGlass: true).ShouldBe(Disclosure.Full);
        ReferralsPolicy.Sees(new Actor("x", Role.DutyOfficer, "E09000001"), referral, brokeGlass: true).ShouldBe(Disclosure.Nothing);
    }

    static readonly string[] Words =
        ["given", "family", "born", "reference", "alias", "allergy", "religion", "lead", "medical", "risk", "relative", "interests", "views", "solicitor", "nrm", "avoided"];

    static ReferralForm Form { get; } = A.Form() with
    {
        Children =
        [
            A.Form().Children![0] with
            {
                GivenName = "Canary-given", FamilyName = "Canary-family", HomeOfficeReference = "Canary-reference", AlsoKnownAs = ["Canary-alias"],
                Religion = "Canary-religion", Health = new HealthFacts(Allergies: "Canary-allergy"), Age = new AgeFacts("doubted", "Canary-lead"),
            },
        ],
        Needs = new NeedsSection(["foster"], "Canary-medical", ["Canary-risk"], Avoid: [new AvoidedAuthority("Canary-avoided", "safety")]),
        Family = [new Relative("cousin", Name: "Canary-relative")],
        BestInterests = new BestInterestsSection(new(2026, 3, 1), "x", "Canary-interests"),
        ChildsViews = new ChildsViewsSection(new(2026, 3, 1), "ti", true, "Canary-views"),
        Legal = new LegalSection("s20", "Canary-solicitor", "Canary-nrm"),
    };

    static ReferralDetails View(Disclosure disclosure) =>
        ReferralDetails.Of(State(A.Eligible), NeedToKnow.By(disclosure).IsSealed ? Form : null, NeedToKnow.By(disclosure));

    static Referral State(ReferralEvent[] events) => Given.Events<Referral, ReferralEvent>(events).State!;

    static string Text(ReferralDetails view) => System.Text.Json.JsonSerializer.Serialize(view, Platform.Problems.Json.Answers);
}
