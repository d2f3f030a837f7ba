using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Declaring;

/// <summary>A service, or accommodation, for looked-after children, as it is typed.</summary>
public sealed class ServiceAnswer
{
    /// <summary>What kind, in the words of the form.</summary>
    public string? Kind { get; set; }

    /// <summary>What it is.</summary>
    public string? Description { get; set; }

    /// <summary>How many places it has.</summary>
    public string? Places { get; set; }

    /// <summary>Languages that are spoken there, by their codes with commas between.</summary>
    public string? Languages { get; set; }

    /// <summary>Faiths whose communities it is close to, with commas between.</summary>
    public string? Faiths { get; set; }

    /// <summary>Names with commas between; null for none.</summary>
    internal static string[]? List(string? typed) =>
        typed?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } names ? names : null;
}

/// <summary>Returns the services and accommodation for looked-after children, in the form that a direction asks for (s.70).</summary>
/// <param name="api">The API.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
[OpenTo(Roles.DutyOfficer)]
sealed class ServicesModel(SchemeApi api, SchemeTime time, Text text) : PageModel
{
    const int MostServices = 200;

    /// <summary>The form that was asked for.</summary>
    [BindProperty]
    public string? Form { get; set; }

    /// <summary>Day that the return describes.</summary>
    [BindProperty]
    public DayAnswer Described { get; set; } = new();

    /// <summary>The services.</summary>
    [BindProperty]
    public List<ServiceAnswer> Offered { get; set; } = [];

    /// <summary>What the form carries; its step is also <c>add</c> or <c>remove-</c> and a number.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The return as it stands.</summary>
    internal Returned Own { get; private set; } = null!;

    /// <summary>The day that was typed.</summary>
    internal DateOnly? AsOf { get; private set; }

    /// <summary>Whether another service can be added.</summary>
    internal bool MayAdd => Offered.Count < MostServices;

    /// <summary>Asks, with what was returned last, in the form that is directed.</summary>
    public async Task OnGetAsync()
    {
        await ReadAsync();
        Offered = [.. Own.Services.Select(s => new ServiceAnswer
        {
            Kind = s.Kind, Description = s.Description, Places = s.Places is { } places ? $"{places}" : null,
            Languages = s.Languages is { } languages ? string.Join(", ", languages) : null,
            Faiths = s.Faiths is { } faiths ? string.Join(", ", faiths) : null,
        })];
        if (Offered.Count == 0)
        {
            Offered.Add(new ServiceAnswer());
        }

        Form = Own.Directed is [var directed, ..] ? directed.Form : Own.Form;
        Described = DayAnswer.Of(await time.TodayAsync());
        Sent = Sending.Of(Own.Version);
    }

    /// <summary>Adds or takes a service; or takes the answers, shows them, and sends them.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await ReadAsync();
        if (Sent.Step is "add" && MayAdd)
        {
            Offered.Add(new ServiceAnswer());
            ModelState.Clear();
            return Page();
        }

        if (Sent.Step?.StartsWith("remove-", StringComparison.Ordinal) == true)
        {
            if (PlacesAnswer.Number(Sent.Step[7..]) is { } index && index >= 0 && index < Offered.Count)
            {
                Offered.RemoveAt(index);
            }

            ModelState.Clear();
            return Page();
        }

        if (Sent.Step is not "change")
        {
            Check();
        }

        return await Sent.GoOnAsync(
            this, Own.Version,
            () => api.PutAsync(
                $"authorities/{Own.GssCode}/services",
                new
                {
                    AsOf,
                    Form,
                    Services = Offered.Select(s => new Service(
                        s.Kind!, s.Description!, PlacesAnswer.Number(s.Places), ServiceAnswer.List(s.Languages),
                        ServiceAnswer.List(s.Faiths))),
                },
                Sent.Version),
            FieldOf,
            "/authority?done=services");
    }

    void Check()
    {
        this.Need(nameof(Form), Form, text["Enter the form in which you return it"]);
        AsOf = Described.Check(ModelState, nameof(Described), text["The day of the return"], text);
        foreach (var (i, service) in Offered.Index())
        {
            this.Need($"{nameof(Offered)}[{i}].{nameof(service.Kind)}", service.Kind, text["Enter the kind of service"]);
            this.Need($"{nameof(Offered)}[{i}].{nameof(service.Description)}", service.Description, text["Enter what the service is"]);
            if (!string.IsNullOrWhiteSpace(service.Places) && PlacesAnswer.Number(service.Places) is null)
            {
                ModelState.AddModelError(
                    $"{nameof(Offered)}[{i}].{nameof(service.Places)}", text["The number of places must be a whole number, like 42"]);
            }
        }
    }

    async Task ReadAsync() =>
        Own = await api.GetAsync<Returned>($"authorities/{HttpContext.Features.Get<Person>()!.Authority}/services");

    static string? FieldOf(string member)
    {
        if (!member.StartsWith("services[", StringComparison.Ordinal))
        {
            return member switch { "form" => nameof(Form), "asOf" => nameof(Described), _ => null };
        }

        var (at, parts) = (member[9..member.IndexOf(']', 9)], member.Split('.'));
        var part = parts.Length > 1 ? parts[1].Split('[')[0] : "kind";
        return $"{nameof(Offered)}[{at}].{char.ToUpperInvariant(part[0])}{part[1..]}";
    }

    /// <summary>The newest return, and the returns that are directed and not made.</summary>
    internal sealed record Returned(
        string GssCode, DateOnly? AsOf, string? Form, IReadOnlyList<Service> Services, long Version, IReadOnlyList<Directed>? Directed);

    /// <summary>A service.</summary>
    internal sealed record Service(
        string Kind, string Description, int? Places, IReadOnlyList<string>? Languages, IReadOnlyList<string>? Faiths);

    /// <summary>A return that is directed.</summary>
    internal sealed record Directed(Guid DirectionId, string Form, DateTimeOffset? DueAt);
}
