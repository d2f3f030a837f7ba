using System.Text.Json;
using TransferScheme.Identity.SecondFactors;
using TransferScheme.Platform.Security;

namespace TransferScheme.Identity.Tests.SecondFactors;

public sealed class SecondFactorApiTests(IdentityHost host) : IClassFixture<IdentityHost>
{
    [Fact]
    public async Task Given_person_with_a_second_factor_when_signing_in_then_password_and_code_and_no_code_twice()
    {
        var phone = await EnrolledAsync();

        var (status, body, _) = await host.AskAsync(host.Portal(), phone.Email, Given.Password);
        (status, body.GetProperty("error").GetString(), body.GetProperty("mfa_required").GetBoolean()).ShouldBe((400, "invalid_grant", true));
        body.GetProperty("error_description").GetString().ShouldStartWith("mfa_required");
        var mfa = body.GetProperty("mfa_token").GetString()!;
        var code = phone.Next();
        var (signedIn, tokens, _) = await host.CodeAsync(mfa, code);

        signedIn.ShouldBe(200);
        var next = await host.RefreshAsync(SignedIn.Of(tokens).Refresh);
        new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(SignedIn.Of(next.Body).Access).Claims.Where(c => c.Type == "amr").Select(c => c.Value)
            .ShouldBe(["pwd", "otp"]);
        var (again, refused, _) = await host.CodeAsync(mfa, code);
        (again, refused.GetProperty("error").GetString()).ShouldBe((400, "invalid_grant"));
    }

    [Fact]
    public async Task Given_a_lost_phone_when_a_recovery_code_is_sent_then_it_is_good_once()
    {
        var phone = await EnrolledAsync();

        (await host.CodeAsync(await MfaAsync(phone.Email), phone.Recovery[0].ToLowerInvariant())).Status.ShouldBe(200);
        (await host.CodeAsync(await MfaAsync(phone.Email), phone.Recovery[0])).Status.ShouldBe(400);
        (await host.CodeAsync(await MfaAsync(phone.Email), phone.Recovery[1])).Status.ShouldBe(200);
        (await MeAsync(phone.Token)).GetProperty("recoveryCodesLeft").GetInt32().ShouldBe(8);
    }

    [Fact]
    public async Task Given_one_code_when_it_comes_twice_at_one_moment_then_one_signs_in()
    {
        var phone = await EnrolledAsync();
        var (mfa, code) = (await MfaAsync(phone.Email), phone.Next());

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.CodeAsync(mfa, code)));

        answers.Count(a => a.Status == 200).ShouldBe(1);
    }

    [Fact]
    public async Task Given_ten_wrong_codes_then_429_also_for_the_right_one()
    {
        var phone = await EnrolledAsync();
        var mfa = await MfaAsync(phone.Email);
        for (var failure = 0; failure < 10; failure++)
        {
            (await host.CodeAsync(mfa, "abcdef")).Status.ShouldBe(400);
        }

        var (status, body, headers) = await host.CodeAsync(mfa, phone.Next());

        (status, body.GetProperty("error").GetString()).ShouldBe((429, "slow_down"));
        headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        var (own, problem) = await host.PostAsync("me/second-factor/removal", phone.Token, """{"otp":"000000"}""");
        (own, problem.GetProperty("code").GetString()).ShouldBe((429, "slow-down"));
    }

    [Theory]
    [InlineData("made-up")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Given_mfa_token_that_we_never_gave_then_the_sign_in_begins_again(string token)
    {
        var (status, body, _) = await host.CodeAsync(token, "123456");

        (status, body.GetProperty("error").GetString()).ShouldBe((400, "invalid_grant"));
        (await host.CodeAsync("", "123456")).Body.GetProperty("error").GetString().ShouldBe("invalid_request");
    }

    [Fact]
    public async Task Given_mfa_token_when_the_password_changed_since_then_it_is_good_no_more()
    {
        var phone = await EnrolledAsync();
        var mfa = await MfaAsync(phone.Email);
        (await host.PostAsync("me/password", phone.Token, $$"""{"current":"{{Given.Password}}","new":"another-password-1"}""")).Status.ShouldBe(200);

        (await host.CodeAsync(mfa, phone.Next())).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Given_person_when_enrolling_then_step_by_step_and_me_says_how_it_stands()
    {
        var (_, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        var token = (await host.SignInAsync(email)).Access;
        (await Code("me/second-factor/confirmation", "123456")).ShouldBe("409 second-factor-not-begun");

        var (status, begun) = await host.PostAsync("me/second-factor", token);
        status.ShouldBe(201);
        var secret = begun.GetProperty("secret").GetString()!;
        begun.GetProperty("uri").GetString().ShouldBe(
            $"otpauth://totp/TransferScheme%3A{email.Replace("@", "%40", StringComparison.Ordinal)}?secret={secret}&issuer=TransferScheme&algorithm=SHA1&digits=6&period=30");
        (await MeAsync(token)).GetProperty("secondFactor").GetBoolean().ShouldBeFalse();
        (await host.AskAsync(host.Portal(), email, Given.Password)).Status.ShouldBe(200);
        (await Code("me/second-factor/confirmation", "abcdef")).ShouldBe("409 otp-wrong");
        (await Code("me/second-factor/confirmation", "")).ShouldBe("400 invalid");

        var phone = new Phone(email, token, secret, []);
        var (confirmed, codes) = await host.PostAsync("me/second-factor/confirmation", token, $$"""{"otp":"{{phone.Next()}}"}""");
        (confirmed, codes.GetProperty("recoveryCodes").GetArrayLength()).ShouldBe((200, 10));
        (await MeAsync(token)).GetProperty("secondFactor").GetBoolean().ShouldBeTrue();
        (await host.PostAsync("me/second-factor", token)).Body.GetProperty("code").GetString().ShouldBe("second-factor-on");

        var (replaced, news) = await host.PostAsync("me/second-factor/recovery-codes", token, $$"""{"otp":"{{codes.GetProperty("recoveryCodes")[0].GetString()}}"}""");
        replaced.ShouldBe(200);
        var fresh = news.GetProperty("recoveryCodes")[0].GetString();
        (await Code("me/second-factor/removal", codes.GetProperty("recoveryCodes")[1].GetString()!)).ShouldBe("409 otp-wrong");
        (await Code("me/second-factor/removal", fresh!)).ShouldBe("200 ");
        (await host.AskAsync(host.Portal(), email, Given.Password)).Status.ShouldBe(200);

        async Task<string> Code(string path, string otp)
        {
            var (answered, body) = await host.PostAsync(path, token, $$"""{"otp":"{{otp}}"}""");
            return $"{answered} {(body.TryGetProperty("code", out var code) ? code.GetString() : "")}";
        }
    }

    [Fact]
    public async Task Given_a_lost_phone_when_their_manager_takes_it_off_then_the_password_is_enough_again()
    {
        var phone = await EnrolledAsync();
        var me = (await MeAsync(phone.Token)).GetProperty("id").GetGuid();

        (await host.PostAsync($"{me}/second-factor/removal", await host.TokenAsync(Role.Manager, "E08000003"))).Status.ShouldBe(404);
        (await host.PostAsync($"{me}/second-factor/removal", phone.Token)).Status.ShouldBe(404);
        var (manager, _) = await host.PersonAsync(Role.Manager, "E10000016");
        var client = await host.ClientAsync(Role.Manager, "E10000016", person: manager);
        var token = (await host.AskAsync(client)).Body.GetProperty("access_token").GetString()!;
        (await host.PostAsync($"{manager}/second-factor/removal", token)).Status.ShouldBe(403);
        (await host.PostAsync($"{me}/second-factor/removal", token)).Status.ShouldBe(200);

        (await host.AskAsync(host.Portal(), phone.Email, Given.Password)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Given_an_installation_that_requires_it_when_signing_in_then_told_to_enrol_until_enrolled_and_no_taking_off()
    {
        var other = new IdentityHost { Settings = ["Identity:SecondFactor=Required"] };
        await other.InitializeAsync();
        var (_, email) = await other.PersonAsync(Role.DutyOfficer, "E10000016");
        var (_, auditor) = await other.PersonAsync(Role.Auditor);

        var first = (await other.AskAsync(other.Portal(), email, Given.Password)).Body;
        first.GetProperty("mfa_enrolment_required").GetBoolean().ShouldBeTrue();
        (await other.AskAsync(other.Portal(), auditor, Given.Password)).Body.TryGetProperty("mfa_enrolment_required", out _).ShouldBeFalse();
        var phone = await Phone.EnrolAsync(other, email, SignedIn.Of(first).Access);
        (await other.RefreshAsync(SignedIn.Of(first).Refresh)).Body.TryGetProperty("mfa_enrolment_required", out _).ShouldBeFalse();
        var (status, body) = await other.PostAsync("me/second-factor/removal", phone.Token, $$"""{"otp":"{{phone.Recovery[0]}}"}""");
        (status, body.GetProperty("code").GetString()).ShouldBe((409, "second-factor-required"));
        await other.DisposeAsync();
    }

    [Fact]
    public async Task Given_second_factors_then_no_secret_and_no_code_stands_in_logs_or_store()
    {
        var phone = await EnrolledAsync();
        var (mfa, code) = (await MfaAsync(phone.Email), phone.Next());
        await host.CodeAsync(mfa, code);

        await using var session = host.The<IIdentityStore>().QuerySession();
        var text = string.Join('\n',
        [
            .. await session.QueryAsync<string>("select data::text from identity.mt_events"),
            .. await session.QueryAsync<string>("select data::text from identity.mt_doc_secondfactor"), .. host.Logged,
        ]);

        foreach (var secret in new[] { phone.Secret, Convert.ToBase64String(phone.Key), mfa, phone.Recovery[0], phone.Recovery[0].Replace("-", "", StringComparison.Ordinal) })
        {
            text.ShouldNotContain(secret);
        }
    }

    async Task<Phone> EnrolledAsync()
    {
        var (_, email) = await host.PersonAsync(Role.DutyOfficer, "E10000016");
        return await Phone.EnrolAsync(host, email, (await host.SignInAsync(email)).Access);
    }

    async Task<string> MfaAsync(string email) =>
        (await host.AskAsync(host.Portal(), email, Given.Password)).Body.GetProperty("mfa_token").GetString()!;

    async Task<JsonElement> MeAsync(string token) => (await host.SendAsync(HttpMethod.Get, "/api/v1/people/me", token)).Body;
}

/// <summary>A person with an authenticator app, whose clock goes one step on with each code, so that a test need not wait: good for two.</summary>
sealed record Phone(string Email, string Token, string Secret, IReadOnlyList<string> Recovery)
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    long step = Totp.StepAt(DateTimeOffset.UtcNow) - 1;

    /// <summary>The secret's bytes.</summary>
    internal byte[] Key => [.. Secret.Chunk(8).SelectMany(chunk =>
        BitConverter.GetBytes(chunk.Aggregate(0L, (number, letter) => (number << 5) | (long)Alphabet.IndexOf(letter, StringComparison.Ordinal))).Take(5).Reverse())];

    /// <summary>A code later than the last.</summary>
    internal string Next() => Totp.CodeAt(Key, ++step);

    internal static async Task<Phone> EnrolAsync(IdentityHost host, string email, string token)
    {
        var begun = (await host.PostAsync("me/second-factor", token)).Body;
        var phone = new Phone(email, token, begun.GetProperty("secret").GetString()!, []);
        var (status, codes) = await host.PostAsync("me/second-factor/confirmation", token, $$"""{"otp":"{{phone.Next()}}"}""");
        status.ShouldBe(200);
        return phone with { Recovery = [.. codes.GetProperty("recoveryCodes").EnumerateArray().Select(c => c.GetString()!)] };
    }
}
