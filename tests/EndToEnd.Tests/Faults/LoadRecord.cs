using System.Collections.Concurrent;

namespace TransferScheme.EndToEnd.Tests.Faults;

/// <summary>A kind of command, and the event that it appends once.</summary>
/// <param name="Name">Path of the command.</param>
/// <param name="Schema">Schema of the service that takes it.</param>
/// <param name="Event">Stored name of the event.</param>
public sealed record Act(string Name, string Schema, string Event)
{
    /// <summary>A referral is submitted.</summary>
    public static Act Referral { get; } = new("referral", "referrals", "referral_submitted");

    /// <summary>An offer is made.</summary>
    public static Act Offer { get; } = new("offer", "allocation", "offer_made");

    /// <summary>It is accepted.</summary>
    public static Act Acceptance { get; } = new("acceptance", "allocation", "offer_accepted");

    /// <summary>A statement of reasons is drafted.</summary>
    public static Act Draft { get; } = new("draft", "refusals", "statement_drafted");

    /// <summary>It is issued: that is recorded before Allocation is asked, and with the answer.</summary>
    public static Act Issue { get; } = new("issue", "refusals", "issue_begun");

    /// <summary>The obligation is reaffirmed.</summary>
    public static Act Review { get; } = new("review", "refusals", "obligation_reaffirmed");

    /// <summary>A decline is taken back, which is recorded in the same way.</summary>
    public static Act TakingBack { get; } = new("withdrawal", "refusals", "withdrawal_begun");

    /// <summary>Terms are proposed.</summary>
    public static Act Arrangement { get; } = new("arrangement", "referrals", "arrangement_proposed");

    /// <summary>An authority signs.</summary>
    public static Act Signature { get; } = new("signatures", "referrals", "arrangement_signed");

    /// <summary>The children leave.</summary>
    public static Act Departure { get; } = new("departure", "referrals", "departure_recorded");

    /// <summary>An authority confirms their arrival.</summary>
    public static Act Arrival { get; } = new("arrival", "referrals", "arrival_confirmed");
}

/// <summary>A command that was sent, however often, under one key.</summary>
/// <param name="act">Its kind.</param>
/// <param name="stream">The stream it appends to; null for one that begins a stream.</param>
public sealed class Sent(Act act, Guid? stream)
{
    /// <summary>Its kind.</summary>
    public Act Act => act;

    /// <summary>The answer; null while there is none.</summary>
    public Reply? Answer { get; set; }

    /// <summary>The stream, known from its answer at the latest.</summary>
    public Guid? AppendedTo => stream ?? Answer?.Id;
}

/// <summary>What partners sent and what they were answered: the harness's own book, to hold the scheme's against.</summary>
public sealed class LoadRecord
{
    readonly ConcurrentQueue<Sent> _sent = [];
    readonly ConcurrentQueue<string> _troubles = [];

    /// <summary>Every command, answered or under way.</summary>
    public IReadOnlyList<Sent> Sent => [.. _sent];

    /// <summary>Every command that was acknowledged.</summary>
    public IReadOnlyList<Sent> Acknowledged => [.. _sent.Where(s => s.Answer is not null)];

    /// <summary>Answers that a partner did not expect: rejections, and repeats that were answered in another way.</summary>
    public IReadOnlyList<string> Troubles => [.. _troubles];

    /// <summary>Notes a command before it is sent.</summary>
    internal Sent Begin(Act act, Guid? stream)
    {
        var sent = new Sent(act, stream);
        _sent.Enqueue(sent);
        return sent;
    }

    internal void Trouble(string text) => _troubles.Enqueue(text);
}
