using System.Collections.Concurrent;
using SearchPlans.Index.Records;

namespace SearchPlans.OpenSearch.Searching;

/// <summary>Records of plans that were shown lately, by the version of the plan, for which a record never changes: most hits of most
/// pages are of the same plans. Safe for concurrent use.</summary>
internal sealed class RecordCache
{
    // A record is an outline, some ten to thirty kilobytes.
    private const int Most = 2000;

    private readonly ConcurrentDictionary<string, PlanRecord> _records = new(StringComparer.Ordinal);

    /// <summary>The record of a version; null where it isn't kept.</summary>
    public PlanRecord? Find(string version) => _records.GetValueOrDefault(version);

    /// <summary>Keeps a record. When it is full, all that is kept goes: what is asked for again is soon back.</summary>
    public void Keep(string version, PlanRecord record)
    {
        if (_records.Count >= Most)
        {
            _records.Clear();
        }
        _records[version] = record;
    }
}
