namespace TransferScheme.Platform.Messaging;

/// <summary>Tells whether the bus is connected, to those outside this folder.</summary>
/// <param name="bus">The bus.</param>
public sealed class BrokerHealth(SchemeBus bus)
{
    /// <summary>What is wrong with the bus; null when nothing is.</summary>
    public string? Trouble => bus.Trouble;
}
