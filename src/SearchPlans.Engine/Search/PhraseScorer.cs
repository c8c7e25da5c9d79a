using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Search;

/// <summary>Documents in which terms stand at given distances. Positions are read only where all terms are.</summary>
internal sealed class PhraseScorer : Scorer
{
    private readonly (PostingsCursor Postings, int Position)[] _terms;
    private readonly SegmentReader _segment;
    private readonly int _field;
    private readonly bool _hasNorms;
    private readonly Bm25 _bm25;
    private readonly float _weight;
    private int[] _starts = new int[16];
    private int _doc = -1;
    private int _freq;

    /// <param name="terms">The postings of each term and its position in the phrase.</param>
    /// <param name="segment">The segment they are of.</param>
    /// <param name="field">The field's ordinal.</param>
    /// <param name="bm25">How to score.</param>
    /// <param name="weight">Sum of the terms' idf times boost.</param>
    public PhraseScorer(
        IEnumerable<(PostingsCursor Postings, int Position)> terms, SegmentReader segment, int field, Bm25 bm25, float weight)
    {
        // The rarest leads: every other is asked only about documents that it has.
        _terms = [.. terms.OrderBy(t => t.Postings.DocFreq)];
        _segment = segment;
        _field = field;
        _hasNorms = !segment.NormsOf(field).IsEmpty;
        _bm25 = bm25;
        _weight = weight;
    }

    public override int Doc => _doc;

    public override long Cost => _terms[0].Postings.DocFreq;

    public override int Next() => Match(_doc == NoMoreDocs ? NoMoreDocs : _terms[0].Postings.Next());

    public override int Advance(int target) => target <= _doc ? _doc : Match(_terms[0].Postings.Advance(target));

    public override float Score() => _bm25.Score(_weight, _freq, _hasNorms ? _segment.NormsOf(_field)[_doc] : (byte)0);

    private int Match(int doc)
    {
        while (doc != NoMoreDocs)
        {
            int next = FirstWithout(doc);
            if (next == doc)
            {
                _freq = CountMatches();
                if (_freq > 0) return _doc = doc;
                doc = _terms[0].Postings.Next();
            }
            else
            {
                doc = _terms[0].Postings.Advance(next);
            }
        }
        return _doc = NoMoreDocs;
    }

    // The document itself when all terms have it, otherwise where the first that lacks it goes on.
    private int FirstWithout(int doc)
    {
        for (int t = 1; t < _terms.Length; t++)
        {
            int at = _terms[t].Postings.Advance(doc);
            if (at != doc) return at;
        }
        return doc;
    }

    // Where the phrase could start by the first term, thinned out term by term.
    private int CountMatches()
    {
        ReadOnlySpan<int> positions = _terms[0].Postings.Positions();
        if (_starts.Length < positions.Length) _starts = new int[positions.Length * 2];
        int count = positions.Length;
        for (int i = 0; i < count; i++) _starts[i] = positions[i] - _terms[0].Position;
        for (int t = 1; t < _terms.Length && count > 0; t++)
            count = Keep(_starts.AsSpan(0, count), _terms[t].Postings.Positions(), _terms[t].Position);
        return count;
    }

    private static int Keep(Span<int> starts, ReadOnlySpan<int> positions, int offset)
    {
        int kept = 0;
        int p = 0;
        foreach (int start in starts)
        {
            while (p < positions.Length && positions[p] < start + offset) p++;
            if (p == positions.Length) break;
            if (positions[p] == start + offset) starts[kept++] = start;
        }
        return kept;
    }
}
