using System.Text.Json;
using TransferScheme.Platform.Problems;
using TransferScheme.Referrals.Submitting;

namespace TransferScheme.Referrals.Tests.Submitting;

/// <summary>How far a form is answered, section by section, and "not known, because …".</summary>
public sealed class CompletenessTests
{
    [Fact]
    public void Each_section_counts_what_is_required_and_wanted() => Completeness.Of(A.Form()).Sections.ShouldBe(
    [
        new("arrival", 2, 2, 7, 0, 0), new("children", 7, 7, 29, 0, 0), new("needs", 1, 1, 13, 0, 0), new("family", 0, 0, 1, 0, 0),
        new("bestInterests", 3, 3, 2, 0, 0), new("childsViews", 4, 4, 2, 0, 0), new("legal", 1, 1, 5, 0, 0),
        new("logistics", 0, 0, 6, 0, 0),
    ]);

    [Fact]
    public void An_empty_form_lacks_everything_and_names_what_is_absent_as_a_whole_once()
    {
        var completeness = Completeness.Of(new ReferralForm { EntryAuthority = A.Kent });
        completeness.Missing.ShouldBe(
            ["inAuthorityCare", "arrivedOn", "children", "needs.placementTypes", "bestInterests", "childsViews", "legal.careStatus"]);
        completeness.Wanted.ShouldBe(
        [
            "arrivalPlace", "arrivalTime", "meansOfTravel", "metBy", "enteredCareOn", "currentPlacement", "earlierPresentation",
            "needs.medical", "needs.risk", "needs.education", "needs.educationLevel", "needs.diet", "needs.cultureAndFaith",
            "needs.riskDetail.trafficking", "needs.riskDetail.goingMissing", "needs.riskDetail.exploitation",
            "needs.riskDetail.threats", "needs.riskDetail.avoid", "needs.riskDetail.toOthers",
            "needs.riskDetail.intelligence", "family", "legal.solicitor", "legal.nrm", "legal.bailConditions", "legal.careProceedings",
            "legal.criminalProceedings", "logistics",
        ]);
        completeness.Sections.Select(s => (s.RequiredAnswered, s.WantedAnswered)).Distinct().ShouldBe([(0, 0)]);
    }

    [Fact]
    public void A_part_of_a_required_section_is_a_draft_that_names_the_rest()
    {
        var form = A.Form() with { BestInterests = new(Summary: "Fixture"), ChildsViews = new(AdvocateOffered: false) };
        form = form with { Children = [form.Children![0] with { AsylumClaim = new(new(2026, 3, 1)) }] };
        Completeness.Of(form).Missing.ShouldBe(
        [
            "children[0].asylumClaim.determined", "bestInterests.assessedOn", "bestInterests.assessedBy", "childsViews.recordedOn",
            "childsViews.toldInLanguage", "childsViews.summary",
        ]);
    }

    [Fact]
    public void What_is_not_known_with_a_reason_is_no_longer_wanted()
    {
        var form = A.Form() with
        {
            NotKnown = [new("metBy", "Nobody remembers."), new("family", "The child has not said.")],
            Needs = new NeedsSection(
                ["foster"], NotKnown: [new("riskDetail", "Not assessed yet."), new("diet", "Not asked.")], Diet: "halal"),
            Logistics = new LogisticsSection(NotKnown: [new("escort", "Not chosen.")]),
        };
        form = form with { Children = [form.Children![0] with { NotKnown = [new("health", "No doctor seen yet.")] }] };
        var before = Completeness.Of(A.Form()).Wanted;
        var after = Completeness.Of(form);
        before.Except(after.Wanted).ShouldBe(
        [
            "metBy", "children[0].health.urgent", "children[0].health.medication", "children[0].health.allergies",
            "children[0].health.disability", "children[0].health.pregnancy", "children[0].health.selfHarmRisk",
            "children[0].health.inHospital", "children[0].health.screening", "children[0].health.substanceUse",
            "children[0].health.history", "needs.diet", "needs.riskDetail.trafficking",
            "needs.riskDetail.goingMissing", "needs.riskDetail.exploitation",
            "needs.riskDetail.threats", "needs.riskDetail.avoid",
            "needs.riskDetail.toOthers", "needs.riskDetail.intelligence", "family", "logistics",
        ]);
        after.Sections.Single(s => s.Section == "needs").ShouldBe(new("needs", 1, 1, 13, 8, 7));
        Faults(form).ShouldBeEmpty();
    }

    [Fact]
    public void Not_known_names_a_wanted_member_and_says_why()
    {
        var form = A.Form() with
        {
            NotKnown = [new("arrivedOn", "x"), new("needs.diet", "x"), new("metBy", " ")],
            Needs = new NeedsSection(["foster"], NotKnown: [new("placementTypes", "x")]),
        };
        NotKnown[] answers = [new("asylumClaim", "x"), new("nickname", "x"), new("age.timescale", "x")];
        form = form with { Children = [form.Children![0] with { NotKnown = answers }] };
        Faults(form).ShouldBe(
        [
            "children[0].notKnown[0].path", "children[0].notKnown[1].path", "needs.notKnown[0].path", "notKnown[0].path",
            "notKnown[1].path", "notKnown[2].because",
        ]);
    }

    [Fact]
    public void An_open_question_of_age_wants_lead_timescale_and_safeguards_and_a_complete_one_its_report()
    {
        IEnumerable<string> Wanted(string status) => Completeness.Of(
            A.Form() with { Children = [A.Form().Children![0] with { Age = new(status, HomeOfficeTreatsAs: "child") }] })
            .Wanted.Where(p => p.Contains(".age", StringComparison.Ordinal));

        Wanted("doubted").ShouldBe(["children[0].age.leadAuthority", "children[0].age.timescale", "children[0].age.safeguards"]);
        Wanted("complete").ShouldBe(["children[0].age.reportShared"]);
        Wanted("notNeeded").ShouldBeEmpty();
    }

    [Fact]
    public void Forms_recorded_before_these_questions_came_can_still_be_read()
    {
        Read<ArrivalSection>("""{"inAuthorityCare":true,"arrivedOn":"2026-03-01"}""").ArrivedOn.ShouldBe(new(2026, 3, 1));
        Read<NeedsSection>("""{"placementTypes":["foster"],"risk":["trafficking"],"avoid":[{"authority":"E","code":"safety"}]}""")
            .Risk.ShouldBe(["trafficking"]);
        Read<IReadOnlyList<Relative>>("""[{"relation":"cousin","authority":"E08000003","verified":false}]""")[0]
            .Relation.ShouldBe("cousin");
        Read<BestInterestsSection>("""{"assessedOn":"2026-03-01","assessedBy":"a","summary":"s"}""").AssessedBy.ShouldBe("a");
        Read<LegalSection>("""{"careStatus":"s20","nrm":"n"}""").Nrm.ShouldBe("n");
        Read<ChildDetails>("""{"age":{"status":"accepted"},"asylumClaim":{"madeOn":"2026-03-01","determined":false}}""")
            .AsylumClaim!.Determined.ShouldBe(false);
        Read<Finding>("""{"rule":"E04","code":"count-missing","passes":false,"detail":"d"}""")
            .ShouldBe(new("E04", "count-missing", false, "d"));
    }

    static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Json.Answers)!;

    static IEnumerable<string> Faults(ReferralForm form)
    {
        var faults = new Faults();
        form.Check(faults);
        return faults.None ? [] : faults.ToProblem().Errors!.Keys;
    }
}
