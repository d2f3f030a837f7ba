using TransferScheme.Platform.Problems;

namespace TransferScheme.Allocation.Tests;

/// <summary>What a request says of itself.</summary>
static class Faulty
{
    /// <summary>The members that it names as wrong, with a space between; empty where none is.</summary>
    internal static string Members(IChecked request)
    {
        var faults = new Faults();
        request.Check(faults);
        return string.Join(' ', faults.ToProblem().Errors!.Keys);
    }
}
