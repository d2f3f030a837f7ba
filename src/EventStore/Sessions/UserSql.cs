using System.Text;
using Npgsql;

namespace TransferScheme.EventStore;

/// <summary>SQL as a service writes it, with positional signs for parameters.</summary>
static class UserSql
{
    /// <summary>One statement with its parameters.</summary>
    /// <exception cref="ArgumentException">There are more or fewer signs than values.</exception>
    public static NpgsqlBatchCommand Command(string sql, char placeholder, IReadOnlyList<object> values, bool enumsAsText)
    {
        var text = new StringBuilder(sql.Length + values.Count);
        var command = new NpgsqlBatchCommand();
        var pieces = sql.Split(placeholder);
        if (pieces.Length - 1 != values.Count)
        {
            throw new ArgumentException($"There are {pieces.Length - 1} signs '{placeholder}' for {values.Count} values.", nameof(values));
        }

        text.Append(pieces[0]);
        for (var i = 0; i < values.Count; i++)
        {
            text.Append('$').Append(i + 1).Append(pieces[i + 1]);
            command.Parameters.Add(new NpgsqlParameter { Value = Value(values[i], enumsAsText) });
        }

        command.CommandText = text.ToString();
        return command;
    }

    static object Value(object? value, bool enumsAsText) => value switch
    {
        null => DBNull.Value,
        Enum named when enumsAsText => named.ToString(),
        Enum number => Convert.ToInt32(number, null),
        DateTimeOffset time => time.ToUniversalTime(),
        _ => value,
    };
}
