using System.Buffers.Binary;
using System.Text;

namespace TransferScheme.TestKit.Proxying;

/// <summary>
/// Follows one connection of the PostgreSQL protocol, version 3, to know which statements a transaction holds and when it commits: at
/// a COMMIT, or at the Sync that ends a batch outside a transaction block. Encrypted connections cannot be followed.
/// </summary>
/// <param name="reached">Asked at each moment: answers the act that comes before the cut, or null to go on.</param>
sealed class PostgresWatch(Func<Passing, Func<Task>?> reached) : IConnectionWatch
{
    const int EncryptionByTls = 80877103;
    const int EncryptionByGss = 80877104;

    readonly Lock _gate = new();
    readonly Dictionary<string, string> _prepared = [];
    readonly Dictionary<string, Statement> _bound = [];

    // One for each ReadyForQuery that is due: the statements that are committed with it, if any.
    readonly Queue<List<Statement>> _due = [];
    List<Statement> _work = [];
    bool _started;
    bool _inBlock;
    bool _failed;
    volatile bool _askedForEncryption;

    public int Measure(Direction direction, ReadOnlySpan<byte> bytes)
    {
        if (direction is Direction.FromServer && _askedForEncryption)
        {
            return Math.Min(1, bytes.Length);
        }

        var kind = direction is Direction.FromServer || _started ? 1 : 0;
        var length = bytes.Length < kind + 4 ? int.MaxValue : kind + BinaryPrimitives.ReadInt32BigEndian(bytes[kind..]);
        return length <= bytes.Length ? length : 0;
    }

    public Verdict See(Direction direction, ReadOnlySpan<byte> message)
    {
        lock (_gate)
        {
            var act = (direction, _started) switch
            {
                (Direction.FromServer, _) => FromServer(message),
                (_, false) => Start(message),
                _ => FromClient((char)message[0], message[5..]),
            };
            return act is null ? Verdict.Forward : new Verdict(Passage.Cut, act);
        }
    }

    Func<Task>? Start(ReadOnlySpan<byte> message)
    {
        _askedForEncryption = BinaryPrimitives.ReadInt32BigEndian(message[4..]) is EncryptionByTls or EncryptionByGss;
        if (!_askedForEncryption)
        {
            _started = true;
            _due.Enqueue([]);
        }

        return null;
    }

    Func<Task>? FromClient(char kind, ReadOnlySpan<byte> body)
    {
        switch (kind)
        {
            case 'P':
                var name = Text(ref body);
                _prepared[name] = Text(ref body);
                break;
            case 'B':
                var portal = Text(ref body);
                var sql = _prepared.GetValueOrDefault(Text(ref body), "");
                _bound[portal] = new Statement(sql, Encoding.Latin1.GetString(body));
                break;
            case 'E' when _bound.TryGetValue(Text(ref body), out var statement):
                Run(statement);
                break;
            case 'Q':
                Run(new Statement(Text(ref body), ""));
                return End();
            case 'S':
                return End();
        }

        return null;
    }

    void Run(Statement statement)
    {
        switch (statement.Sql.Split(' ', ';')[0].ToUpperInvariant())
        {
            case "BEGIN" or "START":
                _inBlock = true;
                break;
            case "COMMIT" or "END":
                _inBlock = false;
                break;
            case "ROLLBACK":
                _inBlock = false;
                _work = [];
                break;
            default:
                _work.Add(statement);
                break;
        }
    }

    Func<Task>? End()
    {
        if (_inBlock)
        {
            _due.Enqueue([]);
            return null;
        }

        var committed = _work;
        _work = [];
        _due.Enqueue(committed);
        return committed.Count == 0 ? null : reached(new Passing(Moment.BeforeCommit, committed, ""));
    }

    Func<Task>? FromServer(ReadOnlySpan<byte> message)
    {
        if (_askedForEncryption)
        {
            _askedForEncryption = false;
            return message[0] == 'N' ? null
                : throw new InvalidOperationException("An encrypted connection cannot be watched: set SSL Mode=Disable.");
        }

        if (message[0] == 'E')
        {
            _failed = true;
        }

        if (message[0] != 'Z' || !_due.TryDequeue(out var committed))
        {
            return null;
        }

        var isDone = !_failed && committed.Count > 0;
        _failed = false;
        return isDone ? reached(new Passing(Moment.AfterCommit, committed, "")) : null;
    }

    static string Text(ref ReadOnlySpan<byte> body)
    {
        var end = body.IndexOf((byte)0);
        var text = Encoding.UTF8.GetString(body[..end]);
        body = body[(end + 1)..];
        return text;
    }
}
