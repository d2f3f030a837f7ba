using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Offers;

/// <summary>Where the children will live and who receives them, as it was typed.</summary>
public sealed class AcceptanceAnswer
{
    /// <summary>Kind of placement.</summary>
    public string? PlacementType { get; set; }

    /// <summary>The placement, with its address.</summary>
    public string? Placement { get; set; }

    /// <summary>Name of the social worker.</summary>
    public string? Name { get; set; }

    /// <summary>E-mail address of the social worker.</summary>
    public string? Email { get; set; }

    /// <summary>Telephone number of the social worker.</summary>
    public string? Phone { get; set; }

    /// <summary>What was typed as the contract has it.</summary>
    internal object Told => new { PlacementType, Placement, SocialWorker = new { Name, Email, Phone } };

    /// <summary>Says what is needed.</summary>
    /// <param name="page">The page.</param>
    /// <param name="field">The page's field that holds this.</param>
    /// <param name="text">The words.</param>
    internal void Check(PageModel page, string field, Text text)
    {
        page.Need($"{field}.{nameof(PlacementType)}", PlacementType, text["Select the kind of placement"]);
        page.Need($"{field}.{nameof(Placement)}", Placement, text["Enter the placement and its address"]);
        page.Need($"{field}.{nameof(Name)}", Name, text["Enter the social worker's name"]);
        page.Need($"{field}.{nameof(Email)}", Email, text["Enter the social worker's email address"]);
        page.Need($"{field}.{nameof(Phone)}", Phone, text["Enter the social worker's telephone number"]);
    }

    /// <summary>The field for a member of the request; null for none.</summary>
    /// <param name="field">The page's field that holds this.</param>
    /// <param name="member">The member.</param>
    internal static string? FieldOf(string field, string member) => member switch
    {
        "placementType" => $"{field}.{nameof(PlacementType)}",
        "placement" => $"{field}.{nameof(Placement)}",
        "socialWorker.name" => $"{field}.{nameof(Name)}",
        "socialWorker.email" => $"{field}.{nameof(Email)}",
        "socialWorker.phone" => $"{field}.{nameof(Phone)}",
        _ => null,
    };
}
