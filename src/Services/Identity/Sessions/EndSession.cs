using TransferScheme.Platform.Deciding;

namespace TransferScheme.Identity.Sessions;

/// <summary>A person signs out (RFC 7009). An access token already given runs out within its few minutes.</summary>
static class EndSession
{
    /// <summary>Any token of the family ends it, once; another client's does nothing.</summary>
    internal static Decision<SessionEvent> Decide(PersonSession session, string client) =>
        session.Ended || session.Client != client ? Decision<SessionEvent>.Nothing : new SessionEnded("signed-out");
}
