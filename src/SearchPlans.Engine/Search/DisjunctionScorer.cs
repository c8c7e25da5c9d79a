namespace SearchPlans.Engine.Search;

/// <summary>
/// Documents that any of several scorers gives. With a lowest score that counts, MaxScore (Turtle and Flood, "Query
/// evaluation: strategies and optimizations", 1995) over stretches of documents: within a stretch the scorers are
/// ordered by their bounds, and those whose bounds add up to too little (the optional ones) are asked only about
/// documents that the others give. Terms are added up window by window.
/// </summary>
internal sealed class DisjunctionScorer : Scorer
{
    // A stretch is no shorter than this: finding bounds costs about as much as a few dozen documents.
    private const int LeastStretch = ScoreWindow.Length;

    private readonly Scorer[] _scorers;
    private readonly float[] _bounds;
    private readonly double[] _boundSums;
    private readonly ScoreWindow? _window;
    private int _firstEssential;
    private int _firstInWindow;
    private int _stretchEnd = -1;
    private float _minScore;
    private int _doc = -1;
    private int _scoredDoc = -1;
    private float _score;

    public DisjunctionScorer(IReadOnlyList<Scorer> scorers)
    {
        _scorers = [.. scorers];
        _bounds = new float[_scorers.Length];
        _boundSums = new double[_scorers.Length + 1];
        Cost = scorers.Sum(s => s.Cost);
        if (scorers.All(s => s is TermScorer)) _window = new ScoreWindow();
    }

    public override int Doc => _doc;

    public override long Cost { get; }

    public override int Next() => _doc == NoMoreDocs ? NoMoreDocs : Advance(_doc + 1);

    public override int Advance(int target)
    {
        if (target <= _doc) return _doc;
        if (_minScore > 0) return _doc = AdvanceCompetitive(target);
        if (_window is null) return _doc = AdvanceAll(target, 0);
        if (target < _window.End)
        {
            int doc = _window.FirstFrom(target);
            if (doc < _window.End) return _doc = doc;
            target = doc;
        }
        else if (target > _doc + 1)
        {
            // Who jumps asks for few documents: a window would be filled in vain.
            return _doc = AdvanceAll(target, 0);
        }
        int first = AdvanceAll(target, 0);
        if (first == NoMoreDocs) return _doc = NoMoreDocs;
        FillWindow(first, NoMoreDocs, 0);
        _window.MarkFound();
        return _doc = first;
    }

    public override float Score()
    {
        if (_scoredDoc == _doc) return _score;
        if (_window is not null && _doc >= _window.Start && _doc < _window.End) return (float)_window.Sum(_doc);
        double sum = 0;
        foreach (Scorer scorer in _scorers)
        {
            if (scorer.Doc == _doc) sum += scorer.Score();
        }
        return (float)sum;
    }

    public override int NextBatch(Span<int> docs, Span<float> scores, float above, out int passed)
    {
        if (_window is null || docs.Length < ScoreWindow.GroupLength) return base.NextBatch(docs, scores, above, out passed);
        int count = 0;
        passed = 0;
        while (count + ScoreWindow.GroupLength <= docs.Length && _doc != NoMoreDocs)
        {
            int from = _doc + 1;
            if (from >= _window.End && (from = Next()) == NoMoreDocs) break;
            count += _window.Take(ref from, docs[count..], scores[count..], above, out int lower);
            passed += lower;
            _doc = from - 1;
        }
        return count;
    }

    public override float Bound(int target, out int lastDoc)
    {
        if (_window is not null && target < _window.End)
        {
            // The scorers themselves have gone on behind the window.
            lastDoc = _window.End - 1;
            return (float)(_window.HighestFrom(target) + _boundSums[_firstInWindow]);
        }
        double sum = 0;
        lastDoc = NoMoreDocs;
        foreach (Scorer scorer in _scorers)
        {
            sum += scorer.Bound(target, out int last);
            lastDoc = Math.Min(lastDoc, last);
        }
        return (float)sum;
    }

    public override void SetMinScore(float score)
    {
        _minScore = score;
        Split();
    }

    private int AdvanceAll(int target, int from)
    {
        int least = NoMoreDocs;
        for (int i = from; i < _scorers.Length; i++)
        {
            int doc = _scorers[i].Doc;
            if (doc < target) doc = _scorers[i].Advance(target);
            if (doc < least) least = doc;
        }
        return least;
    }

    private void FillWindow(int start, int lastDoc, int from)
    {
        _window!.Restart(start, lastDoc);
        _firstInWindow = from;
        for (int i = from; i < _scorers.Length; i++) ((TermScorer)_scorers[i]).AddTo(_window);
    }

    private int AdvanceCompetitive(int target)
    {
        while (target != NoMoreDocs)
        {
            bool inWindow = _window is not null && target < _window.End;
            if (!inWindow && target > _stretchEnd) StartStretch(target);
            if (_firstEssential == _scorers.Length && _stretchEnd >= target)
            {
                // Nothing up to the stretch's end can score enough any more.
                if (_stretchEnd == NoMoreDocs) break;
                target = _stretchEnd + 1;
                continue;
            }
            int doc = inWindow
                ? _window!.FirstAbove(target, _boundSums[_firstInWindow], _minScore)
                : AdvanceAll(target, _firstEssential);
            if (inWindow && doc == _window!.End)
            {
                target = doc;
                continue;
            }
            if (doc > _stretchEnd && !inWindow)
            {
                // The optional ones of this stretch may be essential in the next, so it begins right behind this one.
                target = _stretchEnd + 1;
                continue;
            }
            if (doc == NoMoreDocs) break;
            if (!inWindow && _window is not null)
            {
                FillWindow(doc, _stretchEnd, _firstEssential);
                target = doc;
                continue;
            }
            if (inWindow ? IsCompetitive(doc, _window!.Sum(doc), _firstInWindow) : IsCompetitive(doc, EssentialSum(doc), _firstEssential))
                return doc;
            target = doc + 1;
        }
        return NoMoreDocs;
    }

    private void StartStretch(int target)
    {
        _stretchEnd = NoMoreDocs;
        for (int i = 0; i < _scorers.Length; i++)
        {
            _bounds[i] = _scorers[i].Bound(target, out int last);
            _stretchEnd = Math.Min(_stretchEnd, last);
        }
        if (_stretchEnd - target < LeastStretch && _stretchEnd != NoMoreDocs) Lengthen(target);
        Array.Sort(_bounds, _scorers);
        for (int i = 0; i < _scorers.Length; i++) _boundSums[i + 1] = _boundSums[i] + _bounds[i];
        Split();
    }

    // Optional are the scorers that all together can't score enough.
    private void Split()
    {
        _firstEssential = 0;
        while (_firstEssential < _scorers.Length && (float)_boundSums[_firstEssential + 1] <= _minScore) _firstEssential++;
    }

    // Makes the stretch longer, taking for each scorer the highest of its bounds in it.
    private void Lengthen(int target)
    {
        int end = target + LeastStretch;
        for (int i = 0; i < _scorers.Length; i++)
        {
            for (int at = _stretchEnd + 1; at <= end;)
            {
                _bounds[i] = Math.Max(_bounds[i], _scorers[i].Bound(at, out int last));
                if (last == NoMoreDocs) break;
                at = last + 1;
            }
        }
        _stretchEnd = end;
    }

    private double EssentialSum(int doc)
    {
        double sum = 0;
        for (int i = _firstEssential; i < _scorers.Length; i++)
        {
            if (_scorers[i].Doc == doc) sum += _scorers[i].Score();
        }
        return sum;
    }

    // Asks the optional scorers from the highest bound down as long as they could still help.
    private bool IsCompetitive(int doc, double sum, int optional)
    {
        for (int i = optional - 1; i >= 0; i--)
        {
            if ((float)(sum + _boundSums[i + 1]) <= _minScore) return false;
            Scorer scorer = _scorers[i];
            if ((scorer.Doc < doc ? scorer.Advance(doc) : scorer.Doc) == doc) sum += scorer.Score();
        }
        _scoredDoc = doc;
        _score = (float)sum;
        return _score > _minScore;
    }
}
