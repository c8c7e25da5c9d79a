using System.Text;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Fields;
using SearchPlans.Plans;
using SearchPlans.Querying;

namespace SearchPlans.Searching;

/// <summary>A paragraph that was found.</summary>
/// <param name="Segment">Its segment in the snapshot.</param>
/// <param name="Doc">Its document in the segment.</param>
/// <param name="Block">The block of its plan in the segment.</param>
/// <param name="SortKey">What it is sorted by before the score, highest first.</param>
/// <param name="Score">Its score.</param>
internal readonly record struct FoundHit(int Segment, int Doc, int Block, int SortKey, float Score) : IComparable<FoundHit>
{
    /// <summary>Better hits come first; of equal ones the one that stands first.</summary>
    public int CompareTo(FoundHit other)
    {
        int order = other.SortKey.CompareTo(SortKey);
        if (order == 0) order = other.Score.CompareTo(Score);
        if (order == 0) order = Segment.CompareTo(other.Segment);
        return order != 0 ? order : Doc.CompareTo(other.Doc);
    }
}

/// <summary>How many hits the plan of a block has, and which choices of the request it doesn't meet.</summary>
internal readonly record struct BlockCount(HitFilter Filter, int Block, int Count, byte Fails);

/// <summary>
/// Takes all that a query finds: counts it by plan, also where only one of the request's choices stands against it (for
/// the facets), and hands what meets them all to <see cref="Take"/>.
/// </summary>
internal abstract class HitCollector(SearchRequest request) : Collector
{
    private static readonly byte[] _minorTerm = Encoding.UTF8.GetBytes(PlanFields.MinorTerm);

    private readonly List<(HitFilter Filter, int[] Counts, byte[] Fails)> _segments = [];
    private readonly int[] _partCounts = new int[Enum.GetValues<PlanPart>().Length];
    private HitFilter _filter = null!;
    private int[] _counts = [];
    private byte[] _fails = [];
    private Groups _groups = null!;
    private PostingsCursor? _minor;
    private PartsOfDocs _parts = null!;
    private int _block;
    private int _blockStart;
    private int _blockEnd;
    private int _sortKey;

    public override void StartSegment(SegmentReader segment, int firstDoc)
    {
        _filter = new HitFilter(request, segment);
        _counts = new int[segment.Info.BlockCount];
        _fails = new byte[segment.Info.BlockCount];
        _segments.Add((_filter, _counts, _fails));
        _groups = segment.Groups;
        int kind = PlanFields.Schema.TextOrdinal(PlanFields.Kind);
        _parts = new PartsOfDocs(segment);
        _minor = segment.Terms(kind).TryFind(_minorTerm, out TermInfo term) ? segment.Postings(kind, term) : null;
        _block = -1;
        _blockEnd = 0;
    }

    public override void Collect(int doc, Scorer scorer)
    {
        if (doc >= _blockEnd) StartBlock(doc);
        // The first document is the plan itself, found where only its year or title is asked for; what it says are the others.
        if (doc == _blockStart) return;
        PlanPart part = _parts.Of(doc);
        if (_fails[_block] == HitFilter.Passes) _partCounts[(int)part]++;
        if (request.Parts.Count > 0 && !request.Parts.Contains(part)) return;
        _counts[_block]++;
        if (_fails[_block] != HitFilter.Passes) return;
        float score = scorer.Score();
        if (_minor is not null && _minor.Advance(doc) == doc) score *= Weights.MinorFactor;
        Take(new FoundHit(_segments.Count - 1, doc, _block, _sortKey, score));
    }

    /// <summary>The counts of all plans that have any.</summary>
    public IEnumerable<BlockCount> Counts() => _segments.SelectMany(s => s.Counts
        .Select((count, block) => new BlockCount(s.Filter, block, count, s.Fails[block]))
        .Where(b => b.Count > 0));

    /// <summary>How many paragraphs meet all of the request's choices.</summary>
    public int Total => _segments.Sum(s => s.Counts.Where((_, block) => s.Fails[block] == HitFilter.Passes).Sum());

    /// <summary>How many paragraphs of each part meet all other choices, by <see cref="PlanPart"/>.</summary>
    public IReadOnlyList<int> PartCounts => _partCounts;

    /// <summary>How many paragraphs of a plan were found, whether or not it meets the choices.</summary>
    public int CountOf(FoundHit hit) => _segments[hit.Segment].Counts[hit.Block];

    /// <summary>Takes a hit that meets all choices.</summary>
    protected abstract void Take(FoundHit hit);

    private void StartBlock(int doc)
    {
        _block = _groups.Of(Grouping.Block, doc);
        _blockStart = _groups.FirstDoc(Grouping.Block, _block);
        _blockEnd = _groups.FirstDoc(Grouping.Block, _block + 1);
        _fails[_block] = _filter.Test(_block);
        _sortKey = request.Sort switch
        {
            SearchSort.Newest => _filter.Year(_block),
            SearchSort.Oldest => -_filter.Year(_block),
            _ => 0,
        };
    }
}

/// <summary>Keeps the best hits of a page and of those before it.</summary>
internal sealed class FlatCollector(SearchRequest request) : HitCollector(request)
{
    private readonly int _count = request.Page * request.Size;
    private readonly PriorityQueue<FoundHit, FoundHit> _worstFirst = new(Comparer<FoundHit>.Create((a, b) => b.CompareTo(a)));

    protected override void Take(FoundHit hit)
    {
        if (_worstFirst.Count < _count) _worstFirst.Enqueue(hit, hit);
        else if (hit.CompareTo(_worstFirst.Peek()) < 0) _worstFirst.EnqueueDequeue(hit, hit);
    }

    /// <summary>The hits up to the page's end, best first.</summary>
    public IEnumerable<FoundHit> Best() => _worstFirst.UnorderedItems.Select(i => i.Element).Order();
}

/// <summary>Keeps the best hits of every plan.</summary>
internal sealed class GroupedCollector(SearchRequest request) : HitCollector(request)
{
    private readonly List<List<FoundHit>> _plans = [];

    protected override void Take(FoundHit hit)
    {
        // Hits come plan by plan.
        if (_plans.Count == 0 || _plans[^1][0].Segment != hit.Segment || _plans[^1][0].Block != hit.Block) _plans.Add([]);
        List<FoundHit> plan = _plans[^1];
        int place = plan.BinarySearch(hit);
        if (~place >= PlanHits.MaxHits) return;
        plan.Insert(~place, hit);
        if (plan.Count > PlanHits.MaxHits) plan.RemoveAt(PlanHits.MaxHits);
    }

    /// <summary>The plans, the one with the best hit first; of each its best hits.</summary>
    public IReadOnlyList<IReadOnlyList<FoundHit>> Best() => [.. _plans.OrderBy(p => p[0])];
}
