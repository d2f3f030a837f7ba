using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Declaring;

/// <summary>How an office is reached, as it was typed.</summary>
public sealed class OfficeAnswer
{
    /// <summary>Address of its mailbox.</summary>
    public string? Mailbox { get; set; }

    /// <summary>Number of its desk.</summary>
    public string? Phone { get; set; }

    /// <summary>What was typed as the contract has it; null for nothing.</summary>
    internal object? Told =>
        Written(Mailbox) is null && Written(Phone) is null ? null : new { Mailbox = Written(Mailbox), Phone = Written(Phone) };

    internal static string? Written(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    internal static OfficeAnswer Of(Office? office) => new() { Mailbox = office?.Mailbox, Phone = office?.Phone };
}

/// <summary>Says where the authority's offices are reached: never a person's address.</summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class ContactsModel(SchemeApi api, Text text) : PageModel
{
    /// <summary>The duty desk.</summary>
    [BindProperty]
    public OfficeAnswer Duty { get; set; } = new();

    /// <summary>Who is asked when the duty desk does not answer.</summary>
    [BindProperty]
    public OfficeAnswer Second { get; set; } = new();

    /// <summary>Who is asked at night and at weekends.</summary>
    [BindProperty]
    public OfficeAnswer Night { get; set; } = new();

    /// <summary>The police desk that is told when children do not arrive.</summary>
    [BindProperty]
    public OfficeAnswer Police { get; set; } = new();

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>Asks, with what is known.</summary>
    public async Task OnGetAsync()
    {
        var known = await OwnContacts.ReadAsync(api, HttpContext);
        (Duty, Second) = (OfficeAnswer.Of(new Office(known.Mailbox, known.Phone)), OfficeAnswer.Of(known.SecondContact));
        (Night, Police) = (OfficeAnswer.Of(known.OutOfHours), OfficeAnswer.Of(known.Police));
        Sent = Sending.Of(known.Version);
    }

    /// <summary>Takes the answers and sends them.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var known = await OwnContacts.ReadAsync(api, HttpContext);
        this.Need("Duty.Mailbox", Duty.Mailbox, text["Enter the address of the duty mailbox"]);
        return await Sent.GoOnAsync(
            this, known.Version,
            () => api.PutAsync(
                $"authorities/{HttpContext.Features.Get<Person>()!.Authority}/contacts",
                new
                {
                    Mailbox = OfficeAnswer.Written(Duty.Mailbox), Phone = OfficeAnswer.Written(Duty.Phone), SecondContact = Second.Told,
                    OutOfHours = Night.Told, Police = Police.Told,
                },
                Sent.Version),
            member => member switch
            {
                "mailbox" => "Duty.Mailbox",
                "phone" => "Duty.Phone",
                "secondContact.mailbox" => "Second.Mailbox",
                "secondContact.phone" => "Second.Phone",
                "outOfHours.mailbox" => "Night.Mailbox",
                "outOfHours.phone" => "Night.Phone",
                "police.mailbox" => "Police.Mailbox",
                "police.phone" => "Police.Phone",
                _ => null,
            },
            "/authority?done=contacts");
    }
}
