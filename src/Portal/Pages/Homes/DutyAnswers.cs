using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Homes;

/// <summary>What a duty officer has to write: statements of reasons that are begun, and answers to questions.</summary>
/// <param name="Drafts">The statements, with what people call the referral.</param>
/// <param name="Questions">The questions, with the authority that asks.</param>
sealed record DutyAnswers(
    IReadOnlyList<(Guid Id, string Name, string Status)> Drafts, IReadOnlyList<(Guid OfferId, int Number, string From)> Questions)
{
    /// <summary>Nothing to write.</summary>
    internal static DutyAnswers None { get; } = new([], []);

    /// <summary>What an authority has to write.</summary>
    /// <param name="own">Code of the authority.</param>
    /// <param name="drafts">Lists its statements.</param>
    /// <param name="asked">Lists offers.</param>
    /// <param name="references">What people call the referrals of the offers to it.</param>
    /// <param name="all">The authorities.</param>
    /// <param name="text">The words.</param>
    internal static async Task<DutyAnswers> OfAsync(
        string own, Func<string, string, Task<IReadOnlyList<Draft>>> drafts, Func<string, string, Task<IReadOnlyList<Asked>>> asked,
        IReadOnlyDictionary<Guid, string> references, IReadOnlyDictionary<string, AuthorityEntry> all, Text text)
    {
        var begun = new List<Draft>();
        foreach (var status in (string[])["draft", "challenged", "reasonsDue"])
        {
            begun.AddRange(await drafts($"refusals?authority={own}&status={status}", text["Statements of reasons"]));
        }

        var offers = (await asked("offers?status=open", text["Questions to answer"]))
            .Concat(await asked("offers?status=overdue", text["Questions to answer"])).Where(o => o.Authority != own);
        return new DutyAnswers(
            [
                .. begun.Select(d => (
                    d.Id, references.GetValueOrDefault(d.Id) ?? text["Statement to {0}", all[d.EntryAuthority].Name], d.Status)),
            ],
            [
                .. from offer in offers
                from question in offer.Questions
                where question is { Items: not null, AnsweredAt: null }
                select (offer.Id, question.Number, all[offer.Authority].Name),
            ]);
    }

    /// <summary>A statement that is begun.</summary>
    internal sealed record Draft(Guid Id, string EntryAuthority, string Status);

    /// <summary>An offer of children of the authority's own, with the questions about them.</summary>
    internal sealed record Asked(Guid Id, string Authority, IReadOnlyList<AskedQuestion> Questions);

    /// <summary>A question.</summary>
    internal sealed record AskedQuestion(int Number, IReadOnlyList<string>? Items = null, DateTimeOffset? AnsweredAt = null);
}
