using System.Text.Json;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;
using TransferScheme.Referrals.Judging;

namespace TransferScheme.Referrals.Submitting;

/// <summary>Turns a form into sealed events, section by section, and back.</summary>
/// <param name="sealer">Keys of the children.</param>
sealed class FormSealing(Sealer<IReferralStore> sealer)
{
    /// <summary>Keys for a referral that begins, see <see cref="Sealer{TStore}.NewKeys"/>.</summary>
    internal ChildKeys NewKeys(Guid referralId, IReadOnlyList<Guid> childIds) => sealer.NewKeys(About(referralId, childIds));

    /// <summary>Seals a whole form anew.</summary>
    internal async Task<IReadOnlyList<ReferralEvent>> SealAll(
        Guid referralId, ReferralForm form, IReadOnlyList<Guid> childIds, CancellationToken ct) =>
        SealAll(await sealer.KeysAsync(About(referralId, childIds), ct), referralId, form, childIds);

    /// <summary>Seals a whole form.</summary>
    internal static IReadOnlyList<ReferralEvent> SealAll(ChildKeys keys, Guid referralId, ReferralForm form, IReadOnlyList<Guid> childIds)
    {
        var children = form.Children?.Zip(
            childIds, (child, id) => new RecordedChild(id, keys.Seal([id], child with { FormerChildId = null }), child.FormerChildId));
        var sections = SectionsOf(form).Select(s => Seal(keys, About(referralId, childIds), s.Section, s.Content));
        return children is null ? [.. sections] : [new ChildrenRecorded([.. children]), .. sections];
    }

    /// <summary>Seals a section.</summary>
    internal async Task<SectionRecorded> SealSection(
        Guid referralId, string section, object content, IReadOnlyList<Guid> childIds, CancellationToken ct)
    {
        var about = About(referralId, childIds);
        return Seal(await sealer.KeysAsync(about, ct), about, section, content);
    }

    /// <summary>Opens the whole form; what has been erased is absent.</summary>
    internal async Task<ReferralForm> Open(Referral referral, CancellationToken ct)
    {
        var keys = await sealer.KnownKeysAsync([referral.Id, .. referral.ChildIds], ct);
        ChildDetails[] children = [.. referral.Children.Select(c => (keys.Open(c.Details) ?? new ChildDetails()) with { Id = c.ChildId })];
        var form = new ReferralForm
        {
            EntryAuthority = referral.EntryAuthority,
            Children = children.Length == 0 ? null : children,
            Needs = Section<NeedsSection>(keys, referral, "needs"),
            Family = Section<IReadOnlyList<Relative>>(keys, referral, "family"),
            BestInterests = Section<BestInterestsSection>(keys, referral, "bestInterests"),
            ChildsViews = Section<ChildsViewsSection>(keys, referral, "childsViews"),
            Legal = Section<LegalSection>(keys, referral, "legal"),
            Logistics = Section<LogisticsSection>(keys, referral, "logistics"),
        };
        return Section<ArrivalSection>(keys, referral, "arrival")?.In(form) ?? form;
    }

    /// <summary>Opens the form, with the dates of birth in use in the place of those that are claimed.</summary>
    internal async Task<ReferralForm> OpenInUse(Referral referral, CancellationToken ct) =>
        (await OpenAges(referral, ct)).In(await Open(referral, ct));

    /// <summary>Opens the ages that were found; of one that was erased only child or adult is known.</summary>
    internal async Task<AgesInUse> OpenAges(Referral referral, CancellationToken ct)
    {
        var changes = referral.Overlays.AgeChanges;
        if (changes.Count == 0)
        {
            return AgesInUse.Claimed;
        }

        var keys = await sealer.KnownKeysAsync(changes.Select(c => c.ChildId), ct);
        return changes.Aggregate(
            AgesInUse.Claimed,
            (ages, c) => ages.With(c.ChildId, FoundOf(c.After, c.After.Dates is { } dates ? keys.Open(dates) : null)));
    }

    /// <summary>The age that a basis tells; null where it is claimed.</summary>
    internal static FoundAge? FoundOf(AgeBasis basis, AgeDates? dates) =>
        basis is { Category: { } category, EffectiveFrom: { } from } ? new FoundAge(basis.Source, category, from, dates) : null;

    /// <summary>The sections that a form holds, with their content.</summary>
    static IEnumerable<(string Section, object Content)> SectionsOf(ReferralForm form)
    {
        var arrival = ArrivalSection.Of(form);
        (string, object?)[] all =
        [
            ("arrival", arrival.IsEmpty ? null : arrival),
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

    // Under the keys of all the children; a draft that names none yet has a key of its own.
    static IReadOnlyList<Guid> About(Guid referralId, IReadOnlyList<Guid> childIds) => childIds.Count == 0 ? [referralId] : childIds;

    static SectionRecorded Seal(ChildKeys keys, IReadOnlyList<Guid> about, string section, object content) =>
        new(section, keys.Seal(about, new SectionContent(section, JsonSerializer.Serialize(content, content.GetType(), Json.Answers))));

    static T? Section<T>(ChildKeys keys, Referral referral, string section)
        where T : class =>
        referral.Sections.TryGetValue(section, out var content) && keys.Open(content) is { } opened && opened.Section == section
            ? JsonSerializer.Deserialize<T>(opened.Json, Json.Answers)
            : null;
}
