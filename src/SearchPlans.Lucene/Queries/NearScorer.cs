namespace SearchPlans.Lucene.Queries;

/// <summary>Documents in which several items stand within one stretch of positions, see <see cref="NearQuery"/>.</summary>
internal sealed class NearScorer : LeafScorer
{
    private readonly Spans[] _items;
    private readonly Spans[] _cheapestFirst;
    private readonly TermPostings[] _separators;
    private readonly TextScoring _texts;
    private readonly float _weight;
    private readonly StretchFinder _stretches;
    private int _doc = -1;
    private int _counted = -1;
    private int _freq;

    public NearScorer(IReadOnlyList<Spans> items, IReadOnlyList<TermPostings> separators, NearQuery query, TextScoring texts, float weight)
    {
        _items = [.. items];
        _cheapestFirst = [.. items.OrderBy(i => i.Cost)];
        _separators = [.. separators];
        _texts = texts;
        _weight = weight;
        _stretches = new StretchFinder(query, ReadSeparators);
    }

    public override int DocID => _doc;

    public override int Freq => _freq;

    public override long GetCost() => _cheapestFirst[0].Cost;

    public override int Advance(int target) => target <= _doc ? _doc : Match(target);

    public override float GetScore() => _texts.Score(_weight, _freq, _doc);

    private int Match(int target)
    {
        while (target != NO_MORE_DOCS)
        {
            int doc = _cheapestFirst[0].Advance(target);
            if (doc == NO_MORE_DOCS)
            {
                break;
            }
            target = doc;
            for (int i = 1; i < _cheapestFirst.Length && target == doc; i++)
            {
                target = _cheapestFirst[i].Advance(doc);
            }
            if (target != doc)
            {
                continue;
            }
            _freq = CountIn(doc);
            if (_freq > 0)
            {
                return _doc = doc;
            }
            target = doc + 1;
        }
        return _doc = NO_MORE_DOCS;
    }

    private int CountIn(int doc)
    {
        _counted = doc;
        _stretches.Clear();
        for (int i = 0; i < _items.Length; i++)
        {
            _items[i].Read(_stretches.Items[i]);
        }
        return _stretches.Find();
    }

    private void ReadSeparators(List<int> positions)
    {
        foreach (TermPostings separator in _separators)
        {
            if (separator.Advance(_counted) == _counted)
            {
                positions.AddRange(separator.Positions());
            }
        }
    }
}
