using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Tests.Rota;

public sealed class EligibilityTests
{
    static readonly AuthorityPosition Able = new("a", "A", "x", 1, Participates: true, Uasc: 9, new Threshold(10_000, 100), Room: 2);
    static readonly RotaReferral Pair = new("r", 2, Entry: "e", ["u"], ["v"], ["i"]);

    [Fact]
    public void Given_authorities_with_one_obstacle_each_when_judged_then_its_code_and_whether_they_accrue()
    {
        AuthorityPosition[] authorities =
        [
            Able, Able with { Participates = false }, Able with { Uasc = 10 }, Able with { Room = 0 }, Able with { Room = -1 },
            Able with { Id = "v" }, Able with { Id = "i" }, Able with { Id = "e" }, Able with { Room = 1 }, Able with { Id = "u" }
        ];

        authorities.Select(a => (Eligibility.ExclusionCode(a, Pair), Eligibility.InScheme(a), Eligibility.Accrues(a, Pair))).ShouldBe(
        [
            (null, true, true), ("not-participating", false, false), ("threshold", false, false), ("no-room", true, false),
            ("no-room", true, false), ("declined", true, false), ("declined", true, true), ("entry", true, true),
            ("capacity", true, true), ("unsuitable", true, true)
        ]);
    }

    [Fact]
    public void Given_authority_with_every_obstacle_when_they_fall_away_one_by_one_then_the_codes_in_their_order()
    {
        var everything = new RotaReferral("r", 2, Entry: "a", ["a"], ["a"], ["a"]);
        var worst = Able with { Participates = false, Uasc = 10, Room = 0 };

        string?[] codes =
        [
            Eligibility.ExclusionCode(worst, everything),
            Eligibility.ExclusionCode(worst with { Participates = true }, everything),
            Eligibility.ExclusionCode(Able with { Room = 0 }, everything),
            Eligibility.ExclusionCode(Able with { Room = 1 }, everything),
            Eligibility.ExclusionCode(Able with { Room = 1 }, everything with { DeclinedValid = [], DeclinedInvalid = [] }),
            Eligibility.ExclusionCode(Able with { Room = 1 }, everything with { DeclinedValid = [], DeclinedInvalid = [], Entry = null }),
            Eligibility.ExclusionCode(Able, everything with { DeclinedValid = [], DeclinedInvalid = [], Entry = null })
        ];
        codes.ShouldBe([.. Eligibility.Codes]);
    }

    [Fact]
    public void Given_no_known_count_population_or_room_when_judged_then_no_test_on_it()
    {
        AuthorityPosition[] authorities = [Able with { Uasc = null }, Able with { Uasc = 99, Threshold = null }, Able with { Room = null }];

        authorities.Select(a => Eligibility.ExclusionCode(a, Pair)).ShouldBe([null, null, null]);
    }
}
