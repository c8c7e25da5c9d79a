namespace SearchPlans.Lucene.Queries;

/// <summary>Runs through the documents in which something stands, forwards only, and gives where.</summary>
internal abstract class Spans
{
    /// <summary>About how many documents it will give.</summary>
    public abstract long Cost { get; }

    /// <summary>Moves to the first document at or after <paramref name="target"/> and gives it; stays where that is.</summary>
    public abstract int Advance(int target);

    /// <summary>Appends the stretches of the current document, in no order.</summary>
    public abstract void Read(List<Stretch> spans);
}

internal sealed class TermSpans(TermPostings postings, int length) : Spans
{
    public override long Cost => postings.DocFreq;

    public override int Advance(int target) => postings.Advance(target);

    public override void Read(List<Stretch> spans)
    {
        foreach (int start in postings.Positions())
        {
            spans.Add(new Stretch(start, start + length));
        }
    }
}

internal sealed class PhraseSpans(PhraseScorer phrase, int length) : Spans
{
    public override long Cost => phrase.GetCost();

    public override int Advance(int target) => phrase.Advance(target);

    public override void Read(List<Stretch> spans)
    {
        foreach (int start in phrase.Starts)
        {
            spans.Add(new Stretch(start, start + length));
        }
    }
}

internal sealed class AnySpans : Spans
{
    // The items not on the current document, by document; a range of numbers can have hundreds.
    private readonly PriorityQueue<Spans, int> _ahead = new();
    private readonly List<Spans> _here = [];
    private int _doc = -1;

    public AnySpans(IReadOnlyCollection<Spans> items)
    {
        Cost = items.Sum(i => i.Cost);
        _here.AddRange(items);
    }

    public override long Cost { get; }

    public override int Advance(int target)
    {
        if (target <= _doc)
        {
            return _doc;
        }
        foreach (Spans item in _here)
        {
            Put(item, target);
        }
        _here.Clear();
        while (_ahead.TryPeek(out _, out int doc) && doc < target)
        {
            Put(_ahead.Dequeue(), target);
        }
        if (!_ahead.TryPeek(out _, out _doc))
        {
            return _doc = LeafScorer.NO_MORE_DOCS;
        }
        while (_ahead.TryPeek(out Spans? item, out int doc) && doc == _doc)
        {
            _ahead.Dequeue();
            _here.Add(item);
        }
        return _doc;
    }

    public override void Read(List<Stretch> spans)
    {
        foreach (Spans item in _here)
        {
            item.Read(spans);
        }
    }

    private void Put(Spans item, int target)
    {
        if (item.Advance(target) is int doc and not LeafScorer.NO_MORE_DOCS)
        {
            _ahead.Enqueue(item, doc);
        }
    }
}

/// <summary>Where any of very many terms stands, gathered for a few hundred documents at a time: a range of numbers has hundreds of terms,
/// and keeping these in the order of their documents costs more than their postings.</summary>
internal sealed class TermWindowSpans(IReadOnlyList<TermPostings> terms) : Spans
{
    /// <summary>Up to so many are better kept in order one by one.</summary>
    public const int FewTerms = 8;

    private const int WindowDocs = 256;

    // Document and position of each place in the window, as one number each, rising.
    private readonly List<long> _places = [];
    private int _next;
    private int _windowEnd;
    private int _ahead;
    private int _doc = -1;

    public override long Cost { get; } = terms.Sum(t => (long)t.DocFreq);

    public override int Advance(int target)
    {
        if (target <= _doc)
        {
            return _doc;
        }
        while (true)
        {
            if (target >= _windowEnd)
            {
                Gather(target);
            }
            while (_next < _places.Count && DocOf(_places[_next]) < target)
            {
                _next++;
            }
            if (_next < _places.Count)
            {
                return _doc = DocOf(_places[_next]);
            }
            if (_ahead == LeafScorer.NO_MORE_DOCS)
            {
                return _doc = LeafScorer.NO_MORE_DOCS;
            }
            target = _ahead;
        }
    }

    public override void Read(List<Stretch> spans)
    {
        for (int i = _next; i < _places.Count && DocOf(_places[i]) == _doc; i++)
        {
            int position = (int)_places[i];
            spans.Add(new Stretch(position, position + 1));
        }
    }

    private static int DocOf(long place) => (int)(place >> 32);

    private void Gather(int from)
    {
        _places.Clear();
        _next = 0;
        _windowEnd = (int)Math.Min((long)from + WindowDocs, LeafScorer.NO_MORE_DOCS);
        _ahead = LeafScorer.NO_MORE_DOCS;
        foreach (TermPostings term in terms)
        {
            int doc = term.Advance(from);
            for (; doc < _windowEnd; doc = term.Next())
            {
                foreach (int position in term.Positions())
                {
                    _places.Add(((long)doc << 32) | (uint)position);
                }
            }
            _ahead = Math.Min(_ahead, doc);
        }
        _places.Sort();
    }
}

/// <summary>Leaves out stretches that a separator stands in; a document may be left with none.</summary>
internal sealed class UnbrokenSpans(Spans item, IReadOnlyList<TermPostings> separators) : Spans
{
    private readonly List<int> _positions = [];
    private int _doc = -1;

    public override long Cost => item.Cost;

    public override int Advance(int target) => _doc = item.Advance(target);

    public override void Read(List<Stretch> spans)
    {
        int from = spans.Count;
        item.Read(spans);
        _positions.Clear();
        foreach (TermPostings separator in separators)
        {
            if (separator.Advance(_doc) == _doc)
            {
                _positions.AddRange(separator.Positions());
            }
        }
        if (separators.Count > 1)
        {
            _positions.Sort();
        }
        int kept = from;
        for (int i = from; i < spans.Count; i++)
        {
            if (!StretchFinder.IsBroken(_positions, spans[i]))
            {
                spans[kept++] = spans[i];
            }
        }
        spans.RemoveRange(kept, spans.Count - kept);
    }
}
