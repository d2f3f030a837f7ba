using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Pages.Cases;

/// <summary>Something that can be done next.</summary>
/// <param name="Act">The act, in English.</param>
/// <param name="Address">The page on which it is done.</param>
sealed record NextStep(string Act, string Address);

/// <summary>
/// What a reader can do next with a referral, the nearest first. It leads to pages; whether an act is open to somebody, the service
/// decides.
/// </summary>
static class NextSteps
{
    static readonly NextStep Notice = new("Print the notice for the child", "/notice-for-the-child");

    /// <summary>The steps of a reader.</summary>
    /// <param name="person">Who reads.</param>
    /// <param name="referral">The referral.</param>
    /// <param name="offer">The offer that is open, was declined or accepted; null where there is none that the reader may know of.</param>
    internal static IReadOnlyList<NextStep> For(Person person, CaseView referral, OfferRef? offer) => person.Role switch
    {
        Roles.DutyOfficer when person.Authority == referral.EntryAuthority => [.. OfEntry(referral, offer)],
        Roles.DutyOfficer => [.. OfOther(person, referral, offer)],
        Roles.Coordinator => [.. OfRegion(referral, offer)],
        Roles.National => [.. OfRegion(referral, offer), .. OfNational(referral)],
        Roles.Auditor => [.. OfAuditor(referral, offer)],
        _ => [],
    };

    static IEnumerable<NextStep> OfEntry(CaseView referral, OfferRef? offer)
    {
        var at = $"/referrals/{referral.Id}";
        if (referral.Status is "incomplete")
        {
            yield return new("Complete the referral", $"{at}/complete");
        }

        if (referral.Status is "ineligible")
        {
            yield return new("Correct the referral", $"{at}/complete");
        }

        if (offer is not null && referral.Beneath is "queried")
        {
            yield return new("Answer the question of the offered authority", $"/offers/{offer.Id}");
        }

        if (offer is not null && referral.Beneath is "declined")
        {
            yield return new("Read the statement of reasons", $"/refusals/{offer.Id}");
        }

        if (referral.IsMoving || referral.Status is "completed")
        {
            yield return new("Arrangement and journey", $"/transfers/{referral.Id}");
        }

        if (referral.IsMoving)
        {
            yield return Notice;
        }

        if (referral.HasEnded)
        {
            yield break;
        }

        if (referral.Children.Count > 0)
        {
            yield return new("Report a child missing", $"{at}/missing");
        }

        yield return new("Withdraw the referral", $"{at}/withdraw");
        yield return new("Close the referral", $"{at}/close");
    }

    static IEnumerable<NextStep> OfOther(Person person, CaseView referral, OfferRef? offer)
    {
        if (offer is not null && offer.Authority == person.Authority && referral.Status is "offered")
        {
            yield return new("Answer the offer", $"/offers/{offer.Id}");
        }

        if (referral.ReceivingAuthority == person.Authority)
        {
            yield return new("Arrangement and journey", $"/transfers/{referral.Id}");
            if (referral.IsMoving)
            {
                yield return Notice;
            }

            if (referral.OutcomeDueOn is not null)
            {
                yield return new("Tell how the children are", $"/transfers/{referral.Id}/outcome");
            }
        }
    }

    static IEnumerable<NextStep> OfRegion(CaseView referral, OfferRef? offer)
    {
        if (referral.Beneath is "awaitingAllocation" or "declined")
        {
            yield return new("Find an authority", $"/allocations/{referral.Id}");
        }

        if (offer is not null && referral.Beneath is "declined")
        {
            yield return new("Read the statement of reasons", $"/refusals/{offer.Id}");
        }

        if (offer is not null && referral.Beneath is ("offered" or "queried"))
        {
            yield return new("Look at the offer", $"/offers/{offer.Id}");
        }

        if (referral.IsMoving)
        {
            yield return new("Arrangement and journey", $"/transfers/{referral.Id}");
            yield return Notice;
        }
    }

    static IEnumerable<NextStep> OfNational(CaseView referral)
    {
        if (referral.Beneath is "awaitingAllocation")
        {
            yield return new("Approve another region", $"/allocations/{referral.Id}/approve");
        }

        if (referral.Status is "ineligible")
        {
            yield return new("Let it go on although a rule fails", $"/referrals/{referral.Id}/overrule");
        }

        if (!referral.HasEnded)
        {
            yield return new("Close the referral", $"/referrals/{referral.Id}/close");
        }
    }

    static IEnumerable<NextStep> OfAuditor(CaseView referral, OfferRef? offer)
    {
        if (offer is not null || referral.Beneath is "awaitingAllocation")
        {
            yield return new("Read how the authority was chosen", $"/allocations/{referral.Id}/receipt");
        }

        yield return new("Open the whole record in an emergency", $"/referrals/{referral.Id}/emergency");
    }
}
