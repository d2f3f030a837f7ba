namespace TransferScheme.Rota.Sandbox;

/// <summary>Measures how far accounts are from their shares.</summary>
sealed class DriftMeter
{
    readonly Measured _authorities = new();
    readonly Measured _regions = new();

    internal Drift Authorities => _authorities.Drift;

    internal Drift Regions => _regions.Drift;

    /// <summary>Looks at all accounts of a ledger.</summary>
    internal void Measure(Ledger ledger)
    {
        var roll = ledger.Roll;
        var regions = new long[roll.Regions.Count];
        for (var place = 0; place < roll.Count; place++)
        {
            var balance = ledger.Balance(place);
            regions[roll.RegionOf[place]] += balance;
            _authorities.Add(roll.Ids[place], balance);
        }

        for (var region = 0; region < regions.Length; region++)
        {
            _regions.Add(roll.Regions[region], regions[region]);
        }
    }

    sealed class Measured
    {
        Int128 _sum;
        long _count;
        string? _furthest;
        long _balance;

        internal Drift Drift => new(_furthest, _balance, _count == 0 ? 0 : (long)(_sum / _count));

        internal void Add(string name, long balance)
        {
            _sum += Math.Abs(balance);
            _count++;
            if (_furthest is null || Math.Abs(balance) > Math.Abs(_balance))
            {
                (_furthest, _balance) = (name, balance);
            }
        }
    }
}
