using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Search;

/// <summary>Documents in which terms stand at given distances. Positions are read only where all terms are.</summary>
internal sealed class PhraseScorer : Scorer
{
    private readonly (PostingsCursor Postings, int Position)[] _terms;
    private readonly NormsReader _norms;
    private readonly Bm25 _bm25;
    private readonly float _weight;
    private int[] _starts = new int[16];
    private int _doc = -1;
    private int _freq;
    private float _minScore;
    private int _checkedUpTo = -1;

    /// <param name="terms">The postings of each term and its position in the phrase.</param>
    /// <param name="norms">The field's norms.</param>
    /// <param name="bm25">How to score.</param>
    /// <param name="weight">Sum of the terms' idf times boost.</param>
    public PhraseScorer(
        IEnumerable<(PostingsCursor Postings, int Position)> terms, NormsReader norms, Bm25 bm25, float weight)
    {
        // The rarest leads: every other is asked only about documents that it has.
        _terms = [.. terms.OrderBy(t => t.Postings.DocFreq)];
        _norms = norms;
        _bm25 = bm25;
        _weight = weight;
    }

    /// <summary>Where the phrase stands in the current document.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, _freq);

    public override int Doc => _doc;

    public override long Cost => _terms[0].Postings.DocFreq;

    public override int Next() => Match(_doc == NoMoreDocs ? NoMoreDocs : _terms[0].Postings.Next());

    public override int Advance(int target) => target <= _doc ? _doc : Match(_terms[0].Postings.Advance(target));

    public override float Score() => _bm25.Score(_weight, _freq, _norms[_doc]);

    public override float Bound(int target, out int lastDoc)
    {
        // A phrase stands nowhere more often than any of its terms.
        float bound = _weight;
        lastDoc = NoMoreDocs;
        foreach ((PostingsCursor postings, int _) in _terms)
        {
            if (postings.BlockImpacts(target, out int last) is not { } impacts) continue;
            bound = Math.Min(bound, _bm25.Bound(_weight, impacts));
            lastDoc = Math.Min(lastDoc, last);
        }
        return bound;
    }

    public override void SetMinScore(float score)
    {
        _minScore = score;
        _checkedUpTo = -1;
    }

    private int Match(int doc)
    {
        while (doc != NoMoreDocs)
        {
            if (_minScore > 0 && doc > _checkedUpTo)
            {
                // Only blocks of the leading term: bounds of the others would cost more than they save.
                float bound = _terms[0].Postings.BlockImpacts(doc, out int lastDoc) is { } impacts ? _bm25.Bound(_weight, impacts) : _weight;
                if (bound <= _minScore)
                {
                    if (lastDoc == NoMoreDocs) break;
                    doc = _terms[0].Postings.Advance(lastDoc + 1);
                    continue;
                }
                _checkedUpTo = lastDoc;
            }
            int next = FirstWithout(doc);
            if (next == doc)
            {
                _freq = MayCompete(doc) ? CountMatches() : 0;
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

    // Frequencies cost less than positions.
    private bool MayCompete(int doc)
    {
        if (_minScore <= 0) return true;
        int most = int.MaxValue;
        foreach ((PostingsCursor postings, int _) in _terms) most = Math.Min(most, postings.Freq);
        return _bm25.Score(_weight, most, _norms[doc]) > _minScore;
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
