using System.Text;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Identity.Persons;

/// <summary>Finds a person by e-mail address without keeping the address: a row under its keyed hash.</summary>
/// <param name="Id">Keyed hash of the address.</param>
/// <param name="PersonId">The person.</param>
public sealed record SignInName(string Id, Guid PersonId)
{
    /// <summary>The row's identifier for an address; letter case and outer space make no difference.</summary>
    /// <param name="master">Keys the hash.</param>
    /// <param name="email">The address.</param>
    internal static string IdOf(MasterKey master, string email) =>
        master.Hash("sign-in-name", Encoding.UTF8.GetBytes(email.Trim().Normalize(NormalizationForm.FormC).ToUpperInvariant()));
}
