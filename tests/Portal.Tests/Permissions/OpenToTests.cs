using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Razor.Hosting;
using TransferScheme.Portal.Signing;

namespace TransferScheme.Portal.Tests.Permissions;

/// <summary>Every page says whom it is for.</summary>
public sealed class OpenToTests
{
    [Fact]
    public void Given_every_page_model_then_it_says_whom_it_is_for()
    {
        var models = typeof(PortalModule).Assembly.GetTypes().Where(IsModel).ToList();
        models.Count.ShouldBeGreaterThan(100);
        models.Where(IsSilent).ShouldBeEmpty();
    }

    [Fact]
    public void Given_every_page_then_it_has_a_page_model_of_its_own()
    {
        var pages = typeof(PortalModule).Assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
            .Where(p => p.Kind == "mvc.1.0.razor-page").ToList();
        pages.Count.ShouldBeGreaterThan(100);
        pages.Where(p => !IsModel(ModelOf(p.Type))).Select(p => p.Identifier).ShouldBeEmpty();
        pages.Select(p => ModelOf(p.Type)).ShouldBeUnique();
    }

    [Fact]
    public void Given_a_page_model_that_says_nothing_or_only_inherits_it_then_it_is_found() =>
        new[] { typeof(ForNobody), typeof(ForHeirs), typeof(ForAll) }.Where(IsSilent).ShouldBe([typeof(ForNobody), typeof(ForHeirs)]);

    static bool IsModel(Type type) => type.IsAssignableTo(typeof(PageModel)) && !type.IsAbstract;

    // As the check of pages reads it: what a base class says does not count.
    static bool IsSilent(Type model) => !model.IsDefined(typeof(OpenToAttribute), inherit: false);

    static Type ModelOf(Type page) =>
        page.GetProperty("Model", BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)!.PropertyType;

    sealed class ForNobody : PageModel;

    [OpenTo(Anybody = true)]
    class ForAll : PageModel;

    sealed class ForHeirs : ForAll;
}
