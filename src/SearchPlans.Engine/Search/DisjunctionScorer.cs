namespace SearchPlans.Engine.Search;

/// <summary>
/// Documents that any of several scorers gives. With a lowest score that counts, MaxScore (Turtle and Flood, "Query
/// evaluation: strategies and optimizations", 1995) over stretches of documents: within a stretch the scorers are
/// ordered by their bounds, and those whose bounds add up to too little (the optional ones) are asked only about
/// documents that the others give. As long as every document counts, terms are added up window by window.
/// </summary>
internal sealed class DisjunctionScorer : Scorer
{
    // A stretch is no shorter than this: finding bounds costs about as much as a few documents.
    private const int LeastStretch = 512;

    private readonly Scorer[] _scorers;
    private readonly float[] _bounds;
    private readonly double[] _boundSums;
    private readonly TermScorer[]? _terms;
    private ScoreWindow? _window;
    private int _firstEssential;
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
        if (scorers.All(s => s is TermScorer)) _terms = [.. scorers.Cast<TermScorer>()];
    }

    public override int Doc => _doc;

    public override long Cost { get; }

    public override int Next() => _doc == NoMoreDocs ? NoMoreDocs : Advance(_doc + 1);

    public override int Advance(int target)
    {
        if (target <= _doc) return _doc;
        if (_window is not null && target < _window.End)
        {
            // What is in a window is given to its end, also when the lowest score has risen meanwhile.
            int doc = _window.FirstFrom(target);
            if (doc < _window.End) return _doc = doc;
            target = doc;
        }
        if (_minScore > 0) return _doc = AdvanceCompetitive(target);
        // Who jumps asks for few documents: a window would be filled in vain.
        bool next = target == _doc + 1 || target == _window?.End;
        return _doc = next && _terms is not null ? AdvanceWindow(target) : AdvanceAll(target, 0);
    }

    public override float Score()
    {
        if (_window is not null && _doc >= _window.Start && _doc < _window.End) return _window.Score(_doc);
        if (_scoredDoc == _doc) return _score;
        double sum = 0;
        foreach (Scorer scorer in _scorers)
        {
            // Optional ones may not have come here yet.
            if ((scorer.Doc < _doc ? scorer.Advance(_doc) : scorer.Doc) == _doc) sum += scorer.Score();
        }
        return (float)sum;
    }

    public override float Bound(int target, out int lastDoc)
    {
        if (_window is not null && target < _window.End)
        {
            // The scorers themselves have gone on behind the window.
            lastDoc = _window.End - 1;
            return _window.HighestFrom(target);
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

    private int AdvanceWindow(int target)
    {
        int first = AdvanceAll(target, 0);
        if (first == NoMoreDocs) return NoMoreDocs;
        _window ??= new ScoreWindow();
        _window.Restart(first);
        foreach (TermScorer term in _terms!) term.AddTo(_window);
        return first;
    }

    private int AdvanceCompetitive(int target)
    {
        while (target != NoMoreDocs)
        {
            if (target > _stretchEnd)
            {
                StartStretch(target);
            }
            if (_firstEssential == _scorers.Length)
            {
                if (_stretchEnd == NoMoreDocs) break;
                target = _stretchEnd + 1;
                continue;
            }
            int doc = AdvanceAll(target, _firstEssential);
            if (doc == NoMoreDocs && _stretchEnd == NoMoreDocs) break;
            if (doc > _stretchEnd)
            {
                // The optional ones of this stretch may be essential in the next, so it begins right behind this one.
                target = _stretchEnd + 1;
                continue;
            }
            if (IsCompetitive(doc)) return doc;
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

    // Adds what is known, and asks the optional scorers from the highest bound down as long as they could still help.
    private bool IsCompetitive(int doc)
    {
        double sum = 0;
        for (int i = _firstEssential; i < _scorers.Length; i++)
        {
            if (_scorers[i].Doc == doc) sum += _scorers[i].Score();
        }
        for (int i = _firstEssential - 1; i >= 0; i--)
        {
            if ((float)(sum + _boundSums[i + 1]) <= _minScore) return false;
            if ((_scorers[i].Doc < doc ? _scorers[i].Advance(doc) : _scorers[i].Doc) == doc) sum += _scorers[i].Score();
        }
        _scoredDoc = doc;
        _score = (float)sum;
        return _score > _minScore;
    }
}
