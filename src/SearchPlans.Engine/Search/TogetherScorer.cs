using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Search;

/// <summary>Documents in which several items stand within one stretch of positions, see <see cref="TogetherQuery"/>.</summary>
internal sealed class TogetherScorer : Scorer
{
    private readonly Spans[] _items;
    private readonly Spans[] _cheapestFirst;
    private readonly PostingsCursor[] _separators;
    private readonly TogetherQuery _query;
    private readonly NormsReader _norms;
    private readonly Bm25 _bm25;
    private readonly float _weight;
    private readonly List<Stretch>[] _spans;
    private readonly int[] _next;
    private readonly List<int> _separatorPositions = [];
    private int _doc = -1;
    private int _freq;

    public TogetherScorer(
        IReadOnlyList<Spans> items, IReadOnlyList<PostingsCursor> separators, TogetherQuery query, NormsReader norms, Bm25 bm25, float weight)
    {
        _items = [.. items];
        _cheapestFirst = [.. items.OrderBy(i => i.Cost)];
        _separators = [.. separators];
        _query = query;
        _norms = norms;
        _bm25 = bm25;
        _weight = weight;
        _spans = [.. items.Select(_ => new List<Stretch>())];
        _next = new int[_items.Length];
    }

    public override int Doc => _doc;

    public override long Cost => _cheapestFirst[0].Cost;

    public override int Next() => _doc == NoMoreDocs ? NoMoreDocs : Match(_doc + 1);

    public override int Advance(int target) => target <= _doc ? _doc : Match(target);

    public override float Score() => _bm25.Score(_weight, _freq, _norms[_doc]);

    public override float Bound(int target, out int lastDoc)
    {
        lastDoc = NoMoreDocs;
        return _weight;
    }

    private int Match(int target)
    {
        while (target != NoMoreDocs)
        {
            int doc = _cheapestFirst[0].Advance(target);
            if (doc == NoMoreDocs) break;
            target = doc;
            for (int i = 1; i < _cheapestFirst.Length && target == doc; i++) target = _cheapestFirst[i].Advance(doc);
            if (target != doc) continue;
            _freq = Count(doc);
            if (_freq > 0) return _doc = doc;
            target = doc + 1;
        }
        return _doc = NoMoreDocs;
    }

    private int Count(int doc)
    {
        for (int i = 0; i < _items.Length; i++)
        {
            _spans[i].Clear();
            _items[i].Read(_spans[i]);
            KeepInnermost(_spans[i]);
            _next[i] = 0;
        }
        _separatorPositions.Clear();
        foreach (PostingsCursor separator in _separators)
        {
            if (separator.Advance(doc) != doc) continue;
            foreach (int position in separator.Positions()) _separatorPositions.Add(position);
        }
        _separatorPositions.Sort();
        return _query.InOrder ? CountInOrder() : CountUnordered();
    }

    // In order, and without those that hold another of the same item: whatever stretch has such a one, a shorter stretch
    // has the inner one. So starts and ends rise together.
    private static void KeepInnermost(List<Stretch> spans)
    {
        spans.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        int kept = 0;
        for (int i = 0; i < spans.Count; i++)
        {
            Stretch span = spans[i];
            while (kept > 0 && spans[kept - 1].End >= span.End) kept--;
            spans[kept++] = span;
        }
        spans.RemoveRange(kept, spans.Count - kept);
    }

    // From every start the nearest others behind it: no stretch from there is shorter.
    private int CountUnordered()
    {
        int count = 0;
        while (true)
        {
            int first = 0;
            int end = 0;
            for (int i = 0; i < _items.Length; i++)
            {
                Stretch span = _spans[i][_next[i]];
                if (span.Start < _spans[first][_next[first]].Start) first = i;
                end = Math.Max(end, span.End);
            }
            if (Holds(_spans[first][_next[first]].Start, end)) count++;
            if (++_next[first] == _spans[first].Count) return count;
        }
    }

    private int CountInOrder()
    {
        int count = 0;
        foreach (Stretch start in _spans[0])
        {
            int end = start.End;
            for (int i = 1; i < _items.Length; i++)
            {
                while (_next[i] < _spans[i].Count && _spans[i][_next[i]].Start < end) _next[i]++;
                if (_next[i] == _spans[i].Count) return count;
                Stretch span = _spans[i][_next[i]];
                end = span.End;
            }
            if (Holds(start.Start, end)) count++;
        }
        return count;
    }

    private bool Holds(int start, int end)
    {
        if (end - start > _query.MaxLength) return false;
        int at = _separatorPositions.BinarySearch(start);
        if (at < 0) at = ~at;
        return at == _separatorPositions.Count || _separatorPositions[at] >= end - 1;
    }
}
