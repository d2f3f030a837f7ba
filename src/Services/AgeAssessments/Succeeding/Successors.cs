using TransferScheme.AgeAssessments.Finding;

namespace TransferScheme.AgeAssessments.Succeeding;

/// <summary>What an assessment is, and what follows for it, once a successor stands where an authority that is no more has stood.</summary>
static class Successors
{
    /// <summary>
    /// The assessment with the successor in it. What its predecessor found stands as its own; and it is remembered for whom it stands:
    /// where the national team names another for the referral, only that part passes on.
    /// </summary>
    internal static AgeAssessment With(this AgeAssessment a, AgeCasePassedToSuccessor e)
    {
        var (heir, isOwner) = (e.Successor.Authority, IsOf(a.Owner.Authority, a.OwnerStandsFor, e.Authority));
        return a with
        {
            Owner = isOwner ? e.Successor : a.Owner,
            OwnerStandsFor = isOwner ? e.Authority : a.OwnerStandsFor,
            FormerOwners =
            [
                .. a.FormerOwners.Select(o => IsOf(o.Authority, o.StandsFor, e.Authority)
                    ? o with { Authority = heir, StandsFor = e.Authority } : o),
            ],
            Agreement = a.Agreement is { } agreed && agreed.Lead == e.Authority ? agreed with { Lead = heir } : a.Agreement,
            Aware = a.Aware.FirstOrDefault(w => w.Authority == e.Authority) is { } aware && a.Aware.All(w => w.Authority != heir)
                ? [.. a.Aware, aware with { Authority = heir }] : a.Aware,
            Findings =
            [
                .. a.Findings.Select(f => Counts(f, e.Authority) ? f with { ReliedOn = [.. f.ReliedOn ?? [], new Reliance(heir)] } : f),
            ],
            StandIns = [.. a.StandIns.Where(s => s.Authority != e.Authority), new StandIn(e.Authority, heir)],
        };
    }

    /// <summary>The authorities that one acts for in an assessment: itself, and those that are no more and came down to it.</summary>
    internal static IReadOnlyList<string> StandsFor(this AgeAssessment a, string? authority)
    {
        List<string> codes = authority is null ? [] : [authority];
        for (var at = 0; at < codes.Count; at++)
        {
            codes.AddRange(a.StandIns.Where(s => s.Successor == codes[at]).Select(s => s.Authority).Except(codes).ToList());
        }

        return codes;
    }

    /// <summary>
    /// An assessment passes as its referral has passed, also where it had passed to another before; null where the authority has no part
    /// in it, or the successor has it already.
    /// </summary>
    internal static AgeCasePassedToSuccessor? Follow(AgeAssessment a, string authority, AgeOwner successor)
    {
        var isOwner = IsOf(a.Owner.Authority, a.OwnerStandsFor, authority);
        var isDue = (isOwner && a.Owner.Authority != successor.Authority)
            || a.FormerOwners.Any(o => IsOf(o.Authority, o.StandsFor, authority) && o.Authority != successor.Authority);
        return isDue ? new AgeCasePassedToSuccessor(a.ReferralId, a.ChildId, authority, successor, isOwner) : null;
    }

    /// <summary>
    /// An assessment passes by itself where an authority that is no more still has a part in it, whatever its stage: somebody must hold its
    /// record, and what was found goes on to count. Null otherwise.
    /// </summary>
    internal static AgeCasePassedToSuccessor? Pass(AgeAssessment a, string authority, AgeOwner successor) =>
        a.Owner.Authority == authority || a.FormerOwners.Any(o => o.Authority == authority)
            ? Follow(a, authority, successor)
            : null;

    static bool Counts(AgeFinding f, string authority) =>
        FindingSource.Rank(f.Source) == 3 && (f.Authority == authority || f.ReliedOn?.Any(r => r.Authority == authority) == true);

    static bool IsOf(string holder, string? standsFor, string authority) => holder == authority || standsFor == authority;
}
