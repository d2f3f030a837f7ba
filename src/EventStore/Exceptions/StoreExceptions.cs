using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>What most errors of the store derive from.</summary>
public class MartenException : Exception
{
    internal MartenException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}

/// <summary>An error of the database that has no exception of its own; the <see cref="PostgresException"/> is inside.</summary>
public class MartenCommandException : MartenException
{
    internal MartenCommandException(NpgsqlException cause)
        : base(Explain(cause), cause)
    {
    }

    static string Explain(NpgsqlException cause) => cause.SqlState switch
    {
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidSchemaName =>
            $"{cause.Message} (has the store's schema been applied?)",
        _ => cause.Message,
    };
}

/// <summary>A stream was started that exists.</summary>
public class ExistingStreamIdCollisionException : MartenException
{
    internal ExistingStreamIdCollisionException(StreamId stream, Exception cause)
        : base($"Stream {stream} exists already.", cause)
    {
    }
}

/// <summary>An append to an archived stream.</summary>
public class InvalidStreamOperationException : MartenException
{
    internal InvalidStreamOperationException(StreamId stream)
        : base($"Stream {stream} is archived: nothing can be appended.")
    {
    }
}

/// <summary>An update of a document that does not exist.</summary>
public class NonExistentDocumentException : MartenException
{
    internal NonExistentDocumentException(Type documentType, Exception cause)
        : base($"A {documentType.Name} that was to be updated does not exist.", cause)
    {
    }
}

/// <summary>A stored event whose type is not known.</summary>
public class UnknownEventTypeException : MartenException
{
    internal UnknownEventTypeException(string eventTypeName)
        : base($"No type is known for stored events named '{eventTypeName}'.")
    {
    }
}

/// <summary>A stored event whose JSON does not fit its type.</summary>
public class EventDeserializationFailureException : MartenException
{
    internal EventDeserializationFailureException(long sequence, string eventTypeName, Exception cause)
        : base($"Event {sequence} ('{eventTypeName}') cannot be read: its JSON does not fit.", cause)
    {
    }
}
