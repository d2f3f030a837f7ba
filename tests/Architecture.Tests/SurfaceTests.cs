using System.Reflection;
using TransferScheme.Platform.Messaging;

namespace TransferScheme.Architecture.Tests;

/// <summary>The bus does not show through the types of any other folder, also where no file names it.</summary>
public sealed class SurfaceTests
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void No_type_outside_the_messaging_folder_holds_or_takes_a_type_of_the_bus() =>
        Ours.All.Written().Where(t => t.Namespace != typeof(IHandle<>).Namespace).Where(ShowsBus).Select(t => t.FullName).ShouldBeEmpty();

    [Fact]
    public void A_type_that_holds_a_type_of_the_bus_is_found() =>
        new[] { typeof(SchemeBus), typeof(BusSettings), typeof(HandledMessage) }.Where(ShowsBus).ShouldBe([typeof(SchemeBus), typeof(BusSettings)]);

    static bool ShowsBus(Type type) => Named(type).SelectMany(Parts).Any(t => t.Assembly.GetName().Name!.StartsWith("MassTransit", StringComparison.Ordinal));

    static IEnumerable<Type> Named(Type type) =>
    [
        .. type.GetInterfaces(),
        .. type.BaseType is { } baseType ? [baseType] : Type.EmptyTypes,
        .. type.GetFields(Declared).Select(f => f.FieldType),
        .. type.GetConstructors(Declared).SelectMany(c => c.GetParameters()).Select(p => p.ParameterType),
        .. type.GetMethods(Declared).SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType)),
    ];

    static IEnumerable<Type> Parts(Type type) =>
        type.IsGenericType ? [type, .. type.GetGenericArguments().SelectMany(Parts)] : type.HasElementType ? Parts(type.GetElementType()!) : [type];
}
