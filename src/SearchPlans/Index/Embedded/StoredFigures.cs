using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using SearchPlans.Figures;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Records;

namespace SearchPlans.Index.Embedded;

/// <summary>Counts the figures that the plans of a reader state.</summary>
internal static class StoredFigures
{
    private static readonly ConditionalWeakTable<AtomicReader, Dictionary<string, NameCount>> _counts = [];

    /// <summary>How much is stated under each name in all plans. Counted once a segment.</summary>
    public static IReadOnlyDictionary<string, NameCount> Counts(IndexReader reader)
    {
        var all = new Dictionary<string, NameCount>(StringComparer.Ordinal);
        foreach (AtomicReaderContext leaf in reader.Leaves)
        {
            foreach ((string name, NameCount count) in _counts.GetValue(leaf.AtomicReader, Count))
            {
                NameCount before = all.GetValueOrDefault(name);
                all[name] = new NameCount(before.Figures + count.Figures, before.Plans + count.Plans);
            }
        }
        return all;
    }

    private static Dictionary<string, NameCount> Count(AtomicReader segment)
    {
        var counts = new Dictionary<string, NameCount>(StringComparer.Ordinal);
        var stored = new StoredPlans(segment);
        foreach (PlanPlace plan in stored.Places())
        {
            ReadOnlyMemory<byte> bytes = stored.Figures(plan);
            foreach ((string name, int figures) in bytes.IsEmpty ? [] : FigureRecords.Names(bytes))
            {
                NameCount before = counts.GetValueOrDefault(name);
                counts[name] = new NameCount(before.Figures + figures, before.Plans + 1);
            }
        }
        return counts;
    }
}
