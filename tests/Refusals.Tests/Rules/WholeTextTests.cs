using TransferScheme.Refusals.Drafting;
using TransferScheme.Refusals.Rules;

namespace TransferScheme.Refusals.Tests.Rules;

/// <summary>R08 and R11 look at every text that a reader gets, also where it is short.</summary>
public sealed class WholeTextTests
{
    public static TheoryData<string, Func<string, StatementForm>> Places() => new()
    {
        { "overrides[0].reason", text => A.Form with { Overrides = [new Override("R15", text)] } },
        {
            "grounds[0].evidence[2].kind",
            text => A.Form with { Grounds = [A.G04 with { Evidence = [.. A.G04.Evidence!, new Evidence(text, "X 1", A.Today)] }] }
        },
        { "decisionMaker.conflicts", text => A.Form with { DecisionMaker = A.Form.DecisionMaker! with { Conflicts = text } } },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void Whoever_is_named_and_whatever_is_suggested_there_is_found(string place, Func<string, StatementForm> with)
    {
        Of("R11", with("Invented Person said so")).Single().Detail.ShouldStartWith(place);
        Of("R11", with("Write to someone@example.org")).Single().Detail.ShouldStartWith(place);
        Of("R08", with("residents protest")).Count.ShouldBe(1);
        Of("R11", with("inspection letter")).ShouldBeEmpty();
        Of("R08", with("inspection letter")).ShouldBeEmpty();
    }

    [Fact]
    public void No_kind_of_evidence_of_the_lists_is_found_suggestive_or_to_name_anybody() =>
        A.Grounds.Grounds.SelectMany(g => g.Evidence).Select(e => e.Kind)
            .Where(kind => Wording.Suggestive(kind) || Wording.Somebody(kind, A.Facts.PlaceWords, []) is not null).ShouldBeEmpty();

    [Fact]
    public void A_supplement_names_nobody_by_the_same_rule()
    {
        Wording.Somebody("Ring 0191 496 0123.", A.Facts.PlaceWords, []).ShouldBe("a telephone number");
        Wording.Somebody("Invented Person said so.", A.Facts.PlaceWords, []).ShouldBe("what seems to be a person's name");
        Wording.Somebody("Invented Place is full.", A.Facts.PlaceWords, ["Invented Place"]).ShouldBeNull();
    }

    static IReadOnlyList<StatementFinding> Of(string rule, StatementForm form) =>
        [.. StatementRules.Check(form, A.Facts).Where(f => f.Id == rule)];
}
