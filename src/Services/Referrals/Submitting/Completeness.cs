namespace TransferScheme.Referrals.Submitting;

/// <summary>How far one section is answered.</summary>
/// <param name="Section">The section, by its name in the contract.</param>
/// <param name="Required">Questions that are required, of all children together.</param>
/// <param name="RequiredAnswered">How many of them are answered.</param>
/// <param name="Wanted">Questions that are wanted.</param>
/// <param name="WantedAnswered">How many of them are answered, also with "not known, because …".</param>
/// <param name="NotKnown">How many of those answers are "not known".</param>
public sealed record SectionCompleteness(string Section, int Required, int RequiredAnswered, int Wanted, int WantedAnswered, int NotKnown);

/// <summary>What a form lacks: what is missing keeps it a draft, what is wanted is asked for and never blocks.</summary>
/// <param name="Missing">Paths of required members that are absent.</param>
/// <param name="Wanted">Paths of other members that are absent.</param>
/// <param name="Sections">How far each section is answered.</param>
public sealed record Completeness(IReadOnlyList<string> Missing, IReadOnlyList<string> Wanted, IReadOnlyList<SectionCompleteness> Sections)
{
    /// <summary>Of a form that is not read yet.</summary>
    internal static Completeness None { get; } = new([], [], []);

    /// <summary>Looks through a form.</summary>
    /// <param name="form">The form.</param>
    public static Completeness Of(ReferralForm form)
    {
        Tally[] sections =
        [
            new Tally("arrival").Ask(form, Questions.Arrival, form.NotKnown),
            (form.Children ?? [new ChildDetails()]).Index().Aggregate(
                new Tally("children"), (tally, c) => tally.Ask(c.Item, ChildQuestions.All, c.Item.NotKnown, $"children[{c.Index}].")),
            new Tally("needs").Ask(form, Questions.Needs, Within("needs.", form.Needs?.NotKnown)),
            (form.Family ?? []).Index().Aggregate(
                new Tally("family").Ask(form, Questions.Family, form.NotKnown),
                (tally, r) => tally.Ask(r.Item, Questions.Person, null, $"family[{r.Index}].")),
            new Tally("bestInterests").Ask(form, Questions.BestInterests, Within("bestInterests.", form.BestInterests?.NotKnown)),
            new Tally("childsViews").Ask(form, Questions.ChildsViews, Within("childsViews.", form.ChildsViews?.NotKnown)),
            new Tally("legal").Ask(form, Questions.Legal, Within("legal.", form.Legal?.NotKnown)),
            new Tally("logistics").Ask(form, Questions.Logistics, Within("logistics.", form.Logistics?.NotKnown)),
        ];
        if (form.Children is null)
        {
            sections[1].NameAsWhole();
        }

        List<string> missing = [.. sections.SelectMany(s => s.Missing).Distinct()];
        var wanted = sections.SelectMany(s => s.Wanted).Distinct().Except(missing);
        return new Completeness(missing, [.. wanted], [.. sections.Select(s => s.Counted)]);
    }

    static IReadOnlyList<NotKnown>? Within(string section, IReadOnlyList<NotKnown>? answers) =>
        answers is null ? null : [.. answers.Select(a => a with { Path = section + a.Path })];

    /// <summary>Counts one section.</summary>
    sealed class Tally(string section)
    {
        int _required;
        int _wanted;
        int _absent;
        int _unanswered;
        int _notKnown;

        internal List<string> Missing { get; } = [];

        internal List<string> Wanted { get; } = [];

        internal SectionCompleteness Counted => new(section, _required, _required - _absent, _wanted, _wanted - _unanswered, _notKnown);

        internal Tally Ask<T>(T item, Question<T>[] questions, IReadOnlyList<NotKnown>? notKnown, string at = "")
        {
            foreach (var question in questions)
            {
                var absent = question.Absent(item);
                _ = question.IsRequired ? _required++ : _wanted++;
                if (absent is null)
                {
                    continue;
                }

                if (question.IsRequired)
                {
                    _absent++;
                    Missing.Add(at + absent);
                }
                else if (notKnown?.Any(a => a.Covers(question.Path)) == true)
                {
                    _notKnown++;
                }
                else
                {
                    _unanswered++;
                    Wanted.Add(at + absent);
                }
            }

            return this;
        }

        /// <summary>Names the section, not each of its members: none of it is there.</summary>
        internal void NameAsWhole()
        {
            Missing.Clear();
            Wanted.Clear();
            Missing.Add(section);
        }
    }
}
