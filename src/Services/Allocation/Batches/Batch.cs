using TransferScheme.Allocation.Rota;
using TransferScheme.Platform.Deciding;

namespace TransferScheme.Allocation.Batches;

/// <summary>What can happen to a burst of referrals that is matched as a whole.</summary>
public abstract record BatchEvent
{
    private protected BatchEvent()
    {
    }
}

/// <summary>A coordinator confirmed the matching of a burst as a whole.</summary>
/// <param name="Region">Slug of the region whose seats they are.</param>
/// <param name="Children">Children of the burst.</param>
/// <param name="Seats">The seats that another referral took than they were fixed for.</param>
public sealed record BatchConfirmed(string Region, int Children, IReadOnlyList<SeatTaken> Seats) : BatchEvent;

/// <summary>A burst.</summary>
/// <param name="Confirmed">What was confirmed.</param>
public sealed record Batch(BatchConfirmed Confirmed) : ICase<Batch, BatchEvent>
{
    /// <inheritdoc/>
    string ICase<Batch, BatchEvent>.StatusName => "confirmed";

    /// <inheritdoc/>
    static Batch? ICase<Batch, BatchEvent>.After(Batch? state, BatchEvent e) => Evolve(state, e);

    internal static Batch? Evolve(Batch? state, BatchEvent e) => (state, e) switch
    {
        (null, BatchConfirmed confirmed) => new Batch(confirmed),
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in a batch."),
    };
}
