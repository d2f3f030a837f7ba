using TransferScheme.Contracts.Refusals;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Allocation.Handling;

/// <summary>A direction to return services (section 70), as far as messages have told: it stands beside the return that it asks for.</summary>
/// <param name="Id">The direction.</param>
/// <param name="Authority">Code of the authority directed.</param>
/// <param name="Form">The form asked for; null while only its end is told.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="IsOver">Whether it was answered, replaced or withdrawn.</param>
/// <param name="PassedAt">Version of its stream at which it passed to that authority from one that is no more; 0 where it did not.</param>
public sealed record DirectedReturn(
    Guid Id, string Authority, string? Form = null, DateTimeOffset? DueAt = null, bool IsOver = false, long PassedAt = 0)
{
    /// <summary>What the beginning tells; an end that came before it stands.</summary>
    internal static DirectedReturn Begun(DirectedReturn? known, DirectionGiven m) =>
        (known ?? new(m.DirectionId, m.Authority)) with { Form = m.Form, DueAt = m.DueAt };

    /// <summary>What a succession tells, in whatever order: the successor is directed in the place of whoever is no more.</summary>
    internal static DirectedReturn Passed(DirectedReturn? known, DirectionPassedToSuccessor m) =>
        known?.PassedAt >= m.Version ? known
        : (known ?? new(m.DirectionId, m.Successor)) with { Authority = m.Successor, PassedAt = m.Version };

    /// <summary>What any end tells.</summary>
    internal static DirectedReturn Over(DirectedReturn? known, Guid id, string authority) =>
        (known ?? new(id, authority)) with { IsOver = true };

    /// <summary>Notes the end of a direction to give information; those of other kinds are nothing that is returned here.</summary>
    internal static async Task EndAsync(IDocumentSession session, Guid id, string kind, string authority, CancellationToken ct)
    {
        if (kind == "information")
        {
            session.Store(Over(await session.LoadAsync<DirectedReturn>(id, ct), id, authority));
        }
    }
}

/// <summary>Notes that an authority is directed to return its services in a form, by a time.</summary>
sealed class WhenDirectionGiven : IHandle<DirectionGiven>
{
    public async Task Handle(DirectionGiven message, IDocumentSession session, CancellationToken ct)
    {
        if (message.Kind == "information")
        {
            session.Store(DirectedReturn.Begun(await session.LoadAsync<DirectedReturn>(message.DirectionId, ct), message));
        }
    }
}

/// <summary>Notes that it is not directed any more.</summary>
sealed class WhenDirectionWithdrawn : IHandle<DirectionWithdrawn>
{
    public Task Handle(DirectionWithdrawn message, IDocumentSession session, CancellationToken ct) =>
        DirectedReturn.EndAsync(session, message.DirectionId, message.Kind, message.Authority, ct);
}

/// <summary>Notes that what was directed came.</summary>
sealed class WhenDirectionAnswered : IHandle<DirectionAnswered>
{
    public Task Handle(DirectionAnswered message, IDocumentSession session, CancellationToken ct) =>
        DirectedReturn.EndAsync(session, message.DirectionId, message.Kind, message.Authority, ct);
}

/// <summary>Notes that another authority is directed now: the one that was is no more.</summary>
sealed class WhenDirectionPassedToSuccessor : IHandle<DirectionPassedToSuccessor>
{
    // Of another kind it is kept without a form, and shown nowhere.
    public async Task Handle(DirectionPassedToSuccessor message, IDocumentSession session, CancellationToken ct) =>
        session.Store(DirectedReturn.Passed(await session.LoadAsync<DirectedReturn>(message.DirectionId, ct), message));
}
