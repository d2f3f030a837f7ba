using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>The service's name and its main pages, each a gds-nav-item.</summary>
[HtmlTargetElement("gds-service-navigation")]
public sealed class ServiceNavigation(Text words) : TagHelper
{
    /// <summary>The service's name.</summary>
    public string? Name { get; set; }

    /// <summary>Where its name leads.</summary>
    public string? Home { get; set; }

    /// <summary>The id of the list of pages.</summary>
    public string NavigationId { get; set; } = "navigation";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        List<IHtmlContent> items = [];
        context.Items[typeof(NavItem)] = items;
        await output.GetChildContentAsync();
        output.Become(
            Name is null ? "div" : "section", "govuk-service-navigation",
            ("aria-label", Name is null ? null : words["Service information"]), ("data-module", "govuk-service-navigation"));
        output.Content.SetHtmlContent(Element("div", "govuk-width-container").With(
            Element("div", "govuk-service-navigation__container").With(NamePart, Pages(items))));
    }

    TagBuilder? NamePart => Name is null
        ? null
        : Element("span", "govuk-service-navigation__service-name").With(Home is null
            ? Element("span", "govuk-service-navigation__text").With(Name)
            : Element("a", "govuk-service-navigation__link", ("href", Home)).With(Name));

    TagBuilder? Pages(List<IHtmlContent> items)
    {
        if (items.Count == 0)
        {
            return null;
        }
        var list = Element("ul", "govuk-service-navigation__list", ("id", NavigationId));
        foreach (var item in items)
        {
            list.With(item);
        }
        return Element("nav", "govuk-service-navigation__wrapper", ("aria-label", words["Menu"])).With(
            items.Count == 1
                ? null
                : Element(
                    "button", "govuk-service-navigation__toggle govuk-js-service-navigation-toggle",
                    ("type", "button"), ("aria-controls", NavigationId), ("hidden", ""), ("aria-hidden", "true")).With(words["Menu"]),
            list);
    }
}

/// <summary>A main page of the service.</summary>
[HtmlTargetElement("gds-nav-item")]
public sealed class NavItem : TagHelper
{
    /// <summary>Where it leads; without it, the item is plain text.</summary>
    public string? Href { get; set; }

    /// <summary>Whether it is this page.</summary>
    public bool Current { get; set; }

    /// <summary>Whether this page is below it.</summary>
    public bool Active { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        var here = Current || Active;
        var link = Href is null
            ? Element("span", "govuk-service-navigation__text")
            : Element("a", "govuk-service-navigation__link", ("href", Href));
        if (here)
        {
            link.Attributes["aria-current"] = Current ? "page" : "true";
        }
        ((List<IHtmlContent>)context.Items[typeof(NavItem)]).Add(
            Element("li", Classes("govuk-service-navigation__item", here ? "govuk-service-navigation__item--active" : null)).With(
                link.Taking(output).With(here ? Element("strong", "govuk-service-navigation__active-fallback").With(text) : text)));
        output.SuppressOutput();
    }
}
