using TransferScheme.Referrals.HandingOver;
using TransferScheme.Referrals.Viewing;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Viewing;

/// <summary>The deed: what two authorities agreed, in words, safely, in order, and no child by name.</summary>
public sealed class DeedPageTests
{
    static readonly Guid Officer = Guid.Parse("01900000-0000-7000-8000-00000000000f");

    // A quarter past one, in the October night in which that hour comes twice: first by summer time, then by Greenwich.
    static readonly DateTimeOffset Night = new(2026, 10, 25, 0, 15, 0, TimeSpan.Zero);

    static readonly DeedTimes Times = new(
        new Dictionary<string, DateTimeOffset> { [A.Kent] = Night, [A.Durham] = Night.AddHours(1) },
        new Dictionary<(string, string), DateTimeOffset> { [("carePlan", A.Kent)] = A.Monday, [("carePlan", A.Durham)] = A.Monday.AddHours(2) });

    static readonly DeedWords Words = new(
        new Dictionary<string, SigningOfficer> { [A.Kent] = new("Fixture <b>one</b>", "Head of service"), [A.Durham] = new("Fixture two", "Director") },
        "Fixture escort", new Dictionary<string, string> { [A.Kent] = "Fixture driver", [A.Durham] = "Fixture carer" },
        new Dictionary<string, string> { ["medication"] = "None is taken" });

    [Fact]
    public void A_completed_transfer_says_everything_in_order_safely_and_names_no_child()
    {
        var page = Page(
            [
                .. A.Completed, new HandoverItemChanged(new("medication", "notNeeded", Reason: A.Sealed<HandoverReason>())),
                new HandoverItemChanged(new("documents", "follows", new(2026, 3, 20))), new HandoverSigned("carePlan", A.Kent, Officer),
                new HandoverSigned("carePlan", A.Durham, Officer),
            ],
            Words);
        page.ShouldNotContain("<script");
        page.ShouldNotContain("<b>");
        page.ShouldNotContain("Fixture Child");
        page.ShouldContain("@bottom-left{content:\"Arrangement under section 69\"");
        InOrder(
            page, "Arrangement under section 69</h1>", "In effect from 9 March 2026, 16:00 GMT on. From then on neither authority may end it.",
            "The two authorities <small>(s.69(1))", $"Kent &lt;County&gt; ({A.Kent})", $"County Durham ({A.Durham})", "NTS-2026-000001", "Child 1",
            A.ChildId.ToString(), "Home Office reference T1234567", "subsections (2) and (3)",
            $"County Durham ({A.Durham}) has the functions for the children that Kent &lt;County&gt; ({A.Kent}) has", "Parts 3 to 5 of the Children Act 1989",
            "not before 7 March 2026, 10:00 GMT", "A date alone never moves responsibility", "No end (subsection (7))", "may bring this arrangement to an end",
            "Within one nation", "Signatures", "Fixture &lt;b&gt;one&lt;/b&gt;", "Head of service", "25 October 2026, 01:15 BST", "Fixture two", "Director",
            "25 October 2026, 01:15 GMT", "Hand-over", "Health record", "Nobody has said", "Medication", "Not needed\nNone is taken", "Open",
            "Follows on 20 March 2026", "Care plan", "Ready", $"2 March 2026, 10:00 GMT, officer {Officer}", $"2 March 2026, 12:00 GMT, officer {Officer}",
            $"Kent &lt;County&gt; ({A.Kent}) has still to hand over: Health record", $"County Durham ({A.Durham}) has still to receive: Health record", "Journey",
            "Departed", "9 March 2026, 10:00 GMT", "Expected", "Fixture escort", $"Arrived, by Kent &lt;County&gt; ({A.Kent})",
            "9 March 2026, 13:00 GMT, received by Fixture driver", "9 March 2026, 16:00 GMT, received by Fixture carer", "In effect from",
            "9 March 2026, 16:00 GMT", "Version 0 of referral");
    }

    [Fact]
    public void A_draft_says_that_it_is_none_and_a_made_one_when_it_was_made()
    {
        var draft = Page(A.Proposed, Words with { Escort = null });
        InOrder(draft, "A draft: it is no arrangement before", "Told by the nations", "Not signed", "Not signed");
        draft.ShouldNotContain("<h2>Journey");
        var made = Page([.. A.Arranged[..^1], new ArrangementMade(A.Kent, A.Durham, "crossNation", A.Monday)], Words with { Escort = null });
        InOrder(made, "Made on 2 March 2026, 10:00 GMT. It takes effect when the children are received.", "Across nations (subsections (3A) to (3C))");
        Page(A.Arranged, Words).ShouldContain("Made. It takes effect");
        Page([.. A.InTransit, new ArrivalAgreed(A.Monday.AddDays(7.5), A.Monday.AddDays(9))], Words)
            .ShouldContain("The children were received. It takes effect on 11 March 2026, 10:00 GMT.");
    }

    [Fact]
    public void Where_everything_is_signed_off_nothing_is_open()
    {
        ReferralEvent[] all =
        [
            .. HandoverList.Standard.Select(s => new HandoverItemChanged(new HandoverItem(s.Name, "ready"))),
            .. HandoverList.Standard.Select(s => new HandoverSigned(s.Name, A.Durham, Officer)),
        ];
        var items = HandoverList.Standard.ToDictionary(s => (s.Name, A.Durham), _ => A.Monday);
        var page = Page([.. A.Arranged, .. all], Words, Times with { Items = items });
        page.ShouldContain($"County Durham ({A.Durham}) has nothing more to receive.");
        page.ShouldContain($"Kent &lt;County&gt; ({A.Kent}) has still to hand over: ");
    }

    static string Page(ReferralEvent[] history, DeedWords words, DeedTimes? times = null) => DeedPage.Of(new DeedParts(
        Given.Events<Referral, ReferralEvent>(history).State!,
        new Dictionary<string, string> { [A.Kent] = "Kent <County>", [A.Durham] = "County Durham" }, times ?? Times, words,
        [new ChildDetails { Id = A.ChildId, GivenName = "Fixture", FamilyName = "Child", HomeOfficeReference = "T1234567" }]));

    static void InOrder(string page, params string[] parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            var at = page.IndexOf(part, from, StringComparison.Ordinal);
            at.ShouldBeGreaterThanOrEqualTo(0, part);
            from = at + part.Length;
        }
    }
}
