using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Tests.Cases;
using TransferScheme.Rota.Tests.Model;

namespace TransferScheme.Rota.Tests.Runs;

/// <summary>What an entry of a run is.</summary>
enum Act
{
    /// <summary>Nobody can take the group.</summary>
    Unplaced,

    /// <summary>Shares accrued, and the group reserved on the chosen authority.</summary>
    Decided,

    /// <summary>A reservation became the debit.</summary>
    Accepted,

    /// <summary>Another candidate was picked: the reservation moved.</summary>
    Moved,

    /// <summary>A decision was taken back, before or after acceptance.</summary>
    Reversed,

    /// <summary>An authority took a group out of turn.</summary>
    Volunteered,

    /// <summary>Positions changed; the ledger did not.</summary>
    Observed,
}

/// <summary>An entry of a run: the ledger and the positions before it and after it.</summary>
/// <param name="Act">What it is.</param>
/// <param name="Before">The ledger before it.</param>
/// <param name="After">The ledger after it.</param>
/// <param name="Seen">The positions before it.</param>
/// <param name="Then">The positions after it.</param>
sealed record RunEntry(Act Act, Ledger Before, Ledger After, Position[] Seen, Position[] Then)
{
    /// <summary>The decision taken, accepted, moved or taken back.</summary>
    internal RotaDecision? Decision { get; init; }

    /// <summary>From whom the group goes; -1 where from nobody.</summary>
    internal int From { get; init; } = -1;

    /// <summary>To whom the group goes; -1 where to nobody.</summary>
    internal int To { get; init; } = -1;

    internal int Size { get; init; }

    internal Roll Roll => Before.Roll;

    /// <summary>The decision to take here, in the model's words and with the library's accounts.</summary>
    internal RotaCase Case(ModelRules rules) => new(
        [
            .. Roll.Ids.Select((id, i) => new ModelAuthority(id, Roll.RegionAt(i), Seen[i].Weight)
            {
                Participates = Seen[i].Participates,
                Uasc = Seen[i].Uasc,
                Threshold = Seen[i].Threshold,
                Room = Seen[i].Room,
                Balance = Before.Balance(i),
                Arrears = Before.Arrears(i),
            }),
        ],
        Referral(Roll),
        rules);

    ModelReferral Referral(Roll roll) => Decision?.Group is not { } group ? new(Size) : new(group.Size)
    {
        Entry = group.Entry < 0 ? null : roll.Ids[group.Entry],
        Unsuitable = Ids(group.Unsuitable),
        DeclinedValid = Ids(group.DeclinedValid),
        Declined = Ids(group.Declined),
        Mismatch = group.Mismatch?.Index().ToDictionary(m => roll.Ids[m.Index], m => m.Item),
    };

    string[] Ids(IReadOnlyList<int>? places) => [.. (places ?? []).Select(i => Roll.Ids[i])];
}
