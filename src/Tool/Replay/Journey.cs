namespace TransferScheme.Tool.Replay;

/// <summary>A case of the plan while it is played: what the scheme has answered so far.</summary>
/// <param name="plan">The case.</param>
sealed class Journey(ReplayCase plan)
{
    /// <summary>The case.</summary>
    internal ReplayCase Plan => plan;

    /// <summary>The referral.</summary>
    internal Guid Id { get; set; }

    /// <summary>Version of the referral, as far as it is known from answers and from what messages will have added.</summary>
    internal long Version { get; set; }

    /// <summary>Slug of the region whose turn it is; null while nobody can take it.</summary>
    internal string? Region { get; set; }

    /// <summary>Code of the authority whose turn it is.</summary>
    internal string Receiver { get; set; } = "";

    /// <summary>Version of the allocation.</summary>
    internal long AllocationVersion { get; set; }

    /// <summary>The offer.</summary>
    internal Guid OfferId { get; set; }
}
