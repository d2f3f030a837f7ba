using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Tests.Components;

/// <summary>A page that holds components: what Razor does with them, without a view to compile.</summary>
sealed class Page
{
    static readonly EmptyModelMetadataProvider Metadata = new();
    static readonly char[] White = [' ', '\n', '\r', '\t'];

    internal Page(object? model = null, string language = "en")
    {
        Words = new(language);
        View = new()
        {
            ViewData = model is null
                ? new(Metadata, State)
                : new ViewDataDictionary(Metadata, State) { Model = model },
        };
    }

    internal ModelStateDictionary State { get; } = new();
    internal Text Words { get; }
    internal ViewContext View { get; }

    /// <summary>What <c>for="Name"</c> is in a view.</summary>
    internal static ModelExpression Member(string name, object? value) =>
        new(name, Metadata.GetModelExplorerForType(value?.GetType() ?? typeof(string), value));

    /// <summary>Gives a field its member and the page that it stands on.</summary>
    internal T Field<T>(T field, string name, object? value = null) where T : Field
    {
        field.For = Member(name, value);
        field.ViewContext = View;
        return field;
    }

    internal static string Render(Node node) => Render(node, new Dictionary<object, object>());

    static string Render(Node node, IDictionary<object, object> items)
    {
        if (node.Helper is null)
        {
            return node.Html + string.Concat(node.Children.Select(c => Render(c, items)));
        }
        var attributes = new TagHelperAttributeList(node.Attributes.Select(a => new TagHelperAttribute(a.Name, a.Value)));
        var context = new TagHelperContext(node.Name, attributes, new Dictionary<object, object>(items), Guid.NewGuid().ToString("N"));
        DefaultTagHelperContent? inner = null;
        var output = new TagHelperOutput(
            node.Name, new(attributes), (_, _) => Task.FromResult<TagHelperContent>(inner ??= Inner(node, context)));
        node.Helper.ProcessAsync(context, output).GetAwaiter().GetResult();
        if (!output.IsContentModified)
        {
            output.Content.SetHtmlContent(output.GetChildContentAsync().GetAwaiter().GetResult());
        }
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    static DefaultTagHelperContent Inner(Node node, TagHelperContext context)
    {
        var content = new DefaultTagHelperContent();
        foreach (var child in node.Children)
        {
            content.AppendHtml(Render(child, context.Items));
        }
        return content;
    }

    /// <summary>Markup with attributes and classes in the order of the alphabet and without white space that a browser does not
    /// show.</summary>
    internal static string Normal(string html)
    {
        var writer = new StringWriter();
        var body = new HtmlParser().ParseDocument("<!doctype html><body></body>").Body!;
        foreach (var node in new HtmlParser().ParseFragment(html, body))
        {
            Write(node, writer, "");
        }
        return writer.ToString();
    }

    static string Sorted(IEnumerable<string> classes) => string.Join(' ', classes.Order(StringComparer.Ordinal));

    static void Write(INode node, StringWriter to, string indent)
    {
        if (node is IText text)
        {
            var said = string.Join(' ', text.Data.Split(White, StringSplitOptions.RemoveEmptyEntries));
            if (said.Length > 0)
            {
                to.WriteLine(indent + said);
            }
        }
        else if (node is IElement element)
        {
            var attributes = element.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal)
                .Select(a => $" {a.Name}={(a.Name == "class" ? Sorted(element.ClassList) : a.Value)}");
            to.WriteLine($"{indent}<{element.LocalName}{string.Concat(attributes)}>");
            foreach (var child in element.ChildNodes)
            {
                Write(child, to, indent + "  ");
            }
        }
    }
}

/// <summary>A component with what stands between its tags, or plain markup.</summary>
sealed record Node(string Name, TagHelper? Helper, IReadOnlyList<(string Name, string Value)> Attributes, IReadOnlyList<Node> Children)
{
    internal string Html { get; init; } = "";

    internal static Node Of(TagHelper helper, params Node?[] children) => new("gds-it", helper, [], [.. children.OfType<Node>()]);

    internal static Node Text(string text) => new("", null, [], []) { Html = HtmlEncoder.Default.Encode(text) };

    internal static Node Markup(string html, params Node[] children) => new("", null, [], children) { Html = html };

    internal Node With(IEnumerable<(string Name, string Value)> attributes) => this with { Attributes = [.. Attributes, .. attributes] };
}
