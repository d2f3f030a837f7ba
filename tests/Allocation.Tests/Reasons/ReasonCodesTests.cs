using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Reasons;

namespace TransferScheme.Allocation.Tests.Reasons;

public sealed class ReasonCodesTests
{
    static readonly IReadOnlyList<ReasonCode>[] Lists =
    [
        ReasonCodes.InForce.Hold, ReasonCodes.InForce.Withdraw, ReasonCodes.InForce.Closure, ReasonCodes.InForce.FailedMove,
        ReasonCodes.InForce.Unsuitable, ReasonCodes.InForce.Participation, ReasonCodes.InForce.OutOfOrder,
        ReasonCodes.InForce.Deferral, ReasonCodes.InForce.Rerouting, ReasonCodes.InForce.Outcome,
    ];

    [Fact]
    public void The_codes_of_a_pick_out_of_order_are_those_that_it_takes() =>
        ReasonCodes.InForce.OutOfOrder.Where(r => !r.Deprecated).Select(r => r.Code).ShouldBe(MakeOfferRequest.ReasonCodes);

    [Fact]
    public void Every_list_has_each_code_once_and_says_what_it_means()
    {
        foreach (var list in Lists)
        {
            list.Select(r => r.Code).ShouldBeUnique();
            list.ShouldAllBe(r => r.Text.EndsWith('.') && r.Since >= 1 && r.Since <= ReasonCodes.InForce.Version);
        }
    }

    // A code that was given once is in events for good: the first version is pinned, and a later one may only add and deprecate.
    [Fact]
    public void The_codes_of_the_first_version_are_kept() =>
        Lists.Select(list => string.Join(' ', list.Where(r => r.Since == 1).Select(r => r.Code))).ShouldBe(
        [
            "treated-as-adult missing possible-duplicate child-objects best-interests-review in-hospital court-proceedings failed-move "
                + "other",
            "best-interests child-objects family-found placement-kept duplicate made-in-error other",
            "turned-18 found-adult left-uk family-reunited died",
            "child-refused missing ill transport placement-lost not-received other",
            "safety area-to-avoid court-order",
            "pause-agreed room-agreed statutory-intervention direction-withdrawn emergency resumed correction",
            "family-link specialist-care keeps-group-together existing-network court-order safety placement-ready no-answer correction "
                + "other",
            "", "", "",
        ]);

    [Fact]
    public void The_codes_of_the_second_version_are_kept() =>
        Lists.Select(list => string.Join(' ', list.Where(r => r.Since == 2).Select(r => r.Code)))
            .ShouldBe(["", "", "", "", "", "", "", "G06 G07 G09 G10", "urgent statutory-clock best-interests not-complied other", ""]);

    [Fact]
    public void The_codes_of_the_third_version_are_kept() =>
        Lists.Select(list => string.Join(' ', list.Where(r => r.Since == 3).Select(r => r.Code)))
            .ShouldBe(["age-finding", "authorities-merged", "", "", "", "", "", "", "", "stable moved missing left-care reunited died"]);
}
