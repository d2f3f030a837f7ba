using TransferScheme.Portal.Tests.Allocating;
using TransferScheme.Portal.Tests.Declining;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit.Running;

namespace TransferScheme.Portal.Tests.Keyboards;

/// <summary>The five main journeys without a mouse: Tab, arrows, Space, Enter and typing, and nothing else.</summary>
[Collection(PortalCollection.Name)]
public sealed class KeyboardTests(ThePortal portal)
{
    static readonly DateOnly Today = DateOnly.FromDateTime(TheScheme.Now.Date);

    [Fact]
    public async Task Given_a_keyboard_when_somebody_signs_in_then_they_mend_an_error_on_the_way_to_their_home()
    {
        await using var visitor = await portal.VisitAsync(Way.Usual);
        var keys = new Keys(visitor);
        var user = portal.Scheme.Demo.Users.First(u => u.Role == "auditor");
        await visitor.Page.GotoAsync("/");
        await keys.SkipAsync();
        await keys.EnterAsync("Sign in");
        await keys.SkipAsync();
        await keys.EnterAsync("Sign in");
        await keys.MendAsync("Email");
        await visitor.Page.Keyboard.TypeAsync(user.Email);
        await keys.TypeAsync("Password", user.Password);
        await keys.EnterAsync("Sign in");
        visitor.Path().ShouldBe("/audit");
        await keys.EnterAsync("Referrals");
        visitor.Path().ShouldBe("/referrals");

        // Backwards the same way.
        await keys.ToAsync("Figures");
        await keys.PressAsync("Shift+Tab");
        (await visitor.Page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()")).ShouldBe("Referrals");
        keys.Stops.ShouldBeGreaterThan(15);
    }

    [Fact]
    public async Task Given_a_keyboard_when_a_child_is_referred_then_every_page_is_answered_and_it_is_submitted()
    {
        await using var visitor = await SignedInAsync("duty-officer", Journey.Kent);
        var keys = new Keys(visitor);
        await keys.EnterAsync("Refer a child");
        await OnAsync(() => keys.TypeAsync("How many children", "1"), () => keys.ChooseAsync("authority's care", "Yes"),
            () => keys.DayAsync("When did they arrive", new(2026, 12, 10)));

        await TaskAsync("Child 1");
        await OnAsync();
        await keys.MendAsync("Answers[0].Text");
        await visitor.Page.Keyboard.TypeAsync("Fixture-keys");
        await keys.DayAsync("Date of birth", new(2010, 8, 14));
        await keys.ChooseAsync("Sex", "Female");
        await keys.EnterAsync("Save and continue");
        await OnAsync(() => keys.SelectAsync("Nationality", "Eritrea"), () => keys.SelectAsync("Main language", "Tigrinya"),
            () => keys.ChooseAsync("need an interpreter", "Yes"));
        await OnAsync(() => keys.DayAsync("claimed asylum", new(2026, 12, 11)), () => keys.ChooseAsync("claim been decided", "No"));
        await LaterAsync();

        await TaskAsync("Needs and risks");
        await LaterAsync(() => keys.TickAsync("Foster care"));
        await TaskAsync("Family and people who matter");
        await OnAsync(() => keys.ChooseAsync("", "No"));
        await TaskAsync("Best interests");
        await OnAsync(
            () => keys.DayAsync("Date of the assessment", new(2026, 12, 11)), () => keys.TypeAsync("Who assessed?", "Fixture assessor"),
            () => keys.TypeAsync("Why is a transfer", "Fixture interests"));
        await LaterAsync();
        await TaskAsync("What the children say");
        await OnAsync(
            () => keys.DayAsync("recorded their views", new(2026, 12, 11)), () => keys.SelectAsync("In which language", "Tigrinya"),
            () => keys.ChooseAsync("Was an advocate offered?", "Yes"), () => keys.TypeAsync("What do they say", "Fixture views"));
        await LaterAsync();
        await TaskAsync("Legal status");
        await LaterAsync(() => keys.ChooseAsync("Under which provision", "Section 20"));

        await keys.EnterAsync("Check your answers");
        await keys.SkipAsync();
        await keys.EnterAsync("Submit the referral");
        (await visitor.HeadingAsync()).ShouldStartWith("Referral submitted");
        keys.Stops.ShouldBeGreaterThan(100);

        async Task TaskAsync(string name)
        {
            await keys.SkipAsync();
            await keys.EnterAsync(name);
        }

        Task OnAsync(params Func<Task>[] answers) => AnswerAsync("Save and continue", answers);

        Task LaterAsync(params Func<Task>[] answers) => AnswerAsync("Save and come back later", answers);

        async Task AnswerAsync(string button, Func<Task>[] answers)
        {
            await keys.SkipAsync();
            foreach (var answer in answers)
            {
                await answer();
            }

            await keys.EnterAsync(button);
        }
    }

    [Fact]
    public async Task Given_a_keyboard_when_a_coordinator_allocates_then_the_council_is_asked()
    {
        using var journey = await portal.Scheme.WaitingAsync();
        var (reference, name) = (await journey.ReferenceAsync(), await portal.Scheme.NameAsync(journey.Chosen));
        await using var visitor = await SignedInAsync("coordinator", journey.Region);
        var keys = new Keys(visitor);
        await keys.EnterAsync(reference);
        await keys.EnterAsync($"Offer to {name}");
        (await visitor.HeadingAsync()).ShouldBe($"Offered to {name}");
    }

    [Fact]
    public async Task Given_a_keyboard_when_an_offer_is_accepted_then_an_error_is_mended_and_it_is_sent()
    {
        using var journey = await portal.OfferAsync();
        await using var visitor = await SignedInAsync("duty-officer", journey.Chosen);
        var keys = new Keys(visitor);
        await keys.EnterAsync(await journey.ReferenceAsync());
        await keys.SkipAsync();
        await keys.EnterAsync("Accept");
        await keys.SkipAsync();
        await keys.EnterAsync("Continue");
        await keys.MendAsync("Answer.PlacementType");
        await keys.PressAsync("Space");
        await keys.TypeAsync("Placement and its address", "1 Test Lane");
        await keys.TypeAsync("Full name", "Demo Worker");
        await keys.TypeAsync("Email address", "worker@demo.invalid");
        await keys.TypeAsync("Telephone number", "01632 960000");
        await keys.EnterAsync("Continue");
        (await visitor.HeadingAsync()).ShouldBe("Check your answers");
        await keys.SkipAsync();
        await keys.EnterAsync("Accept and send");
        (await visitor.HeadingAsync()).ShouldBe("Offer accepted");
    }

    [Fact]
    public async Task Given_a_keyboard_when_an_offer_is_declined_then_one_writes_the_statement_and_another_issues_it()
    {
        using var journey = await portal.OfferAsync();
        var refusal = $"/refusals/{journey.OfferId}";
        await using (var officer = await SignedInAsync("duty-officer", journey.Chosen))
        {
            await officer.Page.GotoAsync($"/offers/{journey.OfferId}");
            await WriteAsync(new Keys(officer));
            await officer.Page.GotoAsync(refusal);
            (await officer.Page.GetByText("Nothing: the statement can be issued.").CountAsync()).ShouldBe(1);
        }

        await using var manager = await SignedInAsync("manager", journey.Chosen);
        var keys = new Keys(manager);
        await manager.Page.GotoAsync(refusal);
        await keys.SkipAsync();
        await keys.EnterAsync("Decide and issue");
        await keys.SkipAsync();
        await keys.EnterAsync("Issue and decline");
        (await manager.HeadingAsync()).ShouldBe("Offer declined");
    }

    static async Task WriteAsync(Keys keys)
    {
        await NextAsync("Decline in writing");
        await NextAsync("Write a statement of reasons");
        await NextAsync("Save and continue", () => keys.ChooseAsync("Your answer to the offer", "We decline"),
            () => keys.TypeAsync("Your decision in one sentence", "We decline the offer of this child."));
        await NextAsync("Save and continue", () => keys.TickAsync("This child's best interests require that they stay"));
        await NextAsync("Save and continue",
            () => keys.TypeAsync("What are the facts", "The clinic that treats this child began on the first of the month."),
            () => keys.TypeAsync("Where it is found", "file 7"), () => keys.DayAsync("Its date", Today),
            () => keys.TypeAsync("Where it is found", "file 7"), () => keys.DayAsync("Its date", Today),
            () => keys.TypeAsync("Which alternatives", "A place out of the area: it is not near the clinic."));
        await NextAsync("Save and continue", () => keys.TypeAsync("How did you weigh", "The move would end a treatment that has begun."),
            () => keys.TypeAsync("What does the child say?", "The child wants to stay near the clinic."),
            () => keys.TypeAsync("Your reasons in plain words", "Your doctor is where you are."));
        await NextAsync("Save and continue");
        await NextAsync("Save and continue", () => keys.TypeAsync("Full name", "Demo Director"),
            () => keys.TypeAsync("Office", "director of children's services"),
            () => keys.TypeAsync("By whom and how", "delegation, part 3"));
        await NextAsync("Save and continue");
        await NextAsync("Continue");

        async Task NextAsync(string button, params Func<Task>[] answers)
        {
            await keys.SkipAsync();
            foreach (var answer in answers)
            {
                await answer();
            }

            await keys.EnterAsync(button);
        }
    }

    // The way in is a journey of its own.
    async Task<Visitor> SignedInAsync(string role, string of)
    {
        var visitor = await portal.VisitAsync(Way.Usual);
        await visitor.SignInAsync(role, of);
        await visitor.Page.WaitForURLAsync(address => !address.EndsWith("/sign-in", StringComparison.Ordinal));
        return visitor;
    }
}
