using System.Globalization;
using TransferScheme.Platform.Health;

namespace TransferScheme.Refusals.Issuing;

/// <summary>
/// Red while a case has waited for Allocation's answer for five minutes: neither its authority nor anybody else can go on.
/// </summary>
/// <param name="store">The service's store.</param>
sealed class AnswersAlarm(IRefusalStore store) : IAlarm
{
    const string Waiting =
        """
        select count(*) from refusals.mt_doc_refusal
        where lower(data ->> 'status') in ('issuing', 'withdrawing') and mt_last_modified < now() - interval '5 minutes'
        """;

    public string Name => "awaited-answers";

    public async Task<IReadOnlyList<string>> LookAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var waiting = (await session.QueryAsync<long>(Waiting, ct))[0];
        return waiting == 0
            ? []
            : [string.Create(CultureInfo.InvariantCulture, $"Statements that wait for Allocation's answer: {waiting}.")];
    }
}
