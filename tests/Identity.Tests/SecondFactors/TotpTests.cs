using System.Text;
using TransferScheme.Identity.SecondFactors;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Identity.Tests.SecondFactors;

public sealed class TotpTests
{
    static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");
    static readonly OtpSecret Secret = new(Convert.ToBase64String(Key));

    // RFC 6238 appendix B, the rows for SHA-1.
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Given_the_vectors_of_rfc_6238_then_the_codes_are_theirs(long seconds, string code) =>
        Totp.CodeAt(Key, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds)), digits: 8).ShouldBe(code);

    // RFC 4226 appendix D.
    [Fact]
    public void Given_the_vectors_of_rfc_4226_then_the_codes_are_theirs() => Enumerable.Range(0, 10).Select(step => Totp.CodeAt(Key, step))
        .ShouldBe(["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]);

    // RFC 4648 section 10, the group that needs no padding.
    [Fact]
    public void Given_bytes_then_their_base32_is_that_of_rfc_4648()
    {
        Totp.Base32("fooba"u8).ShouldBe("MZXW6YTB");
        Totp.Base32(Key).ShouldBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        Totp.Base32([]).ShouldBe("");
        Totp.Base32([0xff, 0xff, 0xff, 0xff, 0xff]).ShouldBe("77777777");
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Given_a_phone_whose_clock_differs_then_one_step_either_way_is_found(int off, bool found)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111109);

        Totp.StepOf(Secret, Totp.CodeAt(Key, Totp.StepAt(now) + off), now).ShouldBe(found ? Totp.StepAt(now) + off : null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("0000000")]
    [InlineData("١٢٣٤٥٦")]
    public void Given_what_is_no_code_then_no_step_is_found(string sent) => Totp.StepOf(Secret, sent, DateTimeOffset.UnixEpoch).ShouldBeNull();

    [Fact]
    public void Given_secrets_and_recovery_codes_then_each_is_another_and_typing_makes_no_difference()
    {
        var (master, person) = (new MasterKey(new byte[32]), Guid.Parse("01997c1e-0000-7000-8000-000000000001"));
        var codes = RecoveryCodes.Make();

        Convert.FromBase64String(Totp.NewSecret().Key).Length.ShouldBe(20);
        Totp.NewSecret().ShouldNotBe(Totp.NewSecret());
        codes.Distinct().Count().ShouldBe(10);
        codes.ShouldAllBe(c => c.Length == 11 && c[5] == '-');
        RecoveryCodes.HashOf(master, person, "abcde fghjk").ShouldBe(RecoveryCodes.HashOf(master, person, "ABCDE-FGHJK"));
        RecoveryCodes.HashOf(master, Guid.Empty, "ABCDE-FGHJK").ShouldNotBe(RecoveryCodes.HashOf(master, person, "ABCDE-FGHJK"));
    }
}
