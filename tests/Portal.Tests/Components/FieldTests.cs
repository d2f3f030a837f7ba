using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Components;

namespace TransferScheme.Portal.Tests.Components;

/// <summary>A field shows what was typed and what is wrong with it, under the name by which it is read again.</summary>
public sealed class FieldTests
{
    const string Script = "<script>alert(\"1\")</script>'&";

    [Theory]
    [InlineData("Email", "Email")]
    [InlineData("Child.GivenName", "Child_GivenName")]
    [InlineData("Children[2].GivenName", "Children_2__GivenName")]
    public void Given_a_member_then_name_and_id_are_those_of_aspnet(string name, string id)
    {
        var page = new Page();
        page.State.AddModelError(name, "Enter it");
        var html = Parse(Page.Render(Node.Of(page.Field(new Input(page.Words) { Label = "It", Hint = "Help" }, name))));
        var input = html.QuerySelector("input")!;
        (input.GetAttribute("name"), input.Id, input.GetAttribute("aria-describedby")).ShouldBe((name, id, $"{id}-hint {id}-error"));
        html.QuerySelector("label")!.GetAttribute("for").ShouldBe(id);
        Summary(page).QuerySelector("a")!.GetAttribute("href").ShouldBe($"#{id}");
    }

    [Fact]
    public void Given_something_typed_when_shown_again_then_it_stands_there_and_not_what_the_model_holds()
    {
        var page = new Page();
        page.State.SetModelValue("Beds", "six", "six");
        var html = Parse(Page.Render(Node.Of(page.Field(new Input(page.Words), "Beds", 4))));
        html.QuerySelector("input")!.GetAttribute("value").ShouldBe("six");
    }

    [Fact]
    public void Given_several_chosen_when_shown_again_then_they_are_checked()
    {
        var page = new Page();
        page.State.SetModelValue("Grounds", new[] { "b", "c" }, "b,c");
        var html = Parse(Page.Render(Node.Of(
            page.Field(new Checkboxes(page.Words) { Legend = "Why?" }, "Grounds", new List<string> { "a" }),
            Answer("gds-checkbox", "a"), Answer("gds-checkbox", "b"), Answer("gds-checkbox", "c"))));
        html.QuerySelectorAll("input").OfType<IHtmlInputElement>().Where(i => i.IsChecked).Select(i => i.Value).ShouldBe(["b", "c"]);
    }

    [Fact]
    public void Given_a_yes_or_no_that_is_yes_then_its_single_checkbox_is_checked_and_sends_true()
    {
        var page = new Page();
        var html = Parse(Page.Render(Node.Of(page.Field(new Checkboxes(page.Words), "Agreed", true), Answer("gds-checkbox", null))));
        var box = (IHtmlInputElement)html.QuerySelector("input")!;
        (box.IsChecked, box.Value, box.Id).ShouldBe((true, "true", "Agreed"));
    }

    [Fact]
    public void Given_an_error_on_radios_then_the_summary_leads_to_the_first_of_them()
    {
        var page = new Page();
        page.State.AddModelError("Placement.Kind", "Select a placement");
        var html = Parse(Page.Render(Node.Of(
            page.Field(new Radios(page.Words) { Legend = "Where?" }, "Placement.Kind"),
            Answer("gds-radio", "a"), Answer("gds-radio", "b"))));
        var target = Summary(page).QuerySelector("a")!.GetAttribute("href")![1..];
        html.QuerySelectorAll("input")[0].Id.ShouldBe(target);
        html.QuerySelector("fieldset")!.GetAttribute("aria-describedby").ShouldBe("Placement_Kind-error");
    }

    [Fact]
    public void Given_items_then_the_one_that_the_model_holds_is_selected()
    {
        var page = new Page();
        SelectListItem[] items = [new("Kent", "E10000016"), new("Leeds", "E08000035")];
        var select = page.Field(new Select(page.Words) { Items = items }, "Authority", "E08000035");
        var chosen = (IHtmlSelectElement)Parse(Page.Render(Node.Of(select))).QuerySelector("select")!;
        (chosen.Value, chosen.Options.Length).ShouldBe(("E08000035", 2));
    }

    [Fact]
    public void Given_no_error_then_no_summary() =>
        Page.Render(Node.Of(new ErrorSummary(new("en")) { ViewContext = new Page().View })).ShouldBe("");

    [Fact]
    public void Given_errors_then_the_summary_has_them_in_the_order_of_the_model()
    {
        var page = new Page(new Form());
        foreach (var key in (string[])["Amount", "Zone", "Inner.Second", "Inner.First"])
        {
            page.State.AddModelError(key, key);
        }
        Summary(page).QuerySelectorAll("a").Select(a => a.TextContent).ShouldBe(["Zone", "Inner.First", "Inner.Second", "Amount"]);
    }

    [Fact]
    public void Given_a_password_typed_then_it_is_never_sent_back()
    {
        var page = new Page();
        page.State.SetModelValue("Password", "secret-one", "secret-one");
        Page.Render(Node.Of(page.Field(new PasswordInput(page.Words), "Password", "secret-two"))).ShouldNotContain("secret");
    }

    /// <summary>Whatever a person or a service wrote stands in the page as text.</summary>
    [Fact]
    public void Given_markup_in_any_text_then_it_is_shown_and_does_nothing()
    {
        foreach (var helper in typeof(Input).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(TagHelper)) && !t.IsAbstract))
        {
            Page.Render(Holding(helper)).Contains("<script", StringComparison.OrdinalIgnoreCase).ShouldBeFalse(helper.Name);
        }
    }

    [Fact]
    public void Given_another_language_then_the_fixed_words_and_those_of_the_script_are_in_it()
    {
        var page = new Page(language: "x-pseudo");
        page.State.AddModelError("A", "Wrong");
        Page.Render(Node.Of(page.Field(new Input(page.Words), "A"))).ShouldContain("[Error]:");
        var password = Page.Render(Node.Of(page.Field(new PasswordInput(page.Words), "B")));
        password.ShouldContain("data-i18n.hide-password=\"[Hide]\"");
        Page.Render(Node.Of(page.Field(new CharacterCount(page.Words) { Max = 9 }, "C")))
            .ShouldContain("[You can enter up to 9 characters]");
    }

    [Theory]
    [InlineData("cy", "<span lang=\"en\">Must be open.</span>")]
    [InlineData("en", "Must be open.")]
    public void Given_an_error_that_a_service_told_then_it_says_its_language_where_that_is_not_the_page_s(string language, string shown)
    {
        var page = new Page(language: language);
        page.State.AddModelError("A", page.Words.Told("Must be open."));
        page.State.AddModelError("B", page.Words["Sign in"]);
        Page.Render(Node.Of(page.Field(new Input(page.Words), "A"))).ShouldContain($":</span> {shown}</p>");
        var summary = Summary(page).QuerySelectorAll("a").Select(a => a.InnerHtml);
        summary.ShouldBe([shown, page.Words["Sign in"]], ignoreOrder: true);
    }

    // Every component with markup in each of its texts, inside what it needs around it.
    static Node Holding(Type type)
    {
        var page = new Page();
        page.State.AddModelError("M", Script);
        page.State.SetModelValue("M", Script, Script);
        var dates = new Words.Dates(page.Words);
        var helper = (TagHelper)Activator.CreateInstance(
            type,
            [.. type.GetConstructors()[0].GetParameters()
                .Select(p => p.ParameterType == typeof(Words.Dates) ? (object)dates : page.Words)])!;
        foreach (var property in type.GetProperties().Where(p => p.PropertyType == typeof(string) && p.CanWrite && p.Name != "Status"))
        {
            property.SetValue(helper, Script);
        }
        switch (helper)
        {
            case Field field:
                page.Field(field, "M", field is DateInput ? new DayAnswer { Day = Script, Month = Script, Year = Script } : Script);
                break;
            case ErrorSummary summary:
                summary.ViewContext = page.View;
                break;
        }
        var node = Node.Of(helper, helper is Fieldset or TablePart ? null : Node.Text(Script));
        return helper switch
        {
            TablePart => node with { Name = "tr" },
            Choice or ChoiceDivider => Node.Of(page.Field(new Radios(page.Words), "M"), node),
            Conditional => Node.Of(page.Field(new Radios(page.Words), "M"), Node.Of(new Choice(), node)),
            Row => Node.Of(new SummaryList(), node),
            FurtherAction => Node.Of(new SummaryCard(), node),
            TaskItem => Node.Of(new TaskList(), node),
            Tab => Node.Of(new Tabs(page.Words), node),
            NavItem => Node.Of(new ServiceNavigation(page.Words), node),
            FooterLink => Node.Of(new Footer(page.Words), node),
            IdentityActions => Node.Of(new IdentityBar(), node),
            _ => node,
        };
    }

    static IHtmlElement Summary(Page page) => Parse(Page.Render(Node.Of(new ErrorSummary(page.Words) { ViewContext = page.View })));

    static Node Answer(string tag, string? value) =>
        Node.Of(value is null ? new Choice() : new Choice { Value = value }, Node.Text("It")) with { Name = tag };

    static IHtmlElement Parse(string html) => new HtmlParser().ParseDocument(html).Body!;

    sealed class Form
    {
        public string? Zone { get; set; }
        public Part Inner { get; set; } = new();
        public string? Amount { get; set; }
    }

    sealed class Part
    {
        public string? First { get; set; }
        public string? Second { get; set; }
    }
}
