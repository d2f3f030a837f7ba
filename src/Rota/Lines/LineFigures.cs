using TransferScheme.Rota.Deciding;

namespace TransferScheme.Rota.Lines;

/// <summary>What the lines of an instance and of a ledger tell of authorities and groups, read in one way.</summary>
static class LineFigures
{
    const int LargestGroup = 1000;

    extension(RotaLine line)
    {
        /// <summary>Children in the group that the line is about.</summary>
        internal int Size => (int)line.Whole("size", 1, LargestGroup);

        /// <summary>The authority that the line introduces: it takes part.</summary>
        internal Position Position => line.Correct(new Position(line.Whole("weight", 1), Participates: true, null, null, null));

        /// <summary>An authority with the figures that the line has: what it does not name stays, and null is no longer known or limited.</summary>
        internal Position Correct(Position known) => known with
        {
            Weight = line.Has("weight") ? line.Whole("weight", 1) : known.Weight,
            Uasc = line.Has("uasc") ? line.Children("uasc") : known.Uasc,
            Threshold = line.Has("threshold") ? line.Children("threshold") : known.Threshold,
            Room = line.Has("capacity") ? line.Children("capacity", int.MinValue) : known.Room,
        };
    }
}
