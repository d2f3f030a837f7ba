using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Components;

/// <summary>Elements with encoded texts and attributes, of which every component is made.</summary>
static class Markup
{
    /// <summary>An element; attributes without a value are left out.</summary>
    internal static TagBuilder Element(string tag, string? classes, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        var element = new TagBuilder(tag) { TagRenderMode = tag == "input" ? TagRenderMode.StartTag : TagRenderMode.Normal };
        if (!string.IsNullOrEmpty(classes))
        {
            element.Attributes["class"] = classes;
        }
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                element.Attributes[name] = value;
            }
        }
        return element;
    }

    internal static TagBuilder With(this TagBuilder element, string text)
    {
        element.InnerHtml.Append(text);
        return element;
    }

    /// <summary>Words of ours, or a sentence that a service told: it says what language it is in, where that is not the page's.</summary>
    internal static IHtmlContent Shown(this Text words, string text) => words.ToldIn(text) is { } language
        ? Element("span", null, ("lang", language)).With(text)
        : new HtmlContentBuilder().Append(text);

    internal static TagBuilder With(this TagBuilder element, params ReadOnlySpan<IHtmlContent?> parts)
    {
        foreach (var part in parts)
        {
            if (part is not null)
            {
                element.InnerHtml.AppendHtml(part);
            }
        }
        return element;
    }

    /// <summary>An attribute's text; Razor writes one that is absent as an empty one.</summary>
    internal static string? OrNull(this string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>Words for those who do not see the page.</summary>
    internal static TagBuilder Hidden(string text) => Element("span", "govuk-visually-hidden").With(text);

    /// <summary>Makes the tag an element of this name and class; the attributes that the page wrote stay on it.</summary>
    internal static void Become(
        this TagHelperOutput output, string tag, string classes, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        output.TagName = tag;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Classes(classes, output.Written("class")));
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                output.Attributes.SetAttribute(name, value);
            }
        }
    }

    /// <summary>Moves the attributes that the page wrote onto the control, which is what they are about.</summary>
    internal static TagBuilder Taking(this TagBuilder control, TagHelperOutput output)
    {
        foreach (var attribute in output.Attributes.ToList())
        {
            var value = output.Written(attribute.Name) ?? "";
            control.Attributes[attribute.Name] = attribute.Name == "class" ? Classes(control.Attributes["class"], value) : value;
            output.Attributes.Remove(attribute);
        }
        return control;
    }

    /// <summary>Leaves no element of its own, only this content.</summary>
    internal static void Leave(this TagHelperOutput output, params ReadOnlySpan<IHtmlContent?> parts)
    {
        output.TagName = null;
        output.Content.SetContent("");
        foreach (var part in parts)
        {
            if (part is not null)
            {
                output.Content.AppendHtml(part);
            }
        }
    }

    /// <summary>The classes with those after them, one space between.</summary>
    internal static string Classes(params ReadOnlySpan<string?> classes)
    {
        var all = "";
        foreach (var one in classes)
        {
            all = string.IsNullOrEmpty(one) ? all : all.Length == 0 ? one : $"{all} {one}";
        }
        return all;
    }

    internal static string Plain(this IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return WebUtility.HtmlDecode(writer.ToString());
    }

    // What Razor hands over of a literal attribute is markup, of an expression it is text.
    static string? Written(this TagHelperOutput output, string name) =>
        output.Attributes.TryGetAttribute(name, out var attribute)
            ? attribute.Value is IHtmlContent html ? html.Plain() : attribute.Value?.ToString()
            : null;
}
