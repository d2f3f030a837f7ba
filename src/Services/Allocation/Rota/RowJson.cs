using System.Text.Json;
using System.Text.Json.Serialization;
using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Matching;

namespace TransferScheme.Allocation.Rota;

/// <summary>
/// Writes a share as <c>["E06000001", 44444]</c>: with more than two hundred of them in every entry, the names of their members would
/// be most of what is stored.
/// </summary>
sealed class AccrualJson : JsonConverter<Accrual>
{
    /// <inheritdoc/>
    public override Accrual Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var accrual = new Accrual(reader.NextText(), reader.NextNumber());
        reader.Read();
        return accrual;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Accrual value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Authority);
        writer.WriteNumberValue(value.Units);
        writer.WriteEndArray();
    }
}

/// <summary>
/// Writes a candidate's account as <c>["E06000001", 44444, 1044444, 1]</c>, for the same reason; with five points more where it is
/// known how it suits.
/// </summary>
sealed class CandidateAccountJson : JsonConverter<CandidateAccount>
{
    /// <inheritdoc/>
    public override CandidateAccount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var account = new CandidateAccount(reader.NextText(), reader.NextNumber(), reader.NextNumber(), (int)reader.NextNumber());
        reader.Read();
        if (reader.TokenType is JsonTokenType.EndArray)
        {
            return account;
        }

        var placement = reader.GetInt32();
        var fit = new FitPoints(
            placement, (int)reader.NextNumber(), (int)reader.NextNumber(), (int)reader.NextNumber(), (int)reader.NextNumber());
        reader.Read();
        return account with { Fit = fit };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CandidateAccount value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Authority);
        writer.WriteNumberValue(value.Share);
        writer.WriteNumberValue(value.Owed);
        writer.WriteNumberValue(value.Received);
        if (value.Fit is { } fit)
        {
            writer.WriteNumberValue(fit.Placement);
            writer.WriteNumberValue(fit.Family);
            writer.WriteNumberValue(fit.Language);
            writer.WriteNumberValue(fit.Faith);
            writer.WriteNumberValue(fit.Distance);
        }

        writer.WriteEndArray();
    }
}

/// <summary>Reads a row member by member.</summary>
static class RowReading
{
    internal static string NextText(this ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString() ?? throw new JsonException("A row has a text here.");
    }

    internal static long NextNumber(this ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt64();
    }
}
