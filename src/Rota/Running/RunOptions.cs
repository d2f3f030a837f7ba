namespace TransferScheme.Rota.Running;

/// <summary>How an instance is run.</summary>
/// <param name="LargestGroup">Largest group in ordinary running; null for the largest in the file.</param>
/// <param name="RepaymentPercent">Most of a share by which arrears are repaid, in percent.</param>
/// <param name="TwoAccounts">Whether authorities without room stop accruing.</param>
public sealed record RunOptions(int? LargestGroup = null, int RepaymentPercent = 0, bool TwoAccounts = true);
