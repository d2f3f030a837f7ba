using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Homes;

/// <summary>What a duty officer has to write: statements of reasons that are begun, and answers to questions.</summary>
/// <param name="Drafts">The statements, with what people call the referral, the first due first.</param>
/// <param name="Questions">The questions, with the authority that asks, the oldest offer first.</param>
sealed record DutyAnswers(Top<(Guid Id, string Name, string Status)> Drafts, Top<(Guid OfferId, int Number, string From)> Questions)
{
    /// <summary>Before anything was asked.</summary>
    internal static DutyAnswers Unknown { get; } =
        new(Top<(Guid Id, string Name, string Status)>.Unknown, Top<(Guid OfferId, int Number, string From)>.Unknown);

    /// <summary>What an authority has to write.</summary>
    /// <param name="own">Code of the authority.</param>
    /// <param name="parts">Lists its statements and the offers of its children.</param>
    /// <param name="most">How many of each are shown at most.</param>
    /// <param name="all">The authorities.</param>
    /// <param name="text">The words.</param>
    internal static async Task<DutyAnswers> OfAsync(
        string own, Parts parts, int most, IReadOnlyDictionary<string, AuthorityEntry> all, Text text)
    {
        var drafts = parts.ListAsync<Draft>(
            $"refusals?authority={own}&status=draft,challenged,reasonsDue", text["Statements of reasons"]);
        var paused = parts.ListAsync<Asked>("offers?status=open,overdue&paused=true", text["Questions to answer"]);
        var questions = (await paused)?.Where(o => o.Authority != own).SelectMany(
            o => o.Questions.Where(q => q is { Items: not null, AnsweredAt: null }), (o, q) => (o.Id, q.Number, all[o.Authority].Name));
        return new DutyAnswers(
            Top<Draft>.Of((await drafts)?.OrderBy(d => d.DueOn ?? DateOnly.MaxValue).ThenBy(d => d.Id).ToList(), most)
                .As(d => (d.Id, text["Statement to {0}", all[d.EntryAuthority].Name], d.Status)),
            Top<(Guid OfferId, int Number, string From)>.Of(questions?.ToList(), most));
    }

    /// <summary>The statements by what people call their referral, where that is known.</summary>
    /// <param name="references">What people call the referrals of offers.</param>
    internal DutyAnswers Named(IReadOnlyDictionary<Guid, string> references) =>
        this with { Drafts = Drafts.As(d => d with { Name = references.GetValueOrDefault(d.Id, d.Name) }) };

    /// <summary>A statement that is begun.</summary>
    internal sealed record Draft(Guid Id, string EntryAuthority, string Status, DateOnly? DueOn = null);

    /// <summary>An offer of children of the authority's own, with the questions about them.</summary>
    internal sealed record Asked(Guid Id, string Authority, IReadOnlyList<AskedQuestion> Questions);

    /// <summary>A question.</summary>
    internal sealed record AskedQuestion(int Number, IReadOnlyList<string>? Items = null, DateTimeOffset? AnsweredAt = null);
}
