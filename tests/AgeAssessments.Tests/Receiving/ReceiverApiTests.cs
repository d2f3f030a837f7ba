using TransferScheme.AgeAssessments.Tests.Api;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Contracts.Referrals;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.AgeAssessments.Tests.Receiving;

/// <summary>What the receiving authority sees between its acceptance and the effect, and that it sees it no more when the transfer falls.</summary>
/// <param name="host">The host.</param>
public sealed class ReceiverApiTests(AgesHost host) : IClassFixture<AgesHost>
{
    const string Newcastle = "E08000021";

    [Fact]
    public async Task From_its_acceptance_on_it_reads_passport_and_report_and_does_nothing()
    {
        var ages = await (await host.Doubt()).To("consequences");
        using var lead = host.Lead();
        using var manager = host.Receiver();
        using var officer = host.Receiver(Role.DutyOfficer);
        using var stranger = host.As(Role.Manager, A.Medway, person: A.Officer);
        var (report, note) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        (await ages.Attach(lead, report, Files.APdf)).Status.ShouldBe(201);
        (await ages.Attach(lead, note, Files.APdf, kind: "interviewNote")).Status.ShouldBe(201);
        var root = $"age-assessments/{ages.Id}";
        (await ages.Get(manager)).Status.ShouldBe(404);
        var offer = Guid.CreateVersion7();
        await host.Tell(AgesHost.Accepted(ages.Referral, offer), AgesHost.Accepted(ages.Referral, offer));

        var passport = (await ages.Get(manager, $"{root}/passport")).Body;
        passport["disputed"]!.AsArray().Count.ShouldBe(2);
        ((string?)passport["operative"]!["dateOfBirth"]).ShouldBe("2009-08-14");
        (await ages.Get(officer, $"{root}/passport")).Body["disputed"].ShouldBeNull();
        (await ages.Get(manager)).Body["record"].ShouldBeNull();
        (await ages.Get(manager, $"{root}/letter.html")).Status.ShouldBe(200);
        (await ages.Get(officer, $"{root}/letter.html")).Status.ShouldBe(403);
        (await ages.Get(manager, $"{root}/record.html")).Status.ShouldBe(403);
        (await ages.Reads(manager, report, note)).ShouldBe("200 200 404");
        (await ages.Reads(officer, report)).ShouldBe("403 403");
        (await ages.Get(manager, $"age-assessments?childId={ages.Child}")).Body["items"]!.AsArray().Count.ShouldBe(1);
        (await ages.Get(manager, $"{root}/access-log")).Status.ShouldBe(404);
        (await ages.Get(stranger)).Status.ShouldBe(404);

        // It knows of the case, so an act is not its own to do, and none is hidden.
        (await ages.Act(manager, "consequences", new { words = "w" })).Word.ShouldBe("403 forbidden");
        (await ages.Act(manager, "privileged", new { words = "w" })).Word.ShouldBe("403 forbidden");
        (await ages.Attach(manager, Guid.CreateVersion7(), Files.APdf)).Word.ShouldBe("403 forbidden");
        (await ages.Act(stranger, "consequences", new { words = "w" })).Word.ShouldBe("404 not-found");
    }

    [Fact]
    public async Task Whatever_makes_the_transfer_fall_ends_it_in_any_order()
    {
        foreach (var end in new Func<Guid, Guid, AgeCase, object>[]
        {
            (offer, referral, _) => new OfferWithdrawn
            {
                OfferId = offer, Version = 3, OccurredAt = A.Wednesday, ReferralId = referral, Authority = A.Durham, Size = 1, Reason = "referral-closed",
            },
            (offer, referral, _) => new OfferSwapped
            {
                OfferId = offer, Version = 3, OccurredAt = A.Wednesday, ReferralId = referral, Authority = A.Durham, NewOfferId = Guid.CreateVersion7(),
                NewAuthority = A.Medway, NewRegion = "south-east", Size = 1,
            },
            (_, referral, _) => new ReferralWithdrawn
            {
                ReferralId = referral, Version = 9, OccurredAt = A.Wednesday, EntryAuthority = A.Kent, ReasonCode = "x", WasEligible = true,
            },
            (_, referral, _) => new ReferralClosed
            {
                ReferralId = referral, Version = 9, OccurredAt = A.Wednesday, EntryAuthority = A.Kent, ReasonCode = "x", WasEligible = true,
            },
            (_, referral, ages) => new ChildLeftGroup
            {
                ReferralId = referral, Version = 9, OccurredAt = A.Wednesday, ChildId = ages.Child, Remaining = 1, ReasonCode = "x", WasEligible = true,
            },
        })
        {
            foreach (var acceptanceFirst in new[] { true, false })
            {
                var (ages, offer) = (await host.Doubt(), Guid.CreateVersion7());
                using var durham = host.Receiver();
                using var medway = host.As(Role.Manager, A.Medway, person: A.Officer);
                var (accepted, ended) = ((object)AgesHost.Accepted(ages.Referral, offer), end(offer, ages.Referral, ages));
                await host.Tell(acceptanceFirst ? accepted : ended);
                (await ages.Get(durham)).Status.ShouldBe(acceptanceFirst ? 200 : 404, ended.GetType().Name);
                await host.Tell(acceptanceFirst ? ended : accepted);
                (await ages.Get(durham)).Status.ShouldBe(404, ended.GetType().Name);
                (await ages.Get(durham, $"age-assessments?childId={ages.Child}")).Body["items"]!.AsArray().ShouldBeEmpty();
                (await ages.Get(medway)).Status.ShouldBe(ended is OfferSwapped ? 200 : 404);
            }
        }
    }

    [Fact]
    public async Task With_the_effect_it_becomes_the_owner_and_a_child_who_left_the_group_stays()
    {
        var (ages, left) = (await host.Doubt(), await host.Doubt());
        using var durham = host.Receiver();
        await host.Tell(AgesHost.Accepted(ages.Referral, Guid.CreateVersion7()), AgesHost.Accepted(left.Referral, Guid.CreateVersion7()));
        host.Referrals.Left[left.Child] = true;
        await host.Tell(Leaving(left));
        await host.Tell(AgesHost.Completed(ages.Referral), AgesHost.Completed(left.Referral));
        ((string?)(await ages.Get(durham)).Body["owner"]).ShouldBe(A.Durham);
        (await ages.Act(durham, "presumption", new { from = "2026-03-04", accommodation = "a" })).Word.ShouldBe("200 doubtRaised");
        (await left.Get(durham)).Status.ShouldBe(404);
    }

    // The two messages come by queues of their own: who moved is asked of Referrals, which knows who had left before.
    [Fact]
    public async Task A_child_who_left_the_group_stays_also_where_that_is_told_after_the_completion()
    {
        var (left, offer) = (await host.Doubt(), Guid.CreateVersion7());
        using var kent = host.Manager();
        using var durham = host.Receiver();
        host.Referrals.Left[left.Child] = true;
        await host.Tell(AgesHost.Accepted(left.Referral, offer), AgesHost.Completed(left.Referral));
        ((string?)(await left.Get(kent)).Body["owner"]).ShouldBe(A.Kent);
        await host.Tell(Leaving(left), AgesHost.Completed(left.Referral));
        ((string?)(await left.Get(kent)).Body["owner"]).ShouldBe(A.Kent);
        (await left.Get(durham)).Status.ShouldBe(404);
        (await left.Act(kent, "presumption", new { from = "2026-03-04", accommodation = "a" })).Word.ShouldBe("200 doubtRaised");
    }

    [Fact]
    public async Task The_successor_of_the_successor_of_a_receiving_authority_stands_in_its_place_before_the_effect_and_after_it()
    {
        var ages = await host.Doubt();
        using var kent = host.Manager();
        using var durham = host.Receiver();
        using var medway = host.As(Role.Manager, A.Medway, person: A.Officer);
        using var newcastle = host.As(Role.Manager, Newcastle, person: A.Officer);
        await host.Tell(
            AgesHost.Position(A.Medway, "south-east"), AgesHost.Position(Newcastle, "north-east"),
            AgesHost.Accepted(ages.Referral, Guid.CreateVersion7()), Passing(ages, A.Durham, A.Medway), Passing(ages, A.Medway, Newcastle));
        await WhoSees("200 404 404 200");
        (await ages.Act(newcastle, "presumption", new { from = "2026-03-04", accommodation = "a" })).Word.ShouldBe("403 forbidden");

        // What was told of the completion may name the authority that accepted.
        await host.Tell(AgesHost.Completed(ages.Referral), AgesHost.Completed(ages.Referral));
        ((string?)(await ages.Get(newcastle)).Body["owner"]).ShouldBe(Newcastle);
        await WhoSees("200 404 404 200");
        (await ages.Act(newcastle, "withdrawal", new { reason = "accepted", words = "w" })).Word.ShouldBe("200 withdrawn");

        // A doubt that is raised afterwards is the successor's own, and no authority that is no more is handed anything.
        var again = await AgeCase.Send(newcastle, HttpMethod.Post, "age-assessments", new
        {
            referralId = ages.Referral, childId = ages.Child, trigger = new { raisedBy = "w", on = "2026-03-04", grounds = "g" },
        });
        again.Word.ShouldBe("201 doubtRaised");
        var seen = (await ages.Get(newcastle, $"age-assessments/{(Guid)again.Body["id"]!}")).Body;
        ((string?)seen["owner"], (int)seen["version"]!).ShouldBe((Newcastle, 1));

        async Task WhoSees(string expected) => string.Join(' ', [
            (await ages.Get(kent)).Status, (await ages.Get(durham)).Status, (await ages.Get(medway)).Status, (await ages.Get(newcastle)).Status,
        ]).ShouldBe(expected);
    }

    [Fact]
    public async Task The_successor_of_a_receiving_authority_stands_in_its_place()
    {
        var ages = await host.Doubt();
        using var durham = host.Receiver();
        using var medway = host.As(Role.Manager, A.Medway, person: A.Officer);
        await host.Tell(AgesHost.Position(A.Medway, "south-east"), AgesHost.Accepted(ages.Referral, Guid.CreateVersion7()));
        (await ages.Get(durham)).Status.ShouldBe(200);
        await host.Tell(Passing(ages, A.Durham, A.Medway));
        (await ages.Get(durham)).Status.ShouldBe(404);
        (await ages.Get(medway)).Status.ShouldBe(200);
        (await ages.Act(medway, "presumption", new { from = "2026-03-04", accommodation = "a" })).Word.ShouldBe("403 forbidden");
    }

    static ChildLeftGroup Leaving(AgeCase ages) => new()
    {
        ReferralId = ages.Referral, Version = 9, OccurredAt = A.Wednesday, ChildId = ages.Child, Remaining = 1, ReasonCode = "x", WasEligible = true,
    };

    static CasePassedToSuccessor Passing(AgeCase ages, string authority, string successor) => new()
    {
        ReferralId = ages.Referral, Version = 9, OccurredAt = A.Wednesday, Authority = authority, Successor = successor, Region = "south-east",
        WasEligible = true,
    };
}
