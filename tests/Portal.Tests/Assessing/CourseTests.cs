using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Assessing;

/// <summary>Assessors and managers take an assessment from the doubt to the service of the decision, page by page.</summary>
[Collection(PortalCollection.Name)]
public sealed class CourseTests(ThePortal portal)
{
    [Theory]
    [InTurn]
    public async Task Given_a_child_whose_age_is_doubted_when_a_manager_acts_then_the_assessment_is_on_its_route(Way way)
    {
        using var course = await AgeCourse.ReferAsync(portal);
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("manager", Journey.Kent);
        await visitor.OpenAsync($"/referrals/{course.Referral}/age-doubt");
        await visitor.CheckAsync("age-doubt");
        await visitor.PressAsync("Continue");
        (await visitor.ErrorsAsync()).ShouldBe("Enter who doubts the age\nEnter the day of the doubt\nEnter why the age is doubted");
        await visitor.CheckAsync("age-doubt.empty");
        await visitor.FillAsync("Who doubts the age?", "The social worker");
        await visitor.DayAsync(14);
        await visitor.FillAsync("Why is it doubted?", new string('w', 20_000));
        await visitor.PressAsync("Continue");
        await visitor.CheckAsync("age-doubt.long");
        await visitor.PressAsync("Raise the doubt");
        (await visitor.HeadingAsync()).ShouldBe($"Age assessment, {course.Reference}");
        await visitor.CheckAsync("assessment.doubt");

        var address = new Uri(visitor.Page.Url).AbsolutePath;
        await visitor.FollowAsync("Treat as a child meanwhile");
        await visitor.DayAsync(14);
        await visitor.FillAsync("How are they accommodated?", "Foster care");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Record this", "presumption");

        await visitor.OpenAsync(address);
        await visitor.FollowAsync("Decide on the route");
        await visitor.PressAsync("Continue");
        (await visitor.ErrorsAsync()).ShouldBe("Select the situation\nSelect the route\nEnter why this route is right");
        await visitor.CheckAsync("route.empty");
        await visitor.ChooseAsync("Claims to be an adult, but may be a child");
        await visitor.ChooseAsync("Full assessment");
        await visitor.FillAsync("Why this route?", "Nobody can say");
        await visitor.PressAsync("Continue");
        await visitor.FillAsync("Reference of the safeguarding referral", "S-1");
        await visitor.PressAsync("Continue");
        await visitor.PressAsync("Change Why this route?");
        await visitor.FillAsync("Why this route?", "There is real doubt");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Decide on this route", "route");
    }

    [Theory]
    [InTurn]
    public async Task Given_a_full_assessment_when_the_lead_plans_and_hears_then_the_interview_is_closed(Way way)
    {
        using var course = await (await AgeCourse.BeginAsync(portal)).ToAsync("route");
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("assessor", Journey.Kent);
        await visitor.CheckAsync("assessments.assessor");
        await visitor.OpenAsync($"{course.Address}/plan");
        await visitor.CheckAsync("plan");
        await visitor.AssessorsAsync(course);
        foreach (var what in new[] { "Trafficking", "Health", "Mental health", "Fitness for interview" })
        {
            await visitor.FillAsync(what, "Nothing stands against it");
        }

        await visitor.ChooseAsync("The person is fit for interview");
        await visitor.CheckAsync("plan.considered");
        await visitor.PressAsync("Continue");
        await visitor.HelpersAsync(isHeld: false);
        await visitor.FillAsync("How will the assessment be done?", "Two interviews");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Record the plan", "plan");

        await visitor.OpenAsync($"{course.Address}/interview");
        await visitor.MomentAsync("8:00am");
        await visitor.PressAsync("Continue");
        await visitor.HelpersAsync(isHeld: true);
        await visitor.DayAsync(14);
        await visitor.FillAsync("In which language?", "Tigrinya");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Open the interview", "interview");

        await visitor.OpenAsync($"{course.Address}/interview-close");
        await visitor.MomentAsync("08.30");
        await visitor.FillAsync("How many breaks were taken?", "many");
        await visitor.FillAsync("Who was present?", "One\nAnother");
        await visitor.PressAsync("Continue");
        (await visitor.ErrorsAsync()).ShouldBe("Enter a whole number, such as 2");
        await visitor.FillAsync("How many breaks were taken?", "1");
        await visitor.PressAsync("Continue");
        await visitor.FillAsync("Note of questions and answers", new string('n', 20_000));
        await visitor.ChooseAsync("The note is signed");
        await visitor.CheckAsync("interview-close.long");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Close the interview", "interview-close");
        await visitor.OpenAsync(course.Address);
        await visitor.CheckAsync("assessment.interviews");
    }

    [Theory]
    [InTurn]
    public async Task Given_a_closed_interview_when_the_lead_weighs_and_puts_the_view_then_the_decision_is_drafted_and_signed(Way way)
    {
        using var course = await (await AgeCourse.BeginAsync(portal)).ToAsync("interviews/1/close");
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("assessor", Journey.Kent);
        await visitor.OpenAsync($"{course.Address}/analysis");
        await visitor.FillAsync("Claimed age", "16");
        await visitor.FillAsync("The young person’s account in full", "An account");
        await visitor.PressAsync("Continue");
        for (var topic = 0; topic < 6; topic++)
        {
            await visitor.FillAsync("What was said about it?", "Something");
            await visitor.PressAsync("Continue");
        }

        await visitor.SendAsync("Begin the analysis", "analysis");
        await visitor.OpenAsync($"{course.Address}/provisional-conclusion");
        await visitor.ChooseAsync("Child");
        await visitor.FillAsync("The provisional view", "A child");
        await visitor.PressAsync("Continue");
        await visitor.FillAsync("Adverse point 1", "A point");
        await visitor.ChooseAsync("The conclusion rests on point 1");
        await visitor.CheckAsync("provisional-conclusion.points");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Record the provisional conclusion", "provisional-conclusion");

        await visitor.OpenAsync($"{course.Address}/minded-to");
        await visitor.MomentAsync("8:40am");
        await visitor.ChooseAsync("Point 1");
        await visitor.FillAsync("How was it put?", "Slowly");
        await visitor.PressAsync("Continue");
        await visitor.HelpersAsync(isHeld: true);
        await visitor.SendAsync("Record that it was put", "minded-to");

        await visitor.OpenAsync($"{course.Address}/draft");
        (await visitor.MainAsync()).ShouldContain("wait for the answer, or record that there is none");
        await visitor.CheckAsync("draft.barred");

        await visitor.OpenAsync($"{course.Address}/response");
        await visitor.MomentAsync("8:45am");
        await visitor.PressAsync("Continue");
        await visitor.FillAsync("Answer to point 1", "An answer");
        await visitor.PressAsync("Continue");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Record the answer", "response");
        (await course.StatusAsync()).ShouldBe("mindedTo");
    }

    [Theory]
    [InTurn]
    public async Task Given_the_answer_when_the_decision_is_drafted_then_the_checklist_blocks_the_signature_until_all_is_there(Way way)
    {
        using var course = await (await AgeCourse.BeginAsync(portal)).ToAsync("responses");
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("assessor", Journey.Kent);
        await visitor.OpenAsync($"{course.Address}/draft");
        await visitor.ChooseAsync("Child");
        await visitor.DayAsync(14, 8, 2010);
        await visitor.FillAsync("Why that date?", "It was said without hesitation");
        await visitor.CheckAsync("draft");
        await visitor.PressAsync("Continue");
        (await visitor.Page.GetByLabel("Claimed age and account in full").InputValueAsync()).ShouldBe("Canary-account");
        await visitor.PressAsync("Continue");
        await visitor.FillAsync("What was seen?", "Somebody young");
        await visitor.FillAsync("By whom?", "Both assessors");
        await visitor.FillAsync("Where?", "At the placement");
        await visitor.PressAsync("Continue");
        await visitor.FillAsync("Trauma, culture and their effects on memory", "Considered");
        await visitor.FillAsync("Benefit of the doubt, and margin of error or range", "Two years");
        await visitor.PressAsync("Continue");
        await visitor.FillAsync("Issue 1", "School");
        await visitor.FillAsync("Evidence on issue 1", "A letter");
        await visitor.FillAsync("Why is it accepted or not? (issue 1)", "It fits");
        await visitor.CheckAsync("draft.reasons");
        await visitor.PressAsync("Continue");
        await visitor.FillAsync("Evaluation of the answer to point 1", "Accepted");
        await visitor.PressAsync("Continue");
        await visitor.ChooseAsync("The analysis is our own, not another body’s");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Save the draft", "draft");

        await visitor.OpenAsync($"{course.Address}/signature");
        (await visitor.MainAsync()).ShouldContain("A17: State the balance of probabilities, with no burden on the young person.");
        await visitor.CheckAsync("signature.barred");
        await course.ToDraftAsync();
        await visitor.OpenAsync($"{course.Address}/signature");
        await visitor.SendAsync("Sign the decision", "signature");
        await visitor.OpenAsync(course.Address);
        await visitor.CheckAsync("assessment.drafted");
    }

    [Theory]
    [InTurn]
    public async Task Given_two_signatures_when_a_manager_assures_and_serves_then_the_finding_stands_and_everything_prints(Way way)
    {
        using var course = await (await AgeCourse.BeginAsync(portal)).ToAsync("signatures");
        await course.SignSecondAsync();
        await using var visitor = await portal.VisitAsync(way);
        await visitor.SignInAsync("manager", Journey.Kent);
        await visitor.CheckAsync("assessments.manager");
        await visitor.OpenAsync($"{course.Address}/quality-assurance");
        await visitor.ChooseAsync("Assured: it can be served");
        await visitor.FillAsync("What was checked, or why is it given back?", "All of it");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Record the outcome", "quality-assurance");
        await visitor.OpenAsync($"{course.Address}/service");
        await visitor.MomentAsync("8:55am");
        await visitor.PressAsync("Continue");
        (await visitor.ErrorsAsync()).ShouldBe(
            "Confirm that it was told orally\nConfirm that it was given in writing\nConfirm that the report was offered");
        await visitor.CheckAsync("service.empty");
        await visitor.ChooseAsync("It was told orally");
        await visitor.ChooseAsync("It was given in writing");
        await visitor.ChooseAsync("The report was offered");
        await visitor.PressAsync("Continue");
        await visitor.FillAsync("How were the way and the time to challenge it explained?", "With an interpreter");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Record the service", "service");
        await visitor.OpenAsync($"{course.Address}/secretary-of-state");
        await visitor.DayAsync(14);
        await visitor.FillAsync("Reference of the letter", "L-1");
        await visitor.PressAsync("Continue");
        await visitor.SendAsync("Record this", "secretary-of-state");

        await visitor.OpenAsync($"{course.Address}/closure");
        (await visitor.MainAsync()).ShouldContain("A25: Inform the Secretary of State in writing, and keep the acknowledgement.");
        await visitor.CheckAsync("closure.barred");
        await visitor.OpenAsync(course.Address);
        await visitor.CheckAsync("assessment.served");
        await visitor.FollowAsync("Findings, and what was believed when");
        (await visitor.MainAsync()).ShouldContain("Child, born 14 August 2010: Assessed by the authority");
        await visitor.CheckAsync("findings");
        await visitor.PressAsync("Show what was believed");
        await visitor.CheckAsync("findings.empty");
        await visitor.Page.Locator("#On_Day").FillAsync("13");
        await visitor.Page.Locator("#On_Month").FillAsync("12");
        await visitor.Page.Locator("#On_Year").FillAsync("2026");
        await visitor.Page.Locator("#Known_Day").FillAsync("14");
        await visitor.Page.Locator("#Known_Month").FillAsync("12");
        await visitor.Page.Locator("#Known_Year").FillAsync("2026");
        await visitor.PressAsync("Show what was believed");
        (await visitor.MainAsync()).ShouldContain("no finding stood; the claimed date of birth counted.");
        await visitor.CheckAsync("findings.believed");
        await visitor.OpenAsync($"{course.Address}/documents");
        await visitor.CheckAsync("age-documents");
        await visitor.OpenAsync($"{course.Address}/passport");
        (await visitor.MainAsync()).ShouldContain("Canary-point");
        await visitor.CheckAsync("passport");
        (await visitor.OpenAsync($"{course.Address}/record")).ShouldBe(200);
        (await visitor.HeadingAsync()).ShouldBe("Record of an age assessment");
        (await visitor.OpenAsync($"{course.Address}/letter")).ShouldBe(200);
        (await visitor.HeadingAsync()).ShouldBe("Decision about your age");
    }
}
