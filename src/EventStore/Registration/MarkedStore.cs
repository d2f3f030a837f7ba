using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("TransferScheme.EventStore.Marked")]

namespace TransferScheme.EventStore;

/// <summary>
/// Stores under their marker interfaces. A marker has no members of its own, so the class that carries it is an empty one, made
/// at run time: <c>class ParcelStore(StoreOptions options) : DocumentStore(options), IParcelStore</c>.
/// </summary>
static class MarkedStore
{
    static readonly ModuleBuilder _module = AssemblyBuilder
        .DefineDynamicAssembly(new AssemblyName("TransferScheme.EventStore.Marked"), AssemblyBuilderAccess.Run)
        .DefineDynamicModule("Marked");

    static readonly Lock _gate = new();
    static readonly Dictionary<Type, Type> _made = [];

    public static T Create<T>(StoreOptions options) where T : class, IDocumentStore
    {
        lock (_gate)
        {
            if (!_made.TryGetValue(typeof(T), out var type))
            {
                _made[typeof(T)] = type = Make(typeof(T));
            }

            return (T)Activator.CreateInstance(type, options)!;
        }
    }

    static Type Make(Type marker)
    {
        const TypeAttributes attributes = TypeAttributes.Public | TypeAttributes.Sealed;
        var type = _module.DefineType($"{marker.Name}.Store{_made.Count}", attributes, typeof(DocumentStore), [marker]);
        var constructor = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, [typeof(StoreOptions)]);
        var code = constructor.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Call, typeof(DocumentStore).GetConstructor([typeof(StoreOptions)])!);
        code.Emit(OpCodes.Ret);
        return type.CreateType();
    }
}
