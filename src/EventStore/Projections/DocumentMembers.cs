using System.Linq.Expressions;
using System.Reflection;

namespace TransferScheme.EventStore;

/// <summary>The setters of a document's id and version, compiled once; init-only and positional members have one too.</summary>
static class DocumentMembers<TDoc, TId>
    where TDoc : notnull
    where TId : notnull
{
    public static Action<TDoc, TId>? SetId { get; } = Setter<TId>("Id", typeof(TId));

    public static Action<TDoc, long>? SetVersion { get; } = Setter<long>("Version", typeof(long), typeof(int));

    static Action<TDoc, TValue>? Setter<TValue>(string name, params Type[] types)
    {
        var property = typeof(TDoc).GetProperty(name, BindingFlags.Public | BindingFlags.Instance);
        if (property?.SetMethod is null || !types.Contains(property.PropertyType))
        {
            return null;
        }

        var document = Expression.Parameter(typeof(TDoc));
        var value = Expression.Parameter(typeof(TValue));
        var call = Expression.Call(document, property.SetMethod, Expression.Convert(value, property.PropertyType));
        return Expression.Lambda<Action<TDoc, TValue>>(call, document, value).Compile();
    }
}
