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
    /// <param name="parts">Lists its statements and the offers of its children.</param>
    /// <param name="all">The authorities.</param>
    /// <param name="text">The words.</param>
    internal static async Task<DutyAnswers> OfAsync(string own, Parts parts, IReadOnlyDictionary<string, AuthorityEntry> all, Text text)
    {
        var drafts = ((string[])["draft", "challenged", "reasonsDue"])
            .Select(s => parts.ListAsync<Draft>($"refusals?authority={own}&status={s}", text["Statements of reasons"])).ToList();
        var offers = ((string[])["open", "overdue"])
            .Select(s => parts.ListAsync<Asked>($"offers?status={s}", text["Questions to answer"])).ToList();
        return new DutyAnswers(
            [.. (await Task.WhenAll(drafts)).SelectMany(d => d).Select(d => (d.Id, text["Statement to {0}", all[d.EntryAuthority].Name], d.Status))],
            [
                .. from offer in (await Task.WhenAll(offers)).SelectMany(o => o)
                where offer.Authority != own
                from question in offer.Questions
                where question is { Items: not null, AnsweredAt: null }
                select (offer.Id, question.Number, all[offer.Authority].Name),
            ]);
    }

    /// <summary>The statements by what people call their referral, where that is known.</summary>
    /// <param name="references">What people call the referrals of offers.</param>
    internal DutyAnswers Named(IReadOnlyDictionary<Guid, string> references) =>
        this with { Drafts = [.. Drafts.Select(d => d with { Name = references.GetValueOrDefault(d.Id, d.Name) })] };

    /// <summary>A statement that is begun.</summary>
    internal sealed record Draft(Guid Id, string EntryAuthority, string Status);

    /// <summary>An offer of children of the authority's own, with the questions about them.</summary>
    internal sealed record Asked(Guid Id, string Authority, IReadOnlyList<AskedQuestion> Questions);

    /// <summary>A question.</summary>
    internal sealed record AskedQuestion(int Number, IReadOnlyList<string>? Items = null, DateTimeOffset? AnsweredAt = null);
}
