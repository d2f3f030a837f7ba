using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Assessing;

/// <summary>The other routes to an age, and what comes after a decision, page by page.</summary>
[Collection(PortalCollection.Name)]
public sealed class LaterCourseTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_a_clear_case_when_a_brief_enquiry_shows_doubt_then_it_goes_over_to_a_full_assessment(Way way)
    {
        using var course = await AgeCourse.BeginAsync(portal);
        await course.ManageAsync("route", new
        {
            situation = "clearlyAdult", route = "briefEnquiry", reasons = "Canary-route",
            clearCase = new
            {
                believedAge = 30, whyNotBorderline = "Canary-clear", marginOfError = "Canary-margin", safeguardsNotUsed = "None",
                account = "Canary-account",
            },
        });
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("assessor", Journey.Kent);
        await visitor.OpenAsync(course.Address);
        await visitor.CheckAsync("assessment.brief");
        await visitor.FollowAsync("Begin the brief enquiry");
        await visitor.AssessorsAsync(course);
        (await visitor.Page.GetByLabel("Why is the case clear?").InputValueAsync()).ShouldBe("Canary-clear");
        await visitor.CheckAsync("brief-enquiry.clear");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Begin the brief enquiry", "brief-enquiry");

        await visitor.OpenAsync($"{course.Address}/brief-conclusion");
        await visitor.PressAsync("Continue");
        (await visitor.ErrorsAsync()).ShouldStartWith("Enter when they were heard");
        await visitor.CheckAsync("brief-conclusion.empty");
        await visitor.OpenAsync($"{course.Address}/escalation");
        await visitor.FillAsync("Why is the case not clear?", "They may be 19");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Go over to a full assessment", "escalation");
    }

    [Theory]
    [InTurn]
    public async Task Given_the_route_to_the_board_when_it_reports_then_its_finding_stands_and_another_authority_is_told(Way way)
    {
        using var course = await AgeCourse.BeginAsync(portal);
        await course.ManageAsync("route", new { situation = "realDoubt", route = "naab", reasons = "Canary-route" });
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("manager", Journey.Kent);
        await visitor.OpenAsync($"{course.Address}/naab-referral");
        await visitor.PressAsync("Continue");
        (await visitor.ErrorsAsync()).ShouldBe("Enter which documents are sent");
        await visitor.CheckAsync("naab-referral.empty");
        await visitor.FillAsync("Which documents are sent with the referral?", "All of them");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Refer to the board", "naab-referral");
        await visitor.OpenAsync($"{course.Address}/naab-acceptance");
        await visitor.FillAsync("What does the board say?", "It assesses");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Record the acceptance", "naab-acceptance");
        await visitor.OpenAsync($"{course.Address}/naab-decline");
        (await visitor.MainAsync()).ShouldContain("it can be withdrawn, or its outcome recorded");
        await visitor.CheckAsync("naab-decline.barred");
        await visitor.OpenAsync(course.Address);
        await visitor.CheckAsync("assessment.board");

        await visitor.FollowAsync("Record the board’s report");
        await visitor.DayAsync(14);
        await visitor.ChooseAsync("The report is signed");
        await visitor.ChooseAsync("Child");
        await visitor.PressAsync("Continue");
        await visitor.PressAsync("Continue");
        (await visitor.MainAsync()).ShouldContain("What does the report say?");
        await visitor.FillAsync("What does the report say?", "A child of 16");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Record the report", "naab-outcome");
        await visitor.OpenAsync($"{course.Address}/awareness");
        await visitor.Page.GetByLabel("Which authority was told?").SelectOptionAsync("E08000003");
        await visitor.DayAsync(14);
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Record that it was told", "awareness");
    }

    [Theory]
    [InTurn]
    public async Task Given_a_served_decision_when_it_is_challenged_then_the_managers_answer_on_advice_and_the_judgment_is_recorded(Way way)
    {
        using var course = await (await AgeCourse.BeginAsync(portal)).ServedAsync();
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("manager", Journey.Kent);
        await visitor.OpenAsync($"{course.Address}/section-51");
        await visitor.DayAsync(14);
        await visitor.ChooseAsync("Adult");
        await visitor.FillAsync("Its reference", "HO-1");
        await visitor.PressAsync("Continue");
        await visitor.CheckAsync("section-51.born");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Record the finding", "section-51");

        await course.MeanwhileAsync("evidence-requests", new { on = "2026-12-14", words = "Canary-request" });
        await visitor.OpenAsync($"{course.Address}/evidence-provision");
        await visitor.DayAsync(14);
        await visitor.ChooseAsync("Proof of a fair process");
        await visitor.FillAsync("How was the set kept to what is needed?", "Names taken out");
        await visitor.CheckAsync("evidence-provision");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Record that it was given", "evidence-provision");

        await visitor.OpenAsync($"{course.Address}/challenge");
        await visitor.PressAsync("Continue");
        (await visitor.ErrorsAsync()).ShouldBe("Enter the day\nEnter what the letter says");
        await visitor.CheckAsync("challenge.empty");
        await visitor.DayAsync(14);
        await visitor.FillAsync("What does the letter say?", "The age is wrong");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Record the letter", "challenge");
        await visitor.OpenAsync($"{course.Address}/maintenance");
        await visitor.FillAsync("Why does the decision stand?", "It was fair");
        await visitor.PressAsync("Continue");
        await visitor.PressAsync("Stand by the decision");
        (await visitor.ErrorsAsync()).ShouldStartWith("Record the legal advice first");
        (await visitor.Page.GetByLabel("Why does the decision stand?").InputValueAsync()).ShouldBe("It was fair");
        await visitor.CheckAsync("maintenance.409");
        await visitor.OpenAsync(course.Address);
        await visitor.CheckAsync("assessment.challenged");
        await visitor.FollowAsync("Legal advice, for managers alone");
        (await visitor.MainAsync()).ShouldContain("No advice is recorded.");
        await visitor.CheckAsync("legal-advice.none");
        await visitor.FollowAsync("Record legal advice");
        await visitor.FillAsync("What does the advice say?", "Canary-advice");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Record the advice", "advice");
        await visitor.OpenAsync($"{course.Address}/legal-advice");
        (await visitor.MainAsync()).ShouldContain("Canary-advice");
        await visitor.CheckAsync("legal-advice");

        await course.MeanwhileAsync("challenge/claim", new { on = "2026-12-14", words = "Canary-claim" });
        await visitor.OpenAsync($"{course.Address}/judgment");
        await visitor.ChooseAsync("The court declared the age");
        await visitor.DayAsync(14);
        await visitor.FillAsync("What does the judgment or order say?", "A child");
        await visitor.PressAsync("Continue");
        await visitor.ChooseAsync("Child");
        await visitor.DayAsync(1, 1, 2010);
        await visitor.CheckAsync("judgment.declared");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Record the judgment", "judgment");

        await using var assessor = await portal.VisitAsync(way);
        await assessor.SignInAsync("assessor", Journey.Kent);
        (await assessor.OpenAsync($"{course.Address}/legal-advice")).ShouldBe(403);
        await assessor.CheckAsync("legal-advice.403");
    }
}
