using System.Numerics;

namespace SearchPlans.Engine.Search;

/// <summary>Scores of a stretch of neighbouring documents, added up term by term: what is found often is found fastest so.</summary>
internal sealed class ScoreWindow
{
    /// <summary>Documents of a window: sums and bits stay within the first cache.</summary>
    public const int Length = 2048;

    private readonly double[] _sums = new double[Length];
    private readonly ulong[] _found = new ulong[Length / 64];

    /// <summary>The window's first document.</summary>
    public int Start { get; private set; }

    /// <summary>The document right behind the window.</summary>
    public int End { get; private set; }

    /// <summary>Begins an empty window.</summary>
    /// <param name="start">Its first document.</param>
    /// <param name="lastDoc">It ends here at the latest.</param>
    public void Restart(int start, int lastDoc)
    {
        Start = start;
        End = (int)Math.Min((long)start + Length, Math.Min((long)lastDoc + 1, Scorer.NoMoreDocs));
        // Sums are set when a document is found first.
        Array.Clear(_found);
    }

    /// <summary>Adds to a document's score.</summary>
    public void Add(int doc, float score)
    {
        int place = doc - Start;
        ulong bit = 1ul << place;
        ref ulong found = ref _found[place >> 6];
        _sums[place] = (found & bit) != 0 ? _sums[place] + score : score;
        found |= bit;
    }

    /// <summary>The first document at or after one of the window that has a score; <see cref="End"/> when there is none.</summary>
    public int FirstFrom(int doc)
    {
        int place = doc - Start;
        for (int word = place >> 6; word < _found.Length; word++, place = word << 6)
        {
            ulong rest = _found[word] >> place << place;
            if (rest != 0) return Start + (word << 6) + BitOperations.TrailingZeroCount(rest);
        }
        return End;
    }

    /// <summary>The highest score in the window at or after a document; 0 when there is none.</summary>
    public double HighestFrom(int doc)
    {
        double highest = 0;
        for (int d = FirstFrom(Math.Max(doc, Start)); d < End; d = d + 1 < End ? FirstFrom(d + 1) : End) highest = Math.Max(highest, Sum(d));
        return highest;
    }

    /// <summary>Gives what the window holds from a document on, as far as there is room.</summary>
    /// <returns>How many documents.</returns>
    public int Take(int doc, Span<int> docs, Span<float> scores)
    {
        int count = 0;
        int place = doc - Start;
        for (int word = place >> 6; word < _found.Length; word++, place = word << 6)
        {
            for (ulong rest = _found[word] >> place << place; rest != 0; rest &= rest - 1)
            {
                if (count == docs.Length) return count;
                int found = (word << 6) + BitOperations.TrailingZeroCount(rest);
                docs[count] = Start + found;
                scores[count++] = (float)_sums[found];
            }
        }
        return count;
    }

    /// <summary>The score of a document that has one.</summary>
    public double Sum(int doc) => _sums[doc - Start];
}
