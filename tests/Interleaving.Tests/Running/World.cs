using TransferScheme.Allocation.Allocations;
using TransferScheme.Allocation.Offers;
using TransferScheme.Interleaving.Tests.Acting;
using TransferScheme.Interleaving.Tests.Checking;
using TransferScheme.Platform.Calling;
using TransferScheme.Referrals;
using TransferScheme.Refusals;
using TransferScheme.TestKit;

namespace TransferScheme.Interleaving.Tests.Running;

/// <summary>
/// Three services with what they have on disk, a broker between them, a clock, and people who act. A run is a list of numbers: each draws
/// an act and, with it, everything that happens by chance meanwhile.
/// </summary>
sealed class World
{
    // Others may come between two steps of an act, and others between theirs.
    const int Deepest = 2;

    readonly Play _play;
    int _depth;
    int _ids;

    internal World(Tally tally, Fault fault = Fault.None)
    {
        (Tally, Fault) = (tally, fault);
        Referrals = new ServiceProcess(this, Module.Referrals, checksVersions: true);
        Allocation = new ServiceProcess(this, Module.Allocation, fault is not Fault.NoVersions);
        Refusals = new ServiceProcess(this, Module.Refusals, checksVersions: true);
        Services = [Referrals, Allocation, Refusals];
        Broker = new Broker(this);
        _play = new Play(this);
        var witness = new Witness();
        foreach (var service in Services)
        {
            service.Disk.Saved = e => witness.See(service.Name, e);
        }

        Scheme.Register(Allocation, Refusals);
        Witness = witness;
        Chance.IsCalm = true;
        Begin(1);
        Chance.IsCalm = false;
    }

    internal SimulatedTime Clock { get; } = new(Scheme.Monday);

    internal Chance Chance { get; } = new();

    internal Tally Tally { get; }

    internal Fault Fault { get; }

    internal Witness Witness { get; }

    internal Broker Broker { get; }

    internal ServiceProcess Referrals { get; }

    internal ServiceProcess Allocation { get; }

    internal ServiceProcess Refusals { get; }

    internal IReadOnlyList<ServiceProcess> Services { get; }

    /// <summary>How often others came between two steps of an act.</summary>
    internal int CameBetween { get; private set; }

    /// <summary>The referral that the run is about.</summary>
    internal Referral Referral => Referrals.Disk.States<Referral>().Single();

    /// <summary>Its allocation; null before the rota has decided.</summary>
    internal AllocationCase? Case => Allocation.Disk.State<AllocationCase>(Referral.Id);

    /// <summary>One of its offers, mostly the newest; null where there is none.</summary>
    internal Offer? SomeOffer => Some(Allocation.Disk.States<Offer>());

    /// <summary>One of its cases of refusal, mostly the newest; null where there is none.</summary>
    internal Refusal? SomeRefusal => Some(Refusals.Disk.States<Refusal>());

    /// <summary>An identifier that nothing else bears; they follow each other, so that a run is the same each time.</summary>
    internal Guid NextId() => new(++_ids, 7, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 1]);

    /// <summary>One act, and the deliveries that come with it.</summary>
    internal void Take(int number)
    {
        var before = Chance.Begin(number);
        try
        {
            _play.Any();
        }
        catch (Exception failure) when (failure is KilledException or ConcurrencyException or HttpRequestException or NoAnswerException)
        {
            // Whoever asked got no answer.
            Tally.Count("no answer");
        }
        finally
        {
            Chance.Back(before);
        }
    }

    /// <summary>What others do between two steps of an act.</summary>
    internal void MeanwhileOthers()
    {
        if (_depth < Deepest && Chance.OthersComeBetween)
        {
            _depth++;
            CameBetween++;
            Tally.Count("others came between");
            Take(Chance.Below(int.MaxValue));
            _depth--;
        }
    }

    /// <summary>Nothing goes wrong any more: everything is delivered and settled, and the services agree.</summary>
    internal void Quieten()
    {
        Chance.IsCalm = true;
        for (var moved = true; moved;)
        {
            Services.ToList().ForEach(s => s.Publish(int.MaxValue));
            moved = Broker.DeliverAll() > 0;
            moved |= Fault is not Fault.NeverSettled && _play.SettleAll();
            moved |= Services.Any(s => s.HasUnpublished);
        }

        Agreement.Check(this);
    }

    /// <summary>A referral is found eligible.</summary>
    void Begin(int number)
    {
        using var session = Referrals.Store.LightweightSession();
        session.Events.StartStream<Referral>(NextId(), Scheme.Eligible(number));
        session.SaveChangesAsync().GetAwaiter().GetResult();
    }

    T? Some<T>(IEnumerable<T> made)
        where T : class
    {
        T[] all = [.. made];
        return all.Length == 0 ? null : Chance.One(5) ? Chance.Of(all) : all[^1];
    }
}
