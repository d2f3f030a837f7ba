using TransferScheme.Platform.Calling;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Refusals.Issuing;

/// <summary>Asks Identity who may decline for an authority: people whom its manager has given the flag (R10).</summary>
/// <param name="calls">Calls between services.</param>
sealed class Delegates(ServiceCalls calls)
{
    static readonly Problem NotTold = new(
        503, "delegation-not-confirmed", "Not available at the moment",
        "Whether you may decline for your authority could not be found out, so nothing was done: try again in a moment.");

    /// <summary>Whether a person may decline for an authority now. A yes is never kept: a flag that is taken away counts at once.</summary>
    /// <exception cref="NoAnswerException">Identity does not answer.</exception>
    internal async Task<bool> MayDeclineAsync(Guid? person, string authority, CancellationToken ct) =>
        person is not null
        && await calls.AskAsync<PersonTold>($"/api/v1/people/{person}", NotTold, ct) is { Active: true, MayDecline: true } told
        && told.Authority == authority;

    sealed record PersonTold(string? Authority, bool Active, bool MayDecline = false);
}
