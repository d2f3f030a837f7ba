using TransferScheme.Identity.Persons;
using TransferScheme.Platform.Deciding;

namespace TransferScheme.Identity.SecondFactors;

/// <summary>A person takes new recovery codes; those before are void.</summary>
static class ReplaceRecoveryCodes
{
    internal static void Map(RouteGroupBuilder group) =>
        group.MapPost("me/second-factor/recovery-codes", Handle).WithName("ReplaceRecoveryCodes").Produces<RecoveryCodesAnswer>();

    /// <summary>For a code, which is used up.</summary>
    internal static Decision<SecondFactorEvent> Decide(SecondFactor? factor, SentCode code, IReadOnlyList<string> hashes) =>
        UseOneTimeCode.For(factor, code, new RecoveryCodesReplaced(hashes));

    static Task<CommandResult> Handle(
        Command<OtpRequest> command, HttpContext http, IIdentityStore store, PersonFactors factors, CancellationToken ct) =>
        OwnAccount.ActAsync(command, store, async (person, request) =>
        {
            var (codes, hashes) = factors.NewCodes(person.Id);
            var change = await factors.ProveAsync(person.Id, request.Otp, (factor, code) => Decide(factor, code, hashes), ct);
            return change.Answered(http, version => Answer.Ok(new RecoveryCodesAnswer(codes), version));
        }, ct);
}
