using TransferScheme.Refusals.Viewing;

namespace TransferScheme.Refusals.Tests.Viewing;

/// <summary>The printable page: everything that was said, safely, and the annex never.</summary>
public sealed class StatementPageTests
{
    [Fact]
    public void The_page_says_the_statement_and_its_supplements_in_order_without_script_or_annex()
    {
        var refusal = A.State(A.Declined) with { Id = A.OfferId, IssuedAt = A.Wednesday, Late = true };
        var form = A.Form with
        {
            Annex = "Canary-annex",
            RedactionNote = "Sources are left out.",
            BestInterests = "A <b>bold</b> & \"quoted\" line",
        };
        var page = StatementPage.Of(new(
            refusal, A.Draft() with { AnnexHash = "abc123" }, form, A.Grounds,
            [new SupplementView("evidence", true, true, "A letter came."), new SupplementView("explanation", false, true, null)],
            new Dictionary<string, string> { [A.Kent] = "Kent <County>", [A.Durham] = "Durham" }));
        page.ShouldNotContain("Canary-annex");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("<b>");
        page.ShouldContain("A &lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot; line");
        page.ShouldContain("@page{size:A4");
        string[] order =
        [
            "Statement of reasons</h1>", $"Durham ({A.Durham}) to Kent &lt;County&gt; ({A.Kent})", A.OfferId.ToString(),
            "4 March 2026, 17:00", "4 March 2026, 10:00 (after the time to answer)", "Decline", "G04:", "(R02)", "BIA 17", "2 March 2026",
            "Alternatives considered", "(R04)", "(R05)", "Best interests", "(R06)", "Continuity of treatment", "(R10)",
            "Director of children", "(R14)", "In plain language", "Sources are left out.", "abc123", "Supplementary evidence",
            "A letter came.", "R01 to R11 and R15", "version 1 of the grounds",
        ];
        var from = 0;
        foreach (var part in order)
        {
            from = page.IndexOf(part, from, StringComparison.Ordinal);
            from.ShouldBeGreaterThanOrEqualTo(0, part);
        }

        page.ShouldNotContain("Supplementary explanation");
    }

    [Fact]
    public void What_was_not_said_has_no_heading()
    {
        var page = StatementPage.Of(new(
            A.State(A.Declined), A.Draft(), A.Form with { KeyPoints = [], PlainSummary = null }, A.Grounds, [],
            new Dictionary<string, string>()));
        page.ShouldNotContain("Key points");
        page.ShouldNotContain("Summary for the child");
        page.ShouldContain("<dt>Confidential annex</dt><dd>None.</dd>");
    }
}
