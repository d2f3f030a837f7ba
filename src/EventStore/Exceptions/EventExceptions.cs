namespace TransferScheme.EventStore;

/// <summary>Somebody else was first.</summary>
public class ConcurrencyException : Exception
{
    internal ConcurrencyException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}

/// <summary>An append to a stream that is not at the expected version.</summary>
public class EventStreamUnexpectedMaxEventIdException : ConcurrencyException
{
    internal EventStreamUnexpectedMaxEventIdException(StreamId stream, long expected, long? actual, Exception? cause = null)
        : base($"Stream {stream} was expected at version {expected} but is at {(object?)actual ?? "another"}.", cause)
    {
    }
}

/// <summary>A stream was started without events.</summary>
public class EmptyEventStreamException : Exception
{
    internal EmptyEventStreamException(StreamId stream)
        : base($"Stream {stream} cannot be started without events.")
    {
    }
}

/// <summary>An insert of a document that exists.</summary>
public class DocumentAlreadyExistsException : Exception
{
    internal DocumentAlreadyExistsException(Type documentType, Exception cause)
        : base($"A {documentType.Name} of that id exists already.", cause)
    {
    }
}

/// <summary>A projection threw.</summary>
public class ApplyEventException : Exception
{
    internal ApplyEventException(IEvent e, Exception cause)
        : base($"Event {e.Id} ('{e.EventTypeName}', version {e.Version} of stream {StreamId.Of(e)}) could not be applied.", cause) =>
        Event = e;

    /// <summary>The event it threw at.</summary>
    public IEvent Event { get; }
}

/// <summary>A projection breaks a rule; thrown when the store is built.</summary>
public class InvalidProjectionException : Exception
{
    internal InvalidProjectionException(string message)
        : base(message)
    {
    }
}
