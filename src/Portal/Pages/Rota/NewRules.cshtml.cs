using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Pages.Declaring;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Rota;

/// <summary>Proposes a version of the rules, shows what it would have done with the past, and adopts it.</summary>
/// <param name="api">The API.</param>
/// <param name="time">The scheme's time.</param>
/// <param name="text">The words.</param>
/// <param name="codes">Codes in words.</param>
[OpenTo(Roles.National)]
sealed class NewRulesModel(SchemeApi api, SchemeTime time, Text text, Codes codes) : PageModel
{
    /// <summary>The numbers, by the member of the request, with the question in English; in the order in which they are asked.</summary>
    internal static IReadOnlyList<(string Member, string Question)> Limits { get; } =
    [
        ("thresholdPer100000", "Threshold, in children of every 100,000 of the child population"),
        ("workingDaysInCare", "Working days to transfer a child in care"),
        ("workingDaysNotInCare", "Working days to transfer a child not in care"),
        ("workingDaysToRespond", "Working days to answer an offer"),
        ("workingDaysToDefer", "Most working days by which an answer is deferred"),
        ("largestGroup", "Largest group kept together"),
        ("repaymentPercent", "Most of its own share by which an authority repays missed turns, in percent"),
    ];

    /// <summary>What the children's interests weigh, likewise.</summary>
    internal static IReadOnlyList<(string Member, string Question)> Interests { get; } =
    [
        ("placement", "A fitting place"), ("family", "Family"), ("language", "Language"), ("faith", "Faith"), ("distance", "Distance"),
    ];

    /// <summary>How fair shares are worked out.</summary>
    internal static IReadOnlyList<string> Bases { get; } = ["regional-shares", "population"];

    /// <summary>Name of the version.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>First day.</summary>
    [BindProperty]
    public DayAnswer First { get; set; } = new();

    /// <summary>The numbers of <see cref="Limits"/>.</summary>
    [BindProperty]
    public List<string?> Numbers { get; set; } = [];

    /// <summary>The points of <see cref="Interests"/>.</summary>
    [BindProperty]
    public List<string?> Points { get; set; } = [];

    /// <summary>How fair shares are worked out.</summary>
    [BindProperty]
    public string? Basis { get; set; }

    /// <summary>The shares, in the order of the regions.</summary>
    [BindProperty]
    public List<string?> Shares { get; set; } = [];

    /// <summary>Whether the shares that were changed are published, and no estimate.</summary>
    [BindProperty]
    public bool Published { get; set; }

    /// <summary>What the form carries.</summary>
    [BindProperty]
    public Sending Sent { get; set; } = new();

    /// <summary>The rules in force, of which a version begins.</summary>
    internal RulesVersion Before { get; private set; } = null!;

    /// <summary>What it would have done with the past; null where it could not be tried.</summary>
    internal RulesPreview? Preview { get; private set; }

    /// <summary>The first day that was typed.</summary>
    internal DateOnly? FirstDay { get; private set; }

    /// <summary>What is changed: the question, what holds today, and what was typed.</summary>
    internal IReadOnlyList<(string What, string From, string To)> Changes =>
    [
        .. Limits.Select((l, i) => (text[l.Question], $"{Now[i]}", $"{Numbers[i]}".Trim())),
        (text["Fair shares from"], codes[Before.WeightsBasis], codes[Basis ?? ""]),
        .. Interests.Select((l, i) => (text["Points for: {0}", text[l.Question]], $"{Weighs[i]}", $"{Points[i]}".Trim())),
        .. Before.Shares.Select((s, i) => (text["Share of {0}", RegionNames.Of(s.Region)], $"{s.Share}", $"{Shares[i]}".Trim())),
    ];

    int[] Now =>
    [
        Before.ThresholdPer100000, Before.WorkingDaysInCare, Before.WorkingDaysNotInCare, Before.WorkingDaysToRespond,
        Before.WorkingDaysToDefer, Before.LargestGroup, Before.RepaymentPercent,
    ];

    int[] Weighs => Before.Matching is { } m ? [m.Placement, m.Family, m.Language, m.Faith, m.Distance] : [0, 0, 0, 0, 0];

    /// <summary>Asks, beginning with the rules in force.</summary>
    public async Task OnGetAsync()
    {
        var rules = await ReadAsync();
        Sent = Sending.Of(rules.Version);
        Numbers = [.. Now.Select(Typed)];
        Points = [.. Weighs.Select(Typed)];
        Shares = [.. Before.Shares.Select(s => Typed(s.Share))];
        Basis = Before.WeightsBasis;
    }

    /// <summary>Takes the answers, tries them on the past, and adopts them.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var rules = await ReadAsync();
        Fill(Numbers, Limits.Count);
        Fill(Points, Interests.Count);
        Fill(Shares, Before.Shares.Count);
        if (Sent.Step is not "change" && Check() && Sent.Step is not "send")
        {
            var tried = await api.PostAsync("rota/rules/preview", Body());
            if (tried.Status == 400)
            {
                return await Sent.SendAsync(this, rules.Version, () => Task.FromResult(tried), FieldOf, "/rules");
            }

            Preview = tried.IsDone ? RulesPreview.Of(tried.Body) : null;
        }

        var shown = await Sent.GoOnAsync(
            this, rules.Version, () => api.PostAsync("rota/rules", Body(), Sent.Version, Sent.Key), FieldOf,
            $"/rules?done={Uri.EscapeDataString(Name ?? "")}");
        if (Sent.Refusal is not null && Sent.IsChecked)
        {
            // Turned down, and shown again with all that was checked.
            Preview = RulesPreview.Of((await api.PostAsync("rota/rules/preview", Body())).Body);
        }

        return shown;
    }

    async Task<RulesView> ReadAsync()
    {
        var rules = await api.GetAsync<RulesView>("rota/rules");
        Before = rules.InForceOn(await time.TodayAsync());
        return rules;
    }

    bool Check()
    {
        this.Need(nameof(Name), Name, text["Enter a name for the version"]);
        FirstDay = First.Check(ModelState, nameof(First), text["The first day"], text);
        this.Need(nameof(Basis), Basis, text["Select how fair shares are worked out"]);
        Whole(nameof(Numbers), Numbers);
        Whole(nameof(Points), Points);
        Whole(nameof(Shares), Shares);
        return ModelState.IsValid;
    }

    void Whole(string field, List<string?> typed)
    {
        foreach (var (i, one) in typed.Index().Where(t => PlacesAnswer.Number(t.Item) is null))
        {
            ModelState.AddModelError($"{field}[{i}]", text["Enter a whole number, such as 2"]);
        }
    }

    object Body()
    {
        var (numbers, points) = (Numbers.Select(PlacesAnswer.Number).ToList(), Points.Select(PlacesAnswer.Number).ToList());
        return new
        {
            Name,
            ValidFrom = FirstDay,
            ThresholdPer100000 = numbers[0],
            WorkingDaysInCare = numbers[1],
            WorkingDaysNotInCare = numbers[2],
            WorkingDaysToRespond = numbers[3],
            WorkingDaysToDefer = numbers[4],
            LargestGroup = numbers[5],
            RepaymentPercent = numbers[6],
            Before.CutOff,
            WeightsBasis = Basis,
            Before.AuthorityBand,
            Before.HorizonCap,
            Matching = new { Placement = points[0], Family = points[1], Language = points[2], Faith = points[3], Distance = points[4] },
            Shares = Before.Shares.Select((s, i) => new ShareOf(
                s.Region, PlacesAnswer.Number(Shares[i]) ?? 0, PlacesAnswer.Number(Shares[i]) == s.Share ? s.IsEstimate : !Published)),
        };
    }

    static string? FieldOf(string member)
    {
        if (Limits.Index().FirstOrDefault(l => l.Item.Member == member) is { Item.Member: not null } limit)
        {
            return $"{nameof(Numbers)}[{limit.Index}]";
        }

        if (Interests.Index().FirstOrDefault(l => $"matching.{l.Item.Member}" == member) is { Item.Member: not null } interest)
        {
            return $"{nameof(Points)}[{interest.Index}]";
        }

        return member switch
        {
            "name" => nameof(Name),
            "validFrom" => nameof(First),
            "weightsBasis" => nameof(Basis),
            "matching" => $"{nameof(Points)}[0]",
            _ when member.StartsWith("shares[", StringComparison.Ordinal) => $"{nameof(Shares)}[{member[7..member.IndexOf(']', 7)]}]",
            _ => null,
        };
    }

    // A form that lost a field still has a place for each.
    static void Fill(List<string?> typed, int count)
    {
        while (typed.Count < count)
        {
            typed.Add(null);
        }
    }

    static string? Typed(int number) => number.ToString(CultureInfo.InvariantCulture);
}
