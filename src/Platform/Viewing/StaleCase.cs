using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.Platform.Viewing;

/// <summary>Tells somebody whose case has moved on what happened since: the acts by name, never what they were about.</summary>
static class StaleCase
{
    const int MostTold = 50;

    /// <summary>The problem for a version that is no longer the case's own.</summary>
    /// <param name="session">Where the case is.</param>
    /// <param name="id">The case.</param>
    /// <param name="command">The caller's command, with the version that it was decided on.</param>
    /// <param name="version">The version of the case.</param>
    /// <param name="beginsPart">Whether an authority's part begins with an event: nothing before the newest such one is told to it.</param>
    /// <param name="ct">Cancels the request.</param>
    internal static async Task<Problem> StaleAsync<TRequest>(
        this IQuerySession session, Guid id, Command<TRequest> command, long version, Func<IEvent, string, bool> beginsPart,
        CancellationToken ct)
        where TRequest : class
    {
        var (decidedOn, reader) = (command.IfMatch!.Value, command.Actor);
        var since = Math.Max(decidedOn, version - MostTold);
        var events = decidedOn >= 0 && decidedOn < version
            ? await session.Events.FetchStreamAsync(id, version: version, fromVersion: since + 1, token: ct)
            : [];
        return Problem.Stale with
        {
            Version = version,
            Changes = [.. Known([.. events], e => reader.Authority is { } own && beginsPart(e, own)).Select(e => Told(e, reader))],
        };
    }

    internal static IEnumerable<IEvent> Known(IReadOnlyList<IEvent> events, Func<IEvent, bool> beginsPart)
    {
        var began = events.Index().Where(e => beginsPart(e.Item)).Select(e => e.Index).LastOrDefault(-1);
        return events.Skip(began < 0 ? 0 : began);
    }

    static Change Told(IEvent e, Actor reader) =>
        new(e.EventTypeName.Replace('_', ' '), Doer.Of(e, reader), e.Timestamp, e.Version);
}
