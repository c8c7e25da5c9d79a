using System.Numerics;
using System.Runtime.Intrinsics;

namespace SearchPlans.Lucene.Queries;

/// <summary>Documents in which terms stand at given distances. Positions are read only where all terms are.</summary>
internal sealed class PhraseScorer : LeafScorer
{
    // No position, and none after another's place in the phrase is subtracted.
    private const int NoStart = int.MinValue / 2;
    private const int NoPosition = int.MaxValue;

    private readonly (TermPostings Postings, int Position)[] _terms;
    private readonly TextScoring _texts;
    private readonly float _weight;
    private readonly BlockConjunction? _conjunction;
    private readonly uint[] _freqs = new uint[LongestBatch];
    private int[] _starts = new int[16];
    private int _doc = -1;
    private int _freq;

    /// <param name="terms">The postings of each term and its position in the phrase.</param>
    /// <param name="texts">How the field is scored.</param>
    /// <param name="weight">Sum of the terms' idf times boost.</param>
    public PhraseScorer(IEnumerable<(TermPostings Postings, int Position)> terms, TextScoring texts, float weight)
    {
        // The rarest leads: every other is asked only about documents that it has.
        _terms = [.. terms.OrderBy(t => t.Postings.DocFreq)];
        _texts = texts;
        _weight = weight;
        _conjunction = BlockConjunction.Of([.. _terms.Select(t => t.Postings)]);
    }

    /// <summary>Where the phrase stands in the current document.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, _freq);

    public override int DocID => _doc;

    public override int Freq => _freq;

    public override long GetCost() => _terms[0].Postings.DocFreq;

    public override int NextDoc() => Match(_terms[0].Postings.Next());

    public override int Advance(int target) => target <= _doc ? _doc : Match(_terms[0].Postings.Advance(target));

    public override float GetScore() => _texts.Score(_weight, _freq, _doc);

    public override int NextBatch(Span<int> docs, Span<float> scores, float above, out int passed)
    {
        if (_conjunction is null)
        {
            return base.NextBatch(docs, scores, above, out passed);
        }
        passed = 0;
        int count = 0;
        while (count == 0 && _conjunction.MoveNext(docs.Length))
        {
            ReadOnlySpan<int> found = _conjunction.Docs;
            for (int i = 0; i < found.Length; i++)
            {
                int freq = CountMatches(i);
                if (freq > 0)
                {
                    docs[count] = found[i];
                    _freqs[count++] = (uint)freq - 1;
                }
            }
        }
        _texts.Score(_weight, docs[..count], _freqs, scores);
        return count;
    }

    private int CountMatches(int found)
    {
        // What is behind the last is NoStart when the first term's place in the phrase is subtracted.
        int first = _terms[0].Position;
        Vector256<int> starts = _conjunction!.EightPositionsAt(0, _conjunction.Ordinals(0)[found], NoStart + first, out int count);
        starts -= Vector256.Create(first);
        for (int t = 1; t < _terms.Length && count <= Vector256<int>.Count; t++)
        {
            Vector256<int> positions = _conjunction.EightPositionsAt(t, _conjunction.Ordinals(t)[found], NoPosition, out count);
            Vector256<int> isStart = AnyEqual(starts, positions - Vector256.Create(_terms[t].Position));
            starts = Vector256.ConditionalSelect(isStart, starts, Vector256.Create(NoStart));
            if (count <= Vector256<int>.Count && isStart == Vector256<int>.Zero)
            {
                return 0;
            }
        }
        return count <= Vector256<int>.Count
            ? BitOperations.PopCount(Vector256.GreaterThan(starts, Vector256.Create(NoStart)).ExtractMostSignificantBits())
            : CountManyMatches(found);
    }

    // For each number of one vector, whether it is in the other: compared with all of them, one turned on after the other.
    private static Vector256<int> AnyEqual(Vector256<int> numbers, Vector256<int> others)
    {
        Vector256<int> turn = Vector256.Create(1, 2, 3, 4, 5, 6, 7, 0);
        Vector256<int> equal = Vector256.Equals(numbers, others);
        for (int i = 1; i < Vector256<int>.Count; i++)
        {
            others = Vector256.Shuffle(others, turn);
            equal |= Vector256.Equals(numbers, others);
        }
        return equal;
    }

    private int CountManyMatches(int found)
    {
        int count = ReadStarts(_conjunction!.PositionsAt(0, _conjunction.Ordinals(0)[found]));
        for (int t = 1; t < _terms.Length && count > 0; t++)
        {
            ReadOnlySpan<int> positions = _conjunction.PositionsAt(t, _conjunction.Ordinals(t)[found]);
            count = Keep(_starts.AsSpan(0, count), positions, _terms[t].Position);
        }
        return count;
    }

    private int Match(int doc)
    {
        TermPostings lead = _terms[0].Postings;
        while (doc != NO_MORE_DOCS)
        {
            int next = FirstWithout(doc);
            if (next == doc)
            {
                _freq = CountMatches();
                if (_freq > 0)
                {
                    return _doc = doc;
                }
                doc = lead.Next();
            }
            else
            {
                doc = lead.Advance(next);
            }
        }
        return _doc = NO_MORE_DOCS;
    }

    // The document itself when all terms have it, otherwise where the first that lacks it goes on.
    private int FirstWithout(int doc)
    {
        for (int t = 1; t < _terms.Length; t++)
        {
            int at = _terms[t].Postings.Advance(doc);
            if (at != doc)
            {
                return at;
            }
        }
        return doc;
    }

    // Where the phrase could start by the first term, thinned out term by term.
    private int CountMatches()
    {
        int count = ReadStarts(_terms[0].Postings.Positions());
        for (int t = 1; t < _terms.Length && count > 0; t++)
        {
            count = Keep(_starts.AsSpan(0, count), _terms[t].Postings.Positions(), _terms[t].Position);
        }
        return count;
    }

    private int ReadStarts(ReadOnlySpan<int> positions)
    {
        if (_starts.Length < positions.Length)
        {
            _starts = new int[positions.Length * 2];
        }
        for (int i = 0; i < positions.Length; i++)
        {
            _starts[i] = positions[i] - _terms[0].Position;
        }
        return positions.Length;
    }

    private static int Keep(Span<int> starts, ReadOnlySpan<int> positions, int offset)
    {
        int kept = 0;
        int p = 0;
        foreach (int start in starts)
        {
            while (p < positions.Length && positions[p] < start + offset)
            {
                p++;
            }
            if (p == positions.Length)
            {
                break;
            }
            if (positions[p] == start + offset)
            {
                starts[kept++] = start;
            }
        }
        return kept;
    }
}
