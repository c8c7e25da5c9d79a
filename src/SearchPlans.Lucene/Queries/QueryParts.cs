using System.Collections;
using Lucene.Net.Search;

namespace SearchPlans.Lucene.Queries;

/// <summary>Compares and prints what queries are made of: values one by one, lists by what they hold.</summary>
internal static class QueryParts
{
    public static bool AreEqual(object? a, object? b)
    {
        if (a is not null && b is not null && IsList(a) && IsList(b))
        {
            return ((IEnumerable)a).Cast<object?>().SequenceEqual(((IEnumerable)b).Cast<object?>(), PartComparer.Instance);
        }
        return Equals(a, b);
    }

    public static int Hash(object? part)
    {
        if (part is null || !IsList(part))
        {
            return part?.GetHashCode() ?? 0;
        }
        var hash = new HashCode();
        foreach (object? item in (IEnumerable)part)
        {
            hash.Add(Hash(item));
        }
        return hash.ToHashCode();
    }

    public static string Text(object? part) => part is not null && IsList(part)
        ? $"[{string.Join(", ", ((IEnumerable)part).Cast<object?>().Select(Text))}]"
        : Convert.ToString(part, System.Globalization.CultureInfo.InvariantCulture) ?? "";

    // Queries of Lucene are enumerable, too, but compare themselves.
    private static bool IsList(object part) => part is IEnumerable and not (string or Query);

    private sealed class PartComparer : IEqualityComparer<object?>
    {
        public static readonly PartComparer Instance = new();

        bool IEqualityComparer<object?>.Equals(object? x, object? y) => AreEqual(x, y);

        public int GetHashCode(object? part) => Hash(part);
    }
}
