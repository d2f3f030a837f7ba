using TransferScheme.Identity.SecondFactors;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Identity.Tests.SecondFactors;

public sealed class SecondFactorTests
{
    static readonly Sealed<OtpSecret> Secret = new("c", []);
    static readonly string[] Hashes = ["r1", "r2"];
    static readonly SentCode Nothing = new(null, "r9");
    static readonly SecondFactor Begun = Given(new SecondFactorBegun(Secret));
    static readonly SecondFactor On = Given(new SecondFactorBegun(Secret), new SecondFactorConfirmed(50, Hashes));

    [Fact]
    public void Given_no_second_factor_when_begun_then_the_secret_is_there_as_often_as_wanted_until_it_is_on()
    {
        BeginSecondFactor.Decide(null, Secret).Events.ShouldBe([new SecondFactorBegun(Secret)]);
        BeginSecondFactor.Decide(Begun, Secret).Events.ShouldBe([new SecondFactorBegun(Secret)]);
        BeginSecondFactor.Decide(On, Secret).Rejection!.Code.ShouldBe("second-factor-on");
    }

    [Fact]
    public void Given_a_secret_when_a_code_of_it_comes_then_it_is_on_with_recovery_codes()
    {
        ConfirmSecondFactor.Decide(Begun, new SentCode(50, "r9"), Hashes).Events.ShouldBe([new SecondFactorConfirmed(50, Hashes)]);
        ConfirmSecondFactor.Decide(Begun, Nothing, Hashes).Rejection!.Code.ShouldBe("otp-wrong");
        ConfirmSecondFactor.Decide(Begun with { LastStep = 50 }, new SentCode(50, "r9"), Hashes).Rejection!.Code.ShouldBe("otp-wrong");
        ConfirmSecondFactor.Decide(On, new SentCode(51, "r9"), Hashes).Rejection!.Code.ShouldBe("second-factor-on");
        ConfirmSecondFactor.Decide(null, Nothing, Hashes).Rejection!.Code.ShouldBe("second-factor-not-begun");
        ConfirmSecondFactor.Decide(Given(new SecondFactorBegun(Secret), new SecondFactorRemoved()), new SentCode(51, "r9"), Hashes).Rejection!.Code
            .ShouldBe("second-factor-not-begun");
    }

    [Fact]
    public void Given_a_second_factor_when_codes_are_used_then_each_once_and_none_from_before_the_last()
    {
        UseOneTimeCode.Decide(On, new SentCode(51, "r9")).Events.ShouldBe([new OneTimeCodeUsed(51)]);
        UseOneTimeCode.Decide(On, new SentCode(50, "r9")).Rejection!.Code.ShouldBe("otp-wrong");
        UseOneTimeCode.Decide(On, new SentCode(null, "r2")).Events.ShouldBe([new RecoveryCodeUsed("r2")]);
        UseOneTimeCode.Decide(SecondFactor.Evolve(On, new RecoveryCodeUsed("r2")), new SentCode(null, "r2")).Rejection!.Code.ShouldBe("otp-wrong");
        UseOneTimeCode.Decide(On, Nothing).Rejection!.Code.ShouldBe("otp-wrong");
        UseOneTimeCode.Decide(Begun, new SentCode(51, "r9")).Rejection!.Code.ShouldBe("second-factor-off");
        UseOneTimeCode.Decide(null, Nothing).Rejection!.Code.ShouldBe("second-factor-off");
    }

    [Fact]
    public void Given_a_second_factor_when_recovery_codes_are_replaced_then_for_a_code()
    {
        ReplaceRecoveryCodes.Decide(On, new SentCode(51, "r9"), ["r3"]).Events.Select(e => e.GetType())
            .ShouldBe([typeof(OneTimeCodeUsed), typeof(RecoveryCodesReplaced)]);
        ReplaceRecoveryCodes.Decide(On, Nothing, ["r3"]).Rejection!.Code.ShouldBe("otp-wrong");
    }

    [Fact]
    public void Given_a_second_factor_when_taken_off_then_for_a_code_and_not_where_the_role_must_have_one()
    {
        RemoveSecondFactor.Decide(On, new SentCode(null, "r1"), required: false).Events
            .ShouldBe([new RecoveryCodeUsed("r1"), new SecondFactorRemoved()]);
        RemoveSecondFactor.Decide(On, Nothing, required: false).Rejection!.Code.ShouldBe("otp-wrong");
        RemoveSecondFactor.Decide(On, new SentCode(51, "r9"), required: true).Rejection!.Code.ShouldBe("second-factor-required");
    }

    [Fact]
    public void Given_a_lost_phone_when_a_manager_takes_it_off_then_once()
    {
        RemoveSecondFactor.Decide(On).Events.ShouldBe([new SecondFactorRemoved()]);
        RemoveSecondFactor.Decide(Begun).Events.ShouldBe([new SecondFactorRemoved()]);
        RemoveSecondFactor.Decide(null).ShouldBe(Decision<SecondFactorEvent>.Nothing);
        RemoveSecondFactor.Decide(SecondFactor.Evolve(On, new SecondFactorRemoved())).ShouldBe(Decision<SecondFactorEvent>.Nothing);
    }

    [Fact]
    public void Given_a_second_factors_events_then_the_state_follows()
    {
        var used = Given(
            new SecondFactorBegun(Secret), new SecondFactorConfirmed(50, Hashes), new OneTimeCodeUsed(51), new RecoveryCodeUsed("r1"));
        (used.On, used.LastStep, used.Secret).ShouldBe((true, 51L, Secret));
        used.RecoveryHashes.ShouldBe(["r2"]);
        SecondFactor.Evolve(used, new RecoveryCodesReplaced(["r3"]))!.RecoveryHashes.ShouldBe(["r3"]);
        var off = SecondFactor.Evolve(used, new SecondFactorRemoved())!;
        (off.On, off.Secret, off.LastStep, off.RecoveryHashes.Count).ShouldBe((false, null, 51L, 0));
        Should.Throw<InvalidOperationException>(() => SecondFactor.Evolve(null, new OneTimeCodeUsed(1)));
    }

    static SecondFactor Given(params SecondFactorEvent[] events) => events.Aggregate((SecondFactor?)null, SecondFactor.Evolve)!;
}
