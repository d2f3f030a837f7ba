namespace TransferScheme.EventStore.Tests.Daemon;

public sealed record TreePlanted(string Row);

public sealed record ApplesPicked(string Row, int Apples);

public sealed record TreeFelled(string Row);

/// <summary>What no reader of these tests asks for.</summary>
public sealed record RainFell(int Millimetres);

public sealed record Tree(Guid Id, string Row, int Apples, long Version);

/// <summary>One document per row of trees, with the numbers of the events that it was given.</summary>
public sealed record TreeRow(string Id, int Trees, int Apples, IReadOnlyList<long> Numbers, long Version);

public sealed class TreeProjection : SingleStreamProjection<Tree, Guid>
{
    public TreeProjection()
    {
        IncludeType<TreePlanted>();
        IncludeType<ApplesPicked>();
        IncludeType<TreeFelled>();
    }

    public override Tree? Evolve(Tree? snapshot, Guid id, IEvent e) => (snapshot, e.Data) switch
    {
        (_, TreePlanted planted) => new Tree(id, planted.Row, 0, 0),
        ({ } tree, ApplesPicked picked) => tree with { Apples = tree.Apples + picked.Apples },
        (_, TreeFelled) => null,
        _ => throw new InvalidOperationException($"{e.EventTypeName} cannot come here."),
    };
}

public class TreeRowProjection : MultiStreamProjection<TreeRow, string>
{
    public TreeRowProjection()
    {
        Identity<TreePlanted>(planted => planted.Row);
        Identity<ApplesPicked>(picked => picked.Row);
        Identity<TreeFelled>(felled => felled.Row);
    }

    public override TreeRow? Evolve(TreeRow? snapshot, string id, IEvent e)
    {
        var row = snapshot ?? new TreeRow(id, 0, 0, [], 0);
        row = row with { Numbers = [.. row.Numbers, e.Sequence] };
        return e.Data switch
        {
            TreePlanted => row with { Trees = row.Trees + 1 },
            ApplesPicked picked => row with { Apples = row.Apples + picked.Apples },
            _ => row.Trees == 1 ? null : row with { Trees = row.Trees - 1 },
        };
    }
}

/// <summary>How many apples each stream had, whatever came before them.</summary>
public sealed record TreeCount(Guid Id, int Apples);

public sealed class TreeCountProjection : SingleStreamProjection<TreeCount, Guid>
{
    public TreeCountProjection() => IncludeType<ApplesPicked>();

    public override TreeCount? Evolve(TreeCount? snapshot, Guid id, IEvent e) =>
        new(id, (snapshot?.Apples ?? 0) + ((ApplesPicked)e.Data).Apples);
}

/// <summary>Writes down, in the transaction of its progress, the number of each event it is given.</summary>
public sealed class Recorder : SubscriptionBase
{
    readonly string _schema;
    readonly Func<EventRange, CancellationToken, Task> _before;

    public Recorder(string schema, Func<EventRange, CancellationToken, Task>? before = null)
    {
        (_schema, _before) = (schema, before ?? ((_, _) => Task.CompletedTask));
        IncludeType<TreePlanted>();
        IncludeType<ApplesPicked>();
        IncludeType<TreeFelled>();
    }

    public override async Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller,
        IDocumentOperations operations, CancellationToken cancellationToken)
    {
        foreach (var e in page.Events)
        {
            operations.QueueSqlCommand($"insert into {_schema}.recorded (number) values (?)", e.Sequence);
        }

        await _before(page, cancellationToken);
        return NullChangeListener.Instance;
    }
}

public interface IOrchardStore : IDocumentStore;

public interface IGardenStore : IDocumentStore;
