namespace TransferScheme.EventStore;

/// <summary>Settings of the events of a store.</summary>
public interface IEventStoreOptions
{
    /// <summary>What identifies a stream.</summary>
    StreamIdentity StreamIdentity { get; set; }

    /// <summary>Leave it as it is.</summary>
    EventAppendMode AppendMode { get; set; }

    /// <summary>The clock of the events' timestamps.</summary>
    TimeProvider TimeProvider { get; set; }

    /// <summary>Which metadata columns there are.</summary>
    MetadataConfig MetadataConfig { get; }

    /// <summary>Makes an event type known under its default name.</summary>
    IEventStoreOptions AddEventType<TEvent>();

    /// <summary>Makes an event type known under a name of its own, so that the type can be renamed.</summary>
    void MapEventType<TEvent>(string eventTypeName) where TEvent : class;

    /// <summary>Reads events stored under an old name in an old shape as the new type; stored rows stay as they are.</summary>
    IEventStoreOptions Upcast<TOldEvent, TEvent>(string eventTypeName, Func<TOldEvent, TEvent> upcast)
        where TOldEvent : class
        where TEvent : class;

    /// <summary>What masking leaves of an event that is a <typeparamref name="T"/>.</summary>
    void AddMaskingRuleForProtectedInformation<T>(Func<T, T> func);
}
