using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Security;
using TransferScheme.Refusals.Handling;
using static TransferScheme.Refusals.Tests.Api.RefusalsHost;

namespace TransferScheme.Refusals.Tests.Api;

/// <summary>Messages that end a case or tell that its referral goes on: once, twice, early and late.</summary>
public sealed class EndingApiTests(RefusalsHost fixture) : IClassFixture<RefusalsHost>
{
    static readonly object Reaffirming = new { outcome = "reaffirmed", note = "Fixture" };

    [Fact]
    public async Task A_withdrawn_referral_ends_its_cases_once_and_a_review_after_that_is_turned_down_with_a_sentence()
    {
        var referral = Guid.CreateVersion7();
        var declined = await fixture.Offer(referral);
        var issued = await fixture.Issue(declined);
        var drafting = await fixture.Offer(referral);
        await fixture.Draft(drafting);
        var elsewhere = await fixture.Offer();
        await fixture.Draft(elsewhere);
        var ends = new ReferralWithdrawn
        {
            ReferralId = referral, Version = 9, OccurredAt = A.Wednesday, EntryAuthority = A.Kent, ReasonCode = "placed-locally",
            WasEligible = true,
        };
        await fixture.Tell(ends, ends);

        using var national = fixture.As(Role.National);
        using var officer = fixture.Officer();
        var read = await Send(national, HttpMethod.Get, $"refusals/{declined}");
        (read.Word, (string?)read.Body["endedFor"], read.ETag).ShouldBe(("200 closed", "referral-withdrawn", "\"5\""));
        foreach (var review in new[] { RefusalApiTests.Accepting(), Reaffirming })
        {
            var refused = await Send(national, HttpMethod.Post, $"refusals/{declined}/review", review, read.ETag);
            (refused.Word, (string?)refused.Body["detail"]).ShouldBe(
                ("409 case-ended", "This case is over: the referral was withdrawn. What was written is kept."));
        }

        (await Send(national, HttpMethod.Post, $"refusals/{declined}/review", Reaffirming, issued.ETag)).Word.ShouldBe("412 stale");
        var kept = await Send(officer, HttpMethod.Get, $"refusals/{drafting}");
        (kept.Word, (string?)kept.Body["draft"]!["bestInterests"]).ShouldBe(("200 closed", A.Form.BestInterests));
        (await fixture.Decide(drafting, kept.ETag)).Word.ShouldBe("409 case-ended");
        (await Send(officer, HttpMethod.Get, $"refusals/{elsewhere}")).Word.ShouldBe("200 draft");
        (await Send(national, HttpMethod.Get, $"refusals/{declined}/timeline")).Body["items"]!.AsArray().Select(i => (string?)i!["words"])
            .Last().ShouldBe("The case ended: the referral was withdrawn");
    }

    [Fact]
    public async Task A_withdrawn_offer_a_closed_referral_and_a_swap_end_a_case_each_with_its_reason()
    {
        using var officer = fixture.Officer();
        var (withdrawn, closed, swapped) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var offers = new[] { await fixture.Offer(withdrawn), await fixture.Offer(closed), await fixture.Offer(swapped) };
        foreach (var offer in offers)
        {
            await fixture.Draft(offer);
        }

        var taker = Guid.CreateVersion7();
        await fixture.Tell(
            new OfferWithdrawn
            {
                OfferId = offers[0], Version = 2, OccurredAt = A.Wednesday, ReferralId = withdrawn, Authority = A.Durham, Size = 1,
                Reason = "child-left-group",
            },
            new ReferralClosed
            {
                ReferralId = closed, Version = 9, OccurredAt = A.Wednesday, EntryAuthority = A.Kent, ReasonCode = "turned-18",
                WasEligible = true,
            },
            new OfferSwapped
            {
                OfferId = offers[2], Version = 4, OccurredAt = A.Wednesday, ReferralId = swapped, Authority = A.Durham, NewOfferId = taker,
                NewAuthority = "E08000021", NewRegion = "north-east", Size = 1,
            });
        foreach (var (offer, reason) in offers.Zip(["child-left-group", "referral-closed", "offer-swapped"]))
        {
            var read = await Send(officer, HttpMethod.Get, $"refusals/{offer}");
            (read.Word, (string?)read.Body["endedFor"]).ShouldBe(("200 closed", reason));
        }

        await using var session = fixture.Host.Get<IRefusalStore>().QuerySession();
        var known = await session.LoadAsync<KnownOffer>(taker);
        (known!.Authority, known.Status, known.IsSwap, known.AcceptedOn).ShouldBe(("E08000021", KnownStatus.Accepted, true, A.Today));

        // The acceptance that the swap came after is told late: it changes nothing any more.
        await fixture.Tell(new OfferAccepted
        {
            OfferId = offers[2], Version = 2, OccurredAt = A.Wednesday, ReferralId = swapped, Authority = A.Durham, Size = 1,
        });
        (await session.LoadAsync<KnownOffer>(offers[2]))!.Status.ShouldBe(KnownStatus.Superseded);
    }

    [Fact]
    public async Task A_child_who_leaves_is_no_longer_written_about_and_does_not_count_as_on_the_way()
    {
        var (referral, sister) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var offer = Guid.CreateVersion7();
        fixture.Allocation.Offers[offer] = "open";
        var eligible = Eligible(referral);
        await fixture.Tell(
            eligible with { Children = [.. eligible.Children, eligible.Children[0] with { ChildId = sister }] },
            Made(offer, referral) with { Size = 2 });
        await fixture.Draft(offer);
        var left = new ChildLeftGroup
        {
            ReferralId = referral, Version = 5, OccurredAt = A.Wednesday, ChildId = sister, Remaining = 1, ReasonCode = "turned-18",
            WasEligible = true,
        };
        await fixture.Tell(left, left);
        await using var session = fixture.Host.Get<IRefusalStore>().QuerySession();
        (await session.LoadAsync<Refusal>(offer))!.Offer.ChildIds.ShouldBe([referral]);
        (await session.LoadAsync<KnownReferral>(referral))!.Children.Select(c => c.ChildId).ShouldBe([referral]);

        using var officer = fixture.Officer();
        var read = await Send(officer, HttpMethod.Get, $"refusals/{offer}");
        (read.Word, read.ETag, (string?)read.Body["draft"]!["bestInterests"]).ShouldBe(("200 draft", "\"3\"", A.Form.BestInterests));
        (await fixture.Decide(offer, read.ETag)).Word.ShouldBe("200 declined");
        await fixture.Tell(left with { ChildId = referral, Remaining = 0, Version = 6 });
        (await Send(officer, HttpMethod.Get, $"refusals/{offer}")).Body["endedFor"]!.ToString().ShouldBe("child-left-group");
    }

    [Fact]
    public async Task A_referral_that_went_on_is_reviewed_all_the_same_and_its_offer_cannot_stand_again()
    {
        var referral = Guid.CreateVersion7();
        var offer = await fixture.Offer(referral);
        await fixture.Issue(offer);
        var settled = new DeclineSettled
        {
            OfferId = offer, Version = 5, OccurredAt = A.Wednesday, ReferralId = referral, Authority = A.Durham, RefusalId = offer,
            IsValid = false,
        };
        await fixture.Tell(settled, settled);
        using var national = fixture.As(Role.National);
        using var director = fixture.Director();
        var read = await Send(national, HttpMethod.Get, $"refusals/{offer}");
        (read.Word, (bool?)read.Body["movedOn"], read.ETag).ShouldBe(("200 declined", true, "\"5\""));
        var refused = await Send(national, HttpMethod.Post, $"refusals/{offer}/review", Reaffirming, read.ETag);
        (refused.Word, (string?)refused.Body["detail"]).ShouldBe((
            "409 offer-gone",
            "The referral has gone on to another authority: this offer cannot stand again. Its reasons can be accepted or challenged."));
        var placement = new
        {
            placementType = "foster", placement = "A home in Durham",
            socialWorker = new { name = "Fixture", email = "fixture@example.org", phone = "0191 496 0123" },
        };
        (await Send(director, HttpMethod.Post, $"refusals/{offer}/withdrawal", placement, read.ETag)).Word.ShouldBe("409 offer-gone");
        (await Send(national, HttpMethod.Post, $"refusals/{offer}/review", RefusalApiTests.Accepting(), read.ETag)).Word.ShouldBe(
            "200 reasonsAccepted");
    }

    [Fact]
    public async Task A_decline_that_was_settled_with_its_reasons_accepted_changes_nothing_here()
    {
        var referral = Guid.CreateVersion7();
        var offer = await fixture.Offer(referral);
        var issued = await fixture.Issue(offer);
        await fixture.Tell(new DeclineSettled
        {
            OfferId = offer, Version = 5, OccurredAt = A.Wednesday, ReferralId = referral, Authority = A.Durham, RefusalId = offer,
            IsValid = true,
        });
        using var national = fixture.As(Role.National);
        var read = await Send(national, HttpMethod.Get, $"refusals/{offer}");
        (read.ETag, (bool?)read.Body["movedOn"]).ShouldBe((issued.ETag, false));
    }

    [Fact]
    public async Task What_comes_before_that_on_which_it_builds_waits_and_what_was_never_eligible_is_nobodys()
    {
        var unknown = Guid.CreateVersion7();
        var withdrawn = new ReferralWithdrawn
        {
            ReferralId = unknown, Version = 9, OccurredAt = A.Wednesday, EntryAuthority = A.Kent, ReasonCode = "x", WasEligible = true,
        };
        var left = new ChildLeftGroup
        {
            ReferralId = unknown, Version = 5, OccurredAt = A.Wednesday, ChildId = unknown, Remaining = 1, ReasonCode = "x",
            WasEligible = true,
        };
        await Should.ThrowAsync<NotYetException>(fixture.Tell(withdrawn));
        await Should.ThrowAsync<NotYetException>(fixture.Tell(left));
        await Should.ThrowAsync<NotYetException>(fixture.Tell(new OfferSwapped
        {
            OfferId = unknown, Version = 4, OccurredAt = A.Wednesday, ReferralId = unknown, Authority = A.Durham, NewOfferId = unknown,
            NewAuthority = A.Kent, NewRegion = "south-east", Size = 1,
        }));
        var offer = await fixture.Offer();
        await Should.ThrowAsync<NotYetException>(fixture.Tell(new DeclineSettled
        {
            OfferId = offer, Version = 5, OccurredAt = A.Wednesday, ReferralId = unknown, Authority = A.Durham, RefusalId = offer,
            IsValid = false,
        }));
        await fixture.Tell(withdrawn with { WasEligible = false }, left with { WasEligible = false });
    }
}
