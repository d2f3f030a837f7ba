using TransferScheme.Platform.Printing;

namespace TransferScheme.Referrals.Viewing;

/// <summary>The terms of an arrangement in words, each with the provision of the Immigration Act 2016 that it rests on.</summary>
static class DeedTerms
{
    /// <summary>Adds them to a deed.</summary>
    internal static void In(Page page, Referral referral, string entry, string receiving) => page.Terms(
        "Terms", "Immigration Act 2016, section 69",
        ("Functions (subsections (2) and (3))",
            $"From the moment at which this arrangement takes effect, {receiving} has the functions for the children that {entry} has, "
            + "or may have, under Parts 3 to 5 of the Children Act 1989 or the law that stands in their place in Wales, Scotland or "
            + $"Northern Ireland. From that moment {entry} has them no more, and the children count as never having been ordinarily "
            + "resident in its area."),
        ("When it takes effect (subsection (3))",
            $"When {receiving} has received the children, and not before {Page.Instant(referral.Terms!.EffectiveAt)}: at the later of "
            + "that moment and their arrival, which both authorities confirm; of two times the second authority's stands. A date alone "
            + $"never moves responsibility: until then {entry} looks after the children."),
        ("What went before (subsection (5))", $"{entry} stays liable for what it did, or did not do, before that moment."),
        ("No end (subsection (7))",
            "Once it has taken effect, neither authority may bring this arrangement to an end. Children who are to go back are "
            + "referred anew."),
        ("Kind of transfer", referral.TransferKind switch
        {
            "sameNation" => "Within one nation of the United Kingdom.",
            "crossNation" =>
                $"Across nations (subsections (3A) to (3C)): {entry} is treated as if it had never had any functions for the children.",
            _ => "Told by the nations of the two authorities when both have signed.",
        }));
}
