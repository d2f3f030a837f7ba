using System.Text.Json;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Referrals.Submitting;

/// <summary>Turns a form into sealed events, section by section, and back.</summary>
/// <param name="sealer">Keys of the children.</param>
sealed class FormSealing(Sealer<IReferralStore> sealer)
{
    /// <summary>Seals a whole form.</summary>
    internal async Task<IReadOnlyList<ReferralEvent>> SealAll(Guid referralId, ReferralForm form, IReadOnlyList<Guid> childIds, CancellationToken ct)
    {
        var recorded = new List<ReferralEvent>();
        if (form.Children is { } children)
        {
            recorded.Add(await SealChildren(children, childIds, ct));
        }

        foreach (var (section, content) in SectionsOf(form))
        {
            recorded.Add(await SealSection(referralId, section, content, childIds, ct));
        }

        return recorded;
    }

    /// <summary>Seals the children, each under their own key.</summary>
    async Task<ChildrenRecorded> SealChildren(IReadOnlyList<ChildDetails> children, IReadOnlyList<Guid> childIds, CancellationToken ct)
    {
        var recorded = new List<RecordedChild>();
        foreach (var (child, id) in children.Zip(childIds))
        {
            recorded.Add(new RecordedChild(id, await sealer.Seal([id], child, ct)));
        }

        return new ChildrenRecorded(recorded);
    }

    /// <summary>Seals a section under the keys of all the children; a draft that names none yet has a key of its own.</summary>
    internal async Task<SectionRecorded> SealSection(Guid referralId, string section, object content, IReadOnlyList<Guid> childIds, CancellationToken ct) =>
        new(section, await sealer.Seal(childIds.Count == 0 ? [referralId] : childIds, new SectionContent(section, JsonSerializer.Serialize(content, content.GetType(), Json.Answers)), ct));

    /// <summary>Opens the whole form; what has been erased is absent.</summary>
    internal async Task<ReferralForm> Open(Referral referral, CancellationToken ct)
    {
        var children = new List<ChildDetails>();
        foreach (var child in referral.Children)
        {
            children.Add((await sealer.Open(child.Details, ct) ?? new ChildDetails()) with { Id = child.ChildId });
        }

        var arrival = await Section<ArrivalSection>(referral, "arrival", ct);
        return new ReferralForm
        {
            EntryAuthority = referral.EntryAuthority,
            InAuthorityCare = arrival?.InAuthorityCare,
            ArrivedOn = arrival?.ArrivedOn,
            Children = children.Count == 0 ? null : children,
            Needs = await Section<NeedsSection>(referral, "needs", ct),
            Family = await Section<IReadOnlyList<Relative>>(referral, "family", ct),
            BestInterests = await Section<BestInterestsSection>(referral, "bestInterests", ct),
            ChildsViews = await Section<ChildsViewsSection>(referral, "childsViews", ct),
            Legal = await Section<LegalSection>(referral, "legal", ct),
            Logistics = await Section<LogisticsSection>(referral, "logistics", ct),
        };
    }

    /// <summary>The sections that a form holds, with their content.</summary>
    static IEnumerable<(string Section, object Content)> SectionsOf(ReferralForm form)
    {
        (string, object?)[] all =
        [
            ("arrival", form.InAuthorityCare is null && form.ArrivedOn is null ? null : new ArrivalSection(form.InAuthorityCare, form.ArrivedOn)),
            ("needs", form.Needs), ("family", form.Family), ("bestInterests", form.BestInterests), ("childsViews", form.ChildsViews),
            ("legal", form.Legal), ("logistics", form.Logistics),
        ];
        foreach (var (section, content) in all)
        {
            if (content is not null)
            {
                yield return (section, content);
            }
        }
    }

    async Task<T?> Section<T>(Referral referral, string section, CancellationToken ct)
        where T : class =>
        referral.Sections.TryGetValue(section, out var content) && await sealer.Open(content, ct) is { } opened && opened.Section == section
            ? JsonSerializer.Deserialize<T>(opened.Json, Json.Answers)
            : null;
}
