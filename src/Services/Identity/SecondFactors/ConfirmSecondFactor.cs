using TransferScheme.Identity.Persons;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Identity.SecondFactors;

/// <summary>A code of the person's app, or one of their recovery codes.</summary>
/// <param name="Otp">The code.</param>
public sealed record OtpRequest(string Otp) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Otp, "otp", 20);
}

/// <summary>Codes for the day on which the phone is lost; told once.</summary>
/// <param name="RecoveryCodes">Ten codes, each good once.</param>
public sealed record RecoveryCodesAnswer(IReadOnlyList<string> RecoveryCodes);

/// <summary>A person shows a code of their app: from now on signing in needs one, and they are given recovery codes.</summary>
static class ConfirmSecondFactor
{
    internal static void Map(RouteGroupBuilder group) =>
        group.MapPost("me/second-factor/confirmation", Handle).WithName("ConfirmSecondFactor").Produces<RecoveryCodesAnswer>();

    /// <summary>By a code of the app alone, which shows that the secret has arrived.</summary>
    internal static Decision<SecondFactorEvent> Decide(
        SecondFactor? factor, SentCode code, IReadOnlyList<string> recoveryHashes) => factor switch
        {
            { On: true } => Rejection.Conflict("second-factor-on", "The second factor is on already."),
            not { Secret: not null } => Rejection.Conflict("second-factor-not-begun", "Take a secret for your app first."),
            _ when code.Step is not { } step || step <= factor.LastStep => UseOneTimeCode.Wrong,
            _ => new SecondFactorConfirmed(code.Step.Value, recoveryHashes),
        };

    static Task<CommandResult> Handle(
        Command<OtpRequest> command, HttpContext http, IIdentityStore store, PersonFactors factors, CancellationToken ct) =>
        OwnAccount.ActAsync(command, store, async (person, request) =>
        {
            var (codes, hashes) = factors.NewCodes(person.Id);
            var change = await factors.ProveAsync(person.Id, request.Otp, (factor, code) => Decide(factor, code, hashes), ct);
            return change.Answered(http, version => Answer.Ok(new RecoveryCodesAnswer(codes), version));
        }, ct);
}
