using TransferScheme.Platform.Protection;

namespace TransferScheme.Identity.SecondFactors;

/// <summary>
/// What can happen to a person's second factor, the codes of an app on their phone (RFC 6238). Beside the account and not in it, so that
/// its version does not move with every sign-in.
/// </summary>
public abstract record SecondFactorEvent
{
    private protected SecondFactorEvent()
    {
    }
}

/// <summary>A person was given a secret for their app, and has not shown yet that it is there.</summary>
/// <param name="Secret">The secret, sealed under the person's own key.</param>
public sealed record SecondFactorBegun(Sealed<OtpSecret> Secret) : SecondFactorEvent;

/// <summary>The person gave a code of their app: from now on signing in needs one.</summary>
/// <param name="Step">The time step of that code, which is used up with it.</param>
/// <param name="RecoveryHashes">Keyed hashes of the codes for the day on which the phone is lost, each good once.</param>
public sealed record SecondFactorConfirmed(long Step, IReadOnlyList<string> RecoveryHashes) : SecondFactorEvent;

/// <summary>A code of the app was used: neither it nor an earlier one is good again.</summary>
/// <param name="Step">Its time step.</param>
public sealed record OneTimeCodeUsed(long Step) : SecondFactorEvent;

/// <summary>A recovery code was used in place of the app's.</summary>
/// <param name="Hash">Its keyed hash.</param>
public sealed record RecoveryCodeUsed(string Hash) : SecondFactorEvent;

/// <summary>The person took new recovery codes; those before are void.</summary>
/// <param name="RecoveryHashes">Keyed hashes of the new ones.</param>
public sealed record RecoveryCodesReplaced(IReadOnlyList<string> RecoveryHashes) : SecondFactorEvent;

/// <summary>Signing in needs the password alone again: the person, or whoever manages them when the phone is lost, took it off.</summary>
public sealed record SecondFactorRemoved : SecondFactorEvent;

/// <summary>The secret that the app and this service share; only ever inside a <c>Sealed</c>.</summary>
/// <param name="Key">20 bytes, base64.</param>
public sealed record OtpSecret(string Key)
{
    /// <summary>Tells nothing of what is inside.</summary>
    public override string ToString() => nameof(OtpSecret);
}
