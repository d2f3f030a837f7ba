using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Identity.Keys;

namespace TransferScheme.Identity.Tests.Keys;

public sealed class KeyScheduleProperties
{
    static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    static readonly KeySchedule Schedule = new(TimeSpan.FromDays(30), TimeSpan.FromDays(1), TimeSpan.FromMinutes(15));

    // Hours between looks: mostly short, at times so long that a rotation comes late or after a standstill.
    static readonly Gen<int[]> Looks = Gen.Frequency((20, Gen.Choose(1, 12)), (3, Gen.Choose(13, 48)), (1, Gen.Choose(500, 1500))).ArrayOf(300);

    [Fact]
    public void However_irregular_the_looks_a_key_signs_after_each_and_every_token_of_it_finds_it_published() =>
        Prop.ForAll(Looks.ToArbitrary(), looks =>
        {
            var keys = new List<KeyTerm>();
            var now = Start;
            foreach (var hours in looks)
            {
                now = now.AddHours(hours);
                var signedBefore = KeySchedule.Signing(keys, now) is not null;
                if (Schedule.Due(keys, now) is { } due)
                {
                    keys.Add(due);
                    (due.SignsFrom - due.CreatedAt >= TimeSpan.FromHours(1)).ShouldBe(signedBefore);
                }

                var signing = KeySchedule.Signing(keys, now).ShouldNotBeNull();
                Schedule.IsPublished(keys, signing, now.AddMinutes(15)).ShouldBeTrue();
                (now - keys[signing].SignsFrom).ShouldBeLessThanOrEqualTo(TimeSpan.FromDays(30) + TimeSpan.FromHours(1));
                Schedule.Due(keys, now).ShouldBeNull();
            }
        }).QuickCheckThrowOnFailure();
}
