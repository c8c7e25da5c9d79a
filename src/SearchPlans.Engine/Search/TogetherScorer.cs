using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Search;

/// <summary>Documents in which several items stand within one stretch of positions, see <see cref="TogetherQuery"/>.</summary>
internal sealed class TogetherScorer : Scorer
{
    private readonly Spans[] _items;
    private readonly Spans[] _cheapestFirst;
    private readonly PostingsCursor[] _separators;
    private readonly NormsReader _norms;
    private readonly Bm25 _bm25;
    private readonly float _weight;
    private readonly StretchFinder _stretches;
    private int _doc = -1;
    private int _freq;

    public TogetherScorer(
        IReadOnlyList<Spans> items, IReadOnlyList<PostingsCursor> separators, TogetherQuery query, NormsReader norms, Bm25 bm25, float weight)
    {
        _items = [.. items];
        _cheapestFirst = [.. items.OrderBy(i => i.Cost)];
        _separators = [.. separators];
        _norms = norms;
        _bm25 = bm25;
        _weight = weight;
        _stretches = new StretchFinder(query);
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
        _stretches.Clear();
        for (int i = 0; i < _items.Length; i++) _items[i].Read(_stretches.Items[i]);
        foreach (PostingsCursor separator in _separators)
        {
            if (separator.Advance(doc) == doc) _stretches.Separators.AddRange(separator.Positions());
        }
        return _stretches.Find();
    }
}
