using System.Collections.Concurrent;
using SearchPlans.Citing;
using SearchPlans.Corpus;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Queries;
using SearchPlans.Querying;

namespace SearchPlans.OpenSearch.Searching;

/// <summary>A commit as all requests see it: its plans, and what was made of them. Safe for concurrent use.</summary>
internal sealed class CommitView
{
    private readonly Lazy<PlanList> _list;
    private readonly Lazy<CorpusValues> _values;
    private readonly Lazy<ILookup<string, PlanPlace>> _called;

    /// <param name="directory">The plans.</param>
    /// <param name="fields">The fields and words that it was made by.</param>
    /// <param name="isOutdated">Whether it was made by other words than the corpus has now.</param>
    /// <param name="records">What is kept over commits.</param>
    public CommitView(PlanDirectory directory, PlanFields fields, bool isOutdated, RecordCache records)
    {
        (Directory, Fields, IsOutdated, Records) = (directory, fields, isOutdated, records);
        _list = new Lazy<PlanList>(() => PlanList.Of(directory.Plans.Index().ToDictionary(p => PlaceOf(p.Index), p => p.Item.Summary)));
        _called = new Lazy<ILookup<string, PlanPlace>>(() => directory.Plans
            .SelectMany((p, i) => CitationTerms.Called(p.Summary.Metadata).Select(name => (name, PlaceOf(i))))
            .ToLookup(p => p.name, p => p.Item2, StringComparer.Ordinal));
        _values = new Lazy<CorpusValues>(() => CorpusSummary.Of(directory.Plans.Select(p => p.Summary)));
    }

    /// <summary>The plans.</summary>
    public PlanDirectory Directory { get; }

    /// <summary>The fields and words that it was made by.</summary>
    public PlanFields Fields { get; }

    /// <summary>Whether it was made by other words than the corpus has now.</summary>
    public bool IsOutdated { get; }

    /// <summary>Records of plans, kept over commits.</summary>
    public RecordCache Records { get; }

    /// <summary>The plans in order.</summary>
    public PlanList Plans => _list.Value;

    /// <summary>What the plans have in their fields.</summary>
    public CorpusValues Values => _values.Value;

    /// <summary>The plans by what they go by.</summary>
    public ILookup<string, PlanPlace> Called => _called.Value;

    /// <summary>What is made once a commit, by what it is.</summary>
    public ConcurrentDictionary<string, object> Kept { get; } = new(StringComparer.Ordinal);

    /// <summary>The place of a plan by its number.</summary>
    public static PlanPlace PlaceOf(int number) => new(0, number);

    /// <summary>A plan by its place.</summary>
    public KnownPlan this[PlanPlace place] => Directory.Plans[place.Block];

    /// <summary>What the fields of a plan say.</summary>
    public PlanEntry Entry(PlanPlace place)
    {
        PlanSummary plan = this[place].Summary;
        return new PlanEntry(place, plan.RegionPath, plan.Metadata.Year, plan.Metadata.Type, plan.Metadata.Issuer);
    }
}
