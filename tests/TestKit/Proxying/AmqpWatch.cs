using System.Buffers.Binary;
using System.Text;

namespace TransferScheme.TestKit.Proxying;

/// <summary>Follows one connection of AMQP 0-9-1, to know what is published, confirmed, delivered and acknowledged.</summary>
/// <param name="reached">Asked at each moment: answers the act that kills, or null to go on.</param>
sealed class AmqpWatch(Func<Passing, Func<Task>?> reached) : IConnectionWatch
{
    const int Method = 1;
    const int Header = 2;
    const int Body = 3;

    // Class and method in one number, as in the specification's tables.
    const int ConsumeAsked = (60 << 16) | 20;
    const int ConsumeGranted = (60 << 16) | 21;
    const int Publish = (60 << 16) | 40;
    const int Deliver = (60 << 16) | 60;
    const int Acknowledge = (60 << 16) | 80;
    const int ConfirmSelect = (85 << 16) | 10;

    readonly Lock _gate = new();
    readonly Dictionary<int, AmqpChannel> _channels = [];

    public int Measure(Direction direction, ReadOnlySpan<byte> bytes)
    {
        // The client begins with the protocol's name and version: eight bytes, no frame.
        var length = bytes.Length < 8 ? int.MaxValue : bytes[0] == 'A' ? 8 : BinaryPrimitives.ReadInt32BigEndian(bytes[3..]) + 8;
        return length <= bytes.Length ? length : 0;
    }

    public Verdict See(Direction direction, ReadOnlySpan<byte> message)
    {
        if (message[0] is not (Method or Header or Body))
        {
            return Verdict.Forward;
        }

        lock (_gate)
        {
            var number = BinaryPrimitives.ReadUInt16BigEndian(message[1..]);
            if (!_channels.TryGetValue(number, out var channel))
            {
                _channels[number] = channel = new AmqpChannel();
            }

            var payload = message[7..^1];
            return (message[0], direction) switch
            {
                (Method, Direction.FromClient) => FromClient(channel, new AmqpFields(payload)),
                (Method, _) => FromServer(channel, new AmqpFields(payload)),
                (Header, Direction.FromServer) => Arrive(channel, BinaryPrimitives.ReadInt64BigEndian(payload[4..]), 0),
                (Body, Direction.FromServer) => Arrive(channel, null, payload.Length),
                _ => Verdict.Forward,
            };
        }
    }

    Verdict FromClient(AmqpChannel channel, AmqpFields fields)
    {
        switch (fields.Number())
        {
            case ConfirmSelect:
                channel.Published = 0;
                break;
            case ConsumeAsked:
                fields.Skip(2);
                channel.Asked.Enqueue(fields.Text());
                break;
            case Publish:
                fields.Skip(2);
                var exchange = fields.Text();
                channel.Unconfirmed[++channel.Published] = exchange;
                return Cut(Moment.BeforePublish, [exchange]);
            case Acknowledge:
                return Cut(Moment.BeforeAcknowledge, Settle(channel.Unacknowledged, fields.Tag(), fields.Flag()));
        }

        return Verdict.Forward;
    }

    Verdict FromServer(AmqpChannel channel, AmqpFields fields)
    {
        switch (fields.Number())
        {
            case ConsumeGranted when channel.Asked.TryDequeue(out var queue):
                channel.Consumers[fields.Text()] = queue;
                break;
            case Deliver:
                channel.Arriving = channel.Consumers.GetValueOrDefault(fields.Text(), "");
                channel.Unacknowledged[fields.Tag()] = channel.Arriving;
                break;
            case Acknowledge:
                return Cut(Moment.AfterPublish, Settle(channel.Unconfirmed, fields.Tag(), fields.Flag()));
        }

        return Verdict.Forward;
    }

    /// <summary>A delivery has arrived with its last byte; it is forwarded in full.</summary>
    Verdict Arrive(AmqpChannel channel, long? size, int came)
    {
        channel.Missing = (size ?? channel.Missing) - came;
        if (channel.Missing > 0 || channel.Arriving is not { } queue)
        {
            return Verdict.Forward;
        }

        channel.Arriving = null;
        return new Verdict(Passage.Forward, reached(new Passing(Moment.AfterDelivery, [], queue)));
    }

    Verdict Cut(Moment moment, IEnumerable<string> names)
    {
        var act = names.Select(name => reached(new Passing(moment, [], name))).FirstOrDefault(a => a is not null);
        return act is null ? Verdict.Forward : new Verdict(Passage.Cut, act);
    }

    /// <summary>Takes out what a tag settles: itself, and with <paramref name="multiple"/> all before it.</summary>
    static List<string> Settle(SortedDictionary<ulong, string> open, ulong tag, bool multiple)
    {
        var settled = open.Where(o => multiple ? o.Key <= tag : o.Key == tag).ToList();
        settled.ForEach(o => open.Remove(o.Key));
        return [.. settled.Select(o => o.Value)];
    }
}

/// <summary>What is open on a channel.</summary>
sealed class AmqpChannel
{
    internal Queue<string> Asked { get; } = [];

    internal Dictionary<string, string> Consumers { get; } = [];

    internal SortedDictionary<ulong, string> Unacknowledged { get; } = [];

    internal SortedDictionary<ulong, string> Unconfirmed { get; } = [];

    internal ulong Published { get; set; }

    /// <summary>The queue whose message is arriving; null when none is.</summary>
    internal string? Arriving { get; set; }

    /// <summary>Bytes of its body to come.</summary>
    internal long Missing { get; set; }
}

/// <summary>The fields of a method, in order.</summary>
ref struct AmqpFields(ReadOnlySpan<byte> rest)
{
    ReadOnlySpan<byte> _rest = rest;

    internal int Number() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    internal ulong Tag() => BinaryPrimitives.ReadUInt64BigEndian(Take(8));

    internal bool Flag() => (Take(1)[0] & 1) == 1;

    internal string Text() => Encoding.UTF8.GetString(Take(Take(1)[0]));

    internal void Skip(int bytes) => Take(bytes);

    ReadOnlySpan<byte> Take(int bytes)
    {
        var taken = _rest[..bytes];
        _rest = _rest[bytes..];
        return taken;
    }
}
