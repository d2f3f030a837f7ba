namespace TransferScheme.EventStore;

/// <summary>Which events are to be masked.</summary>
public interface IEventDataMasking
{
    /// <summary>All events of a stream that have a masking rule.</summary>
    IEventDataMasking IncludeStream(Guid streamId);

    /// <summary>Those of them that the filter takes.</summary>
    IEventDataMasking IncludeStream(Guid streamId, Func<IEvent, bool> filter);

    /// <inheritdoc cref="IncludeStream(Guid)"/>
    IEventDataMasking IncludeStream(string streamKey);

    /// <inheritdoc cref="IncludeStream(Guid, Func{IEvent, bool})"/>
    IEventDataMasking IncludeStream(string streamKey, Func<IEvent, bool> filter);

    /// <summary>A header that every masked event gets; it needs the headers column.</summary>
    IEventDataMasking AddHeader(string key, object value);
}
