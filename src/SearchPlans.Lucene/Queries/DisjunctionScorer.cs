namespace SearchPlans.Lucene.Queries;

/// <summary>Documents that any of several scorers gives; their scores are added up, those of terms window by window.</summary>
internal sealed class DisjunctionScorer : LeafScorer
{
    private readonly LeafScorer[] _scorers;
    private readonly ScoreWindow? _window;
    private readonly long _cost;
    private int _doc = -1;

    public DisjunctionScorer(IReadOnlyList<LeafScorer> scorers)
    {
        _scorers = [.. scorers];
        _cost = scorers.Sum(s => s.GetCost());
        if (scorers.All(s => s is TermScorer))
        {
            _window = new ScoreWindow();
        }
    }

    public override int DocID => _doc;

    public override long GetCost() => _cost;

    public override int Advance(int target)
    {
        if (target <= _doc)
        {
            return _doc;
        }
        if (_window is null)
        {
            return _doc = AdvanceAll(target);
        }
        if (target < _window.End)
        {
            int doc = _window.FirstFrom(target);
            if (doc < _window.End)
            {
                return _doc = doc;
            }
            target = doc;
        }
        else if (target > _doc + 1)
        {
            // Who jumps asks for few documents: a window would be filled in vain.
            return _doc = AdvanceAll(target);
        }
        int first = AdvanceAll(target);
        if (first == NO_MORE_DOCS)
        {
            return _doc = NO_MORE_DOCS;
        }
        _window.Restart(first);
        foreach (LeafScorer scorer in _scorers)
        {
            ((TermScorer)scorer).AddTo(_window);
        }
        _window.MarkFound();
        return _doc = first;
    }

    public override float GetScore()
    {
        if (_window is not null && _doc >= _window.Start && _doc < _window.End)
        {
            return (float)_window.Sum(_doc);
        }
        double sum = 0;
        foreach (LeafScorer scorer in _scorers)
        {
            if (scorer.DocID == _doc)
            {
                sum += scorer.GetScore();
            }
        }
        return (float)sum;
    }

    public override int NextBatch(Span<int> docs, Span<float> scores, float above, out int passed)
    {
        if (_window is null || docs.Length < ScoreWindow.GroupLength)
        {
            return base.NextBatch(docs, scores, above, out passed);
        }
        int count = 0;
        passed = 0;
        while (count + ScoreWindow.GroupLength <= docs.Length && _doc != NO_MORE_DOCS)
        {
            int from = _doc + 1;
            if (from >= _window.End && (from = NextDoc()) == NO_MORE_DOCS)
            {
                break;
            }
            count += _window.Take(ref from, docs[count..], scores[count..], above, out int lower);
            passed += lower;
            _doc = from - 1;
        }
        return count;
    }

    private int AdvanceAll(int target)
    {
        int least = NO_MORE_DOCS;
        foreach (LeafScorer scorer in _scorers)
        {
            least = Math.Min(least, scorer.Advance(target));
        }
        return least;
    }
}
