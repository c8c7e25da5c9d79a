using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SearchPlans.Lucene.Queries;

/// <summary>
/// Scores of a stretch of neighbouring documents, added up term by term: what is found often is found fastest so. Where
/// little is found a bit tells for each document whether it has a sum yet; where much is found sums begin with
/// <see cref="NotFound"/> instead, so that adding asks nothing. What the window before held decides.
/// </summary>
internal sealed class ScoreWindow
{
    /// <summary>Documents of a window: their sums stay within the first cache.</summary>
    public const int Length = 2048;

    /// <summary>Documents that are looked at together.</summary>
    public const int GroupLength = 64;

    // From so many scores in a window on, clearing sums costs less than asking for each.
    private const int DenseFrom = Length / 10;
    private const int Lanes = 4;

    // Scores are 0 or more, and 0 added to -0 is 0: so the sign tells whether anything was added.
    private const double NotFound = -0.0;

    private readonly double[] _sums = new double[Length];

    // A bit for each document; while a dense window is filled all are set.
    private readonly ulong[] _found = new ulong[Length / GroupLength];
    private int _added;
    private bool _isDense;

    /// <summary>The window's first document.</summary>
    public int Start { get; private set; }

    /// <summary>The document right behind the window.</summary>
    public int End { get; private set; }

    /// <summary>Begins an empty window.</summary>
    /// <param name="start">Its first document.</param>
    public void Restart(int start)
    {
        Start = start;
        End = (int)Math.Min((long)start + Length, LeafScorer.NO_MORE_DOCS);
        _isDense = _added >= DenseFrom;
        _added = 0;
        if (_isDense)
        {
            _sums.AsSpan().Fill(NotFound);
        }
        _found.AsSpan().Fill(_isDense ? ulong.MaxValue : 0);
    }

    /// <summary>Adds to the scores of documents, all of the window.</summary>
    public void Add(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
    {
        double[] sums = _sums;
        int start = Start;
        _added += docs.Length;
        if (_isDense)
        {
            for (int i = 0; i < docs.Length && i < scores.Length; i++)
            {
                sums[docs[i] - start] += scores[i];
            }
            return;
        }
        for (int i = 0; i < docs.Length && i < scores.Length; i++)
        {
            int place = docs[i] - start;
            ulong bit = 1ul << place;
            ref ulong found = ref _found[place / GroupLength];
            sums[place] = (found & bit) != 0 ? sums[place] + scores[i] : scores[i];
            found |= bit;
        }
    }

    /// <summary>Ends adding for who wants everything that was found, by <see cref="FirstFrom"/> and <see cref="Take"/>.</summary>
    public void MarkFound()
    {
        if (!_isDense)
        {
            return;
        }
        ref double sums = ref MemoryMarshal.GetArrayDataReference(_sums);
        for (int group = 0; group < _found.Length; group++)
        {
            ulong missing = 0;
            for (int i = 0; i < GroupLength; i += Lanes)
            {
                Vector256<double> four = Vector256.LoadUnsafe(ref sums, (nuint)(group * GroupLength + i));
                missing |= (ulong)four.ExtractMostSignificantBits() << i;
            }
            _found[group] = ~missing;
        }
    }

    /// <summary>The first document at or after one of the window that has a score; <see cref="End"/> when there is none.</summary>
    public int FirstFrom(int doc)
    {
        int place = doc - Start;
        for (int word = place / GroupLength; word < _found.Length; word++, place = word * GroupLength)
        {
            ulong rest = _found[word] >> place << place;
            if (rest != 0)
            {
                return Start + word * GroupLength + BitOperations.TrailingZeroCount(rest);
            }
        }
        return End;
    }

    /// <summary>Gives what the window holds from a document on, group by group as long as there is room for a whole one.</summary>
    /// <param name="doc">The document to begin at; set to the one to go on from.</param>
    /// <param name="docs">Gets the documents whose sums are above <paramref name="bound"/>, perhaps others too.</param>
    /// <param name="scores">Gets their scores.</param>
    /// <param name="bound">What to be above.</param>
    /// <param name="passed">Gets how many documents aren't given.</param>
    /// <returns>How many are given.</returns>
    public int Take(ref int doc, Span<int> docs, Span<float> scores, double bound, out int passed)
    {
        int count = 0;
        passed = 0;
        int place = doc - Start;
        int group = place / GroupLength;
        for (; group < _found.Length && count + GroupLength <= docs.Length; place = ++group * GroupLength)
        {
            ulong found = _found[group] >> place << place;
            if (found == 0)
            {
                continue;
            }
            ulong above = _isDense ? AboveInGroup(group, bound) & found : found;
            passed += BitOperations.PopCount(found ^ above);
            for (; above != 0; above &= above - 1)
            {
                int at = group * GroupLength + BitOperations.TrailingZeroCount(above);
                docs[count] = Start + at;
                scores[count++] = (float)_sums[at];
            }
        }
        doc = Math.Min(End, Start + place);
        return count;
    }

    /// <summary>The score of a document that has one.</summary>
    public double Sum(int doc) => _sums[doc - Start];

    private ulong AboveInGroup(int group, double bound)
    {
        ref double sums = ref MemoryMarshal.GetReference(_sums.AsSpan(group * GroupLength, GroupLength));
        Vector256<double> bounds = Vector256.Create(bound);
        ulong above = 0;
        for (int i = 0; i < GroupLength; i += Lanes)
        {
            Vector256<double> four = Vector256.LoadUnsafe(ref sums, (nuint)i);
            above |= (ulong)Vector256.GreaterThan(four, bounds).ExtractMostSignificantBits() << i;
        }
        return above;
    }
}
