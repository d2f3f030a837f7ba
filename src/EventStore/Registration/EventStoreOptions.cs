namespace TransferScheme.EventStore;

/// <summary>What was set of the events; read once, when the store is built.</summary>
sealed class EventStoreOptions : IEventStoreOptions
{
    public StreamIdentity StreamIdentity { get; set; }

    public EventAppendMode AppendMode { get; set; } = EventAppendMode.QuickWithServerTimestamps;

    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    public MetadataConfig MetadataConfig { get; } = new();

    /// <summary>Event types made known, with the name given to them or null for the default.</summary>
    internal Dictionary<Type, string?> EventTypes { get; } = [];

    internal List<Upcaster> Upcasters { get; } = [];

    internal List<MaskingRule> MaskingRules { get; } = [];

    public IEventStoreOptions AddEventType<TEvent>()
    {
        EventTypes.TryAdd(typeof(TEvent), null);
        return this;
    }

    public void MapEventType<TEvent>(string eventTypeName) where TEvent : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(eventTypeName);
        EventTypes[typeof(TEvent)] = eventTypeName;
    }

    public IEventStoreOptions Upcast<TOldEvent, TEvent>(string eventTypeName, Func<TOldEvent, TEvent> upcast)
        where TOldEvent : class
        where TEvent : class
    {
        Upcasters.Add(new Upcaster(eventTypeName, typeof(TOldEvent), typeof(TEvent), old => upcast((TOldEvent)old)));
        return this;
    }

    public void AddMaskingRuleForProtectedInformation<T>(Func<T, T> func) =>
        MaskingRules.Add(new MaskingRule(typeof(T), data => func((T)data)!));
}

/// <summary>Turns what is stored under an old name into the new type.</summary>
sealed record Upcaster(string Alias, Type OldType, Type NewType, Func<object, object> Upcast);

/// <summary>What masking leaves of the data of an event.</summary>
sealed record MaskingRule(Type Type, Func<object, object> Mask);
