using TransferScheme.Platform.Problems;

namespace TransferScheme.Referrals.Submitting;

/// <summary>Travel.</summary>
/// <param name="EarliestTravel">First day on which the children can travel.</param>
/// <param name="Escort">Who can travel with them.</param>
/// <param name="TravelPlan">How they will travel.</param>
/// <param name="ArrivalContact">Whom they can reach on the way.</param>
/// <param name="Belongings">What they bring.</param>
/// <param name="Documents">Papers that travel with them.</param>
/// <param name="NotKnown">What of this section is not known.</param>
public sealed record LogisticsSection(
    DateOnly? EarliestTravel = null, string? Escort = null, string? TravelPlan = null, string? ArrivalContact = null,
    string? Belongings = null, string? Documents = null, IReadOnlyList<NotKnown>? NotKnown = null) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Text(Escort, "logistics.escort", 400);
        faults.Text(TravelPlan, "logistics.travelPlan", Faults.Narrative);
        faults.Text(ArrivalContact, "logistics.arrivalContact", 400);
        faults.Text(Belongings, "logistics.belongings", Faults.Narrative);
        faults.Text(Documents, "logistics.documents", Faults.Narrative);
        Submitting.NotKnown.Check(faults, NotKnown, "logistics.", Questions.OfLogistics);
    }
}
