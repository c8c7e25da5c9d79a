using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace SearchPlans.Lucene.Scoring;

/// <summary>The norms of a segment's fields as arrays, see <see cref="NormEncoding"/>: scoring looks one up for every document,
/// and Lucene's norms are behind virtual calls. Safe for concurrent use.</summary>
public static class NormBytes
{
    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<string, byte[]>> _byCore = [];

    /// <summary>The norm of each document of a segment, read once for all readers of it; empty for a field without norms.</summary>
    /// <param name="reader">The segment.</param>
    /// <param name="field">The field.</param>
    public static byte[] Of(AtomicReader reader, string field) =>
        _byCore.GetValue(reader.CoreCacheKey, static _ => new()).GetOrAdd(field, Read, reader);

    private static byte[] Read(string field, AtomicReader reader)
    {
        if (reader.GetNormValues(field) is not { } values)
        {
            return [];
        }
        byte[] norms = new byte[reader.MaxDoc];
        for (int doc = 0; doc < norms.Length; doc++)
        {
            norms[doc] = (byte)values.Get(doc);
        }
        return norms;
    }
}
