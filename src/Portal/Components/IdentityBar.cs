using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static TransferScheme.Portal.Components.Markup;

namespace TransferScheme.Portal.Components;

/// <summary>Which case the page is about; what can be done with it stands in moj-identity-actions.</summary>
[HtmlTargetElement("moj-identity-bar")]
public sealed class IdentityBar : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = new IdentityBarActions();
        context.Items[typeof(IdentityBarActions)] = actions;
        var title = await output.GetChildContentAsync();
        output.Become("div", "moj-identity-bar");
        output.Content.SetHtmlContent(Element("div", "moj-identity-bar__container").With(
            Element("div", "moj-identity-bar__details").With(Element("span", "moj-identity-bar__title").With(title)),
            actions.Content is null
                ? null
                : Element("div", "moj-identity-bar__actions").With(Element("div", "moj-identity-bar__menu").With(actions.Content))));
    }
}

sealed class IdentityBarActions
{
    internal IHtmlContent? Content { get; set; }
}

/// <summary>What can be done with the case of a moj-identity-bar.</summary>
[HtmlTargetElement("moj-identity-actions")]
public sealed class IdentityActions : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((IdentityBarActions)context.Items[typeof(IdentityBarActions)]).Content = await output.GetChildContentAsync();
        output.SuppressOutput();
    }
}
