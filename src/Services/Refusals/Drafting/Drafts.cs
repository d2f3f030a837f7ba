using System.Security.Cryptography;
using System.Text;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;
using TransferScheme.Refusals.Grounds;
using TransferScheme.Refusals.Handling;
using TransferScheme.Refusals.Rules;

namespace TransferScheme.Refusals.Drafting;

/// <summary>Makes drafts of what authorities write, opens them again, and holds them against the rules.</summary>
/// <param name="sealer">Keys of the children.</param>
/// <param name="master">Keys the hashes of texts.</param>
/// <param name="facts">What statements are held against.</param>
/// <param name="lists">The grounds: a draft is held against the version that it was drafted under.</param>
/// <param name="clock">The scheme's clock.</param>
sealed class Drafts(Sealer<IRefusalStore> sealer, MasterKey master, CaseFacts facts, GroundLists lists, TimeProvider clock)
{
    static readonly StatementFinding Erased =
        StatementRules.Blocks("R03", "The draft cannot be opened any more: what was written is erased.");

    /// <summary>A draft by a person: text and annex sealed under the children's keys, the rest coded.</summary>
    internal async Task<StatementDraft> SealAsync(OfferedCase offer, StatementForm form, Guid drafter, CancellationToken ct)
    {
        var keys = await sealer.KeysAsync(offer.ChildIds, ct);
        return new StatementDraft(
            drafter, form.Response, [.. form.Grounds.Select(g => g.Code)],
            lists.On(UkTime.DateOf(clock.GetUtcNow())).Version,
            [.. form.Grounds.Select(g => master.Hash("statement-text", Encoding.UTF8.GetBytes(StatementText.Normal(g))))],
            !string.IsNullOrWhiteSpace(form.LatenessReason), keys.Seal<StatementForm>(offer.ChildIds, form with { Annex = null }),
            form.Annex is { } annex ? keys.Seal(offer.ChildIds, new SensitiveAnnex(annex)) : null,
            form.Annex is { } text ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) : null);
    }

    /// <summary>What was written; null once it is erased.</summary>
    internal Task<StatementForm?> OpenAsync(StatementDraft draft, CancellationToken ct) => sealer.Open(draft.Body, ct);

    /// <summary>The annex; null where there is none, or once it is erased.</summary>
    internal async Task<string?> AnnexAsync(StatementDraft draft, CancellationToken ct) =>
        draft.Annex is null ? null : (await sealer.Open(draft.Annex, ct))?.Annex;

    /// <summary>Everything that the rules find in the draft of a case as it stands.</summary>
    internal async Task<IReadOnlyList<StatementFinding>> CheckAsync(Guid id, Refusal refusal, CancellationToken ct) =>
        refusal.Draft is not { } draft ? []
        : await OpenAsync(draft, ct) is not { } form ? [Erased]
        : await CheckAsync(id, refusal.Offer, form, draft, refusal.SecondReader is not null, refusal.EqualityReviewer is not null, ct);

    /// <summary>Everything that the rules find in a draft.</summary>
    internal async Task<IReadOnlyList<StatementFinding>> CheckAsync(
        Guid id, OfferedCase offer, StatementForm form, StatementDraft draft, bool readTwice, bool reviewed, CancellationToken ct) =>
        StatementRules.Check(form, await facts.OfAsync(id, offer, form, draft, lists.Of(draft.GroundsVersion), ct) with
        {
            SecondReading = readTwice,
            EqualityReview = reviewed,
            HasAnnex = draft.Annex is not null,
        });
}
