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
