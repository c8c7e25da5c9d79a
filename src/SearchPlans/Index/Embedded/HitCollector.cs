using Lucene.Net.Index;
using Lucene.Net.Search;
using SearchPlans.Index.Answers;
using SearchPlans.Lucene.Queries;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Index.Embedded;

/// <summary>
/// Takes all that a query finds: counts it by plan, also where only one of the request's choices stands against it (for
/// the facets), and hands what meets them all to <see cref="Take"/>. In a wider scope the paragraphs of a section or plan become one hit.
/// </summary>
internal abstract class HitCollector(SearchRequest request, HitUnit unit) : ICollector
{
    private readonly List<(PlanFilter Filter, int[] Counts, byte[] Fails)> _leaves = [];
    private readonly int[] _partCounts = new int[Enum.GetValues<PlanPart>().Length];
    private Scorer _scorer = null!;
    private PlanSegment _segment = null!;
    private PlanFilter _filter = null!;
    private int[] _counts = [];
    private byte[] _fails = [];
    private int _block;
    private PlanPlace _place;
    private int _blockStart;
    private int _blockEnd;
    private int _groupEnd;
    private int _sortKey;
    private float _prior;

    // Of the section or plan at hand: where it ends, its parts as bits, its paragraphs that count and the best of them.
    private int _openEnd;
    private int _openParts;
    private int _openParagraphs;
    private (int Doc, float Score) _first, _second, _third;

    /// <inheritdoc />
    public bool AcceptsDocsOutOfOrder => false;

    /// <summary>How many paragraphs of the parts asked for were found, whether or not their plans meet the other choices.</summary>
    public int AllParagraphs { get; private set; }

    /// <summary>How many paragraphs meet all of the request's choices.</summary>
    public int Paragraphs { get; private set; }

    /// <summary>How many innermost sections they stand in; 0 where paragraphs are looked for.</summary>
    public int Sections { get; private set; }

    /// <summary>Whether any hit's plan has a day of publication.</summary>
    public bool HasDated { get; private set; }

    /// <summary>Whether any hit's plan has none.</summary>
    public bool HasUndated { get; private set; }

    /// <summary>How many hits of each part meet all other choices, by <see cref="PlanPart"/>.</summary>
    public IReadOnlyList<int> PartCounts => _partCounts;

    /// <inheritdoc />
    public void SetScorer(Scorer scorer) => _scorer = scorer;

    /// <inheritdoc />
    public void SetNextReader(AtomicReaderContext context)
    {
        Finish();
        _segment = PlanSegment.Of(context.AtomicReader);
        _filter = new PlanFilter(request, _segment);
        int count = _segment.Blocks.Count(Grouping.Block);
        (_counts, _fails) = (new int[count], new byte[count]);
        while (_leaves.Count < context.Ord)
        {
            _leaves.Add((_filter, [], []));
        }
        _leaves.Add((_filter, _counts, _fails));
        _block = -1;
        _blockEnd = 0;
        _openEnd = 0;
    }

    /// <inheritdoc />
    public void Collect(int doc)
    {
        if (doc >= _openEnd)
        {
            Finish();
        }
        if (doc >= _blockEnd)
        {
            StartBlock(doc);
        }
        // The first document is the plan itself, found where only its year or title is asked for; what it says are the others.
        if (doc == _blockStart || _segment.IsAside(doc))
        {
            return;
        }
        PlanPart part = _segment.PartOf(doc);
        if (unit == HitUnit.Paragraph)
        {
            CollectParagraph(doc, part);
        }
        else
        {
            CollectWider(doc, part);
        }
    }

    /// <summary>Ends the section or plan at hand; called once more at the end of a search.</summary>
    public void Finish()
    {
        if (_openParts == 0)
        {
            return;
        }
        bool passes = _fails[_block] == PlanChoices.Passes;
        for (int part = 0; passes && part < _partCounts.Length; part++)
        {
            _partCounts[part] += _openParts >> part & 1;
        }
        if (_openParagraphs > 0)
        {
            _counts[_block]++;
            if (passes)
            {
                Hand(new FoundHit(
                    _place, _sortKey, _first.Score, UnitOf(_first.Doc), UnitOf(_second.Doc), UnitOf(_third.Doc), _openParagraphs));
            }
        }
        (_openParts, _openParagraphs) = (0, 0);
    }

    /// <summary>What was counted.</summary>
    public FoundHits Found() => new()
    {
        AllParagraphs = AllParagraphs,
        Paragraphs = Paragraphs,
        Sections = Sections,
        HasDated = HasDated,
        HasUndated = HasUndated,
        PartCounts = _partCounts,
        Counts =
        [
            .. _leaves.SelectMany((s, leaf) => s.Counts
                .Select((count, block) => (count, block)).Where(b => b.count > 0)
                .Select(b => new PlanCount(
                    new PlanEntry(
                        new PlanPlace(leaf, b.block), s.Filter.Region(b.block), s.Filter.Year(b.block), s.Filter.Type(b.block),
                        s.Filter.Issuer(b.block)),
                    b.count, s.Fails[b.block]))),
        ],
    };

    /// <summary>How many hits of a plan were found, whether or not it meets the choices.</summary>
    public int CountOf(FoundHit hit) => _leaves[hit.Plan.Leaf].Counts[hit.Plan.Block];

    /// <summary>What a paragraph's score has to surpass for it to be handed on: most paragraphs of a common word aren't looked at further.
    /// As low as can be when a plan begins.</summary>
    protected float Floor { get; set; }

    /// <summary>Takes a hit that meets all choices.</summary>
    protected abstract void Take(FoundHit hit);

    private bool IsWanted(PlanPart part) => request.Parts.Count == 0 || request.Parts.Contains(part);

    private float ScoreOf(int doc) =>
        (_segment.IsMinor(doc) ? _scorer.GetScore() * Weights.MinorFactor : _scorer.GetScore()) + _prior;

    private void CollectParagraph(int doc, PlanPart part)
    {
        bool passes = _fails[_block] == PlanChoices.Passes;
        if (passes)
        {
            _partCounts[(int)part]++;
        }
        if (!IsWanted(part))
        {
            return;
        }
        AllParagraphs++;
        _counts[_block]++;
        if (passes)
        {
            Paragraphs++;
            float score = ScoreOf(doc);
            if (score > Floor)
            {
                Hand(new FoundHit(_place, _sortKey, score, UnitOf(doc), -1, -1, 1) { IsHeading = _segment.IsHeading(doc) });
            }
        }
    }

    private void CollectWider(int doc, PlanPart part)
    {
        if (_openParts == 0)
        {
            _openEnd = unit == HitUnit.Plan ? _blockEnd : GroupEnd(doc);
            _first = _second = _third = (-1, 0);
        }
        _openParts |= 1 << (int)part;
        if (!IsWanted(part))
        {
            return;
        }
        AllParagraphs++;
        _openParagraphs++;
        if (_fails[_block] != PlanChoices.Passes)
        {
            return;
        }
        Paragraphs++;
        if (doc >= _groupEnd)
        {
            Sections++;
            _groupEnd = GroupEnd(doc);
        }
        Keep((doc, ScoreOf(doc)));
    }

    private int UnitOf(int doc) => doc < 0 ? -1 : doc - _blockStart - 1;

    private int GroupEnd(int doc) => _segment.Blocks.FirstDoc(Grouping.Group, _segment.Blocks.Of(Grouping.Group, doc) + 1);

    // Of equals the first stays ahead.
    private void Keep((int Doc, float Score) found)
    {
        if (_first.Doc < 0 || found.Score > _first.Score)
        {
            (_first, _second, _third) = (found, _first, _second);
        }
        else if (_second.Doc < 0 || found.Score > _second.Score)
        {
            (_second, _third) = (found, _second);
        }
        else if (_third.Doc < 0 || found.Score > _third.Score)
        {
            _third = found;
        }
    }

    private void StartBlock(int doc)
    {
        _block = _segment.Blocks.Of(Grouping.Block, doc);
        _place = new PlanPlace(_leaves.Count - 1, _block);
        _blockStart = _segment.Blocks.FirstDoc(Grouping.Block, _block);
        _blockEnd = _segment.Blocks.FirstDoc(Grouping.Block, _block + 1);
        _groupEnd = 0;
        Floor = float.NegativeInfinity;
        _fails[_block] = _filter.Test(_block);
        _prior = _segment.Prior(_block);
        _sortKey = Weights.SortKeyOf(request.Sort, _segment.Day(_block), _filter.Year(_block));
    }

    private void Hand(FoundHit hit)
    {
        bool isDated = _segment.Day(hit.Plan.Block) > 0;
        HasDated |= isDated;
        HasUndated |= !isDated;
        Take(hit);
    }
}

/// <summary>Keeps the best hits.</summary>
/// <param name="request">The search.</param>
/// <param name="unit">What is counted.</param>
/// <param name="count">How many are kept.</param>
internal sealed class FlatCollector(SearchRequest request, HitUnit unit, int count) : HitCollector(request, unit)
{
    private readonly PriorityQueue<FoundHit, FoundHit> _headings = WorstFirst();
    private readonly PriorityQueue<FoundHit, FoundHit> _others = WorstFirst();

    /// <summary>The hits up to the page's end, best first.</summary>
    public IEnumerable<FoundHit> Best() => HitOrder.Flat(InOrder(_others), InOrder(_headings), count);

    /// <inheritdoc />
    protected override void Take(FoundHit hit)
    {
        PriorityQueue<FoundHit, FoundHit> worstFirst = hit.IsHeading ? _headings : _others;
        if (worstFirst.Count < count)
        {
            worstFirst.Enqueue(hit, hit);
        }
        else if (hit.CompareTo(worstFirst.Peek()) < 0)
        {
            worstFirst.EnqueueDequeue(hit, hit);
        }
    }

    private static IEnumerable<FoundHit> InOrder(PriorityQueue<FoundHit, FoundHit> hits) =>
        hits.UnorderedItems.Select(i => i.Element).Order();

    private static PriorityQueue<FoundHit, FoundHit> WorstFirst() => new(Comparer<FoundHit>.Create((a, b) => b.CompareTo(a)));
}

/// <summary>Keeps the best hits of every plan, and of these at most one that is a heading alone.</summary>
internal sealed class GroupedCollector(SearchRequest request, HitUnit unit) : HitCollector(request, unit)
{
    private readonly List<List<FoundHit>> _plans = [];

    /// <summary>The plans, the one with the best hit first, a heading alone counting where there is nothing else; of each its best
    /// hits.</summary>
    public IReadOnlyList<IReadOnlyList<FoundHit>> Best() => [.. _plans.OrderBy(HitOrder.Leading)];

    /// <inheritdoc />
    protected override void Take(FoundHit hit)
    {
        // Hits come plan by plan.
        if (_plans.Count == 0 || _plans[^1][0].Plan != hit.Plan)
        {
            _plans.Add([]);
        }
        List<FoundHit> plan = _plans[^1];
        if (hit.IsHeading && plan.FindIndex(h => h.IsHeading) is >= 0 and var heading)
        {
            if (plan[heading].CompareTo(hit) <= 0)
            {
                return;
            }
            plan.RemoveAt(heading);
        }
        int place = plan.BinarySearch(hit);
        if (~place >= PlanHits.MaxHits)
        {
            return;
        }
        plan.Insert(~place, hit);
        if (plan.Count > PlanHits.MaxHits)
        {
            plan.RemoveAt(PlanHits.MaxHits);
        }
        if (plan.Count == PlanHits.MaxHits)
        {
            // All hits of a plan have one sort key, and of equal scores the first stays.
            Floor = plan[^1].Score;
        }
    }
}
