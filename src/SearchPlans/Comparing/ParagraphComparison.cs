using SearchPlans.Text.Characters;

namespace SearchPlans.Comparing;

/// <summary>Two texts, paragraph by paragraph: what became of each. Knows nothing of plans.</summary>
public static class ParagraphComparison
{
    // Of characters that two paragraphs must share at their ends, or in pairs, to be one that was changed.
    private const double LeastAlike = 0.4;

    // Of those, to be about the same in other words: side by side, and nothing of them marked.
    private const double LeastRelated = 0.2;

    // Of a gap with more pairs of paragraphs the first that are alike are taken.
    private const int MaxPairs = 40_000;

    /// <summary>
    /// Puts paragraphs side by side: those that both have once are the frame, as far as they run in the same order (Cohen's
    /// patience diff: the longest increasing subsequence); between two of them equal ones at the ends are the same, and of
    /// the others those that are alike, in order, are changed, so that most is shared. Time n log n, but for paragraphs of one gap.
    /// </summary>
    public static IReadOnlyList<ComparedRow> Align(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        var rows = new List<ComparedRow>();
        int i = 0;
        int j = 0;
        foreach ((int Old, int New) anchor in Anchors(old, now).Append((old.Count, now.Count)))
        {
            Gap(rows, old, i, anchor.Old, now, j, anchor.New);
            if (anchor.Old < old.Count)
            {
                rows.Add(Same(old[anchor.Old]));
            }
            (i, j) = (anchor.Old + 1, anchor.New + 1);
        }
        return rows;
    }

    private static List<(int Old, int New)> Anchors(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        Dictionary<string, int> inOld = Once(old);
        Dictionary<string, int> inNew = Once(now);
        (int Old, int New)[] pairs = [.. inOld.Where(o => inNew.ContainsKey(o.Key)).Select(o => (o.Value, inNew[o.Key])).Order()];
        return [.. LongestRising([.. pairs.Select(p => p.New)]).Select(p => pairs[p])];
    }

    /// <summary>The places of the longest run of numbers that rise, in order.</summary>
    internal static IReadOnlyList<int> LongestRising(IReadOnlyList<int> numbers)
    {
        // Of each length the run that ends lowest, and who came before its end.
        var tails = new List<int>();
        int[] before = new int[numbers.Count];
        for (int p = 0; p < numbers.Count; p++)
        {
            int low = 0;
            for (int high = tails.Count; low < high;)
            {
                int middle = (low + high) >>> 1;
                if (numbers[tails[middle]] < numbers[p])
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }
            before[p] = low > 0 ? tails[low - 1] : -1;
            if (low == tails.Count)
            {
                tails.Add(p);
            }
            else
            {
                tails[low] = p;
            }
        }
        var run = new List<int>();
        for (int p = tails.Count > 0 ? tails[^1] : -1; p >= 0; p = before[p])
        {
            run.Add(p);
        }
        run.Reverse();
        return run;
    }

    private static Dictionary<string, int> Once(IReadOnlyList<string> paragraphs) => paragraphs
        .Select((text, at) => (text, at))
        .GroupBy(p => p.text, StringComparer.Ordinal)
        .Where(g => g.Count() == 1)
        .ToDictionary(g => g.Key, g => g.First().at, StringComparer.Ordinal);

    private static void Gap(List<ComparedRow> rows, IReadOnlyList<string> old, int i, int oldEnd, IReadOnlyList<string> now,
        int j, int newEnd)
    {
        for (; i < oldEnd && j < newEnd && old[i] == now[j]; i++, j++)
        {
            rows.Add(Same(old[i]));
        }
        int tail = 0;
        while (oldEnd > i && newEnd > j && old[oldEnd - 1] == now[newEnd - 1])
        {
            oldEnd--;
            newEnd--;
            tail++;
        }
        if ((long)(oldEnd - i) * (newEnd - j) <= MaxPairs)
        {
            BestInOrder(rows, old, i, oldEnd, now, j, newEnd);
            (i, j) = (oldEnd, newEnd);
        }
        while (i < oldEnd && j < newEnd)
        {
            if (old[i] == now[j])
            {
                rows.Add(Same(old[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (AreAlike(old[i], now[j]))
            {
                rows.Add(Changed(old[i++], now[j++]));
            }
            // Who has more left shows one alone, so that both ends meet.
            else if (oldEnd - i >= newEnd - j)
            {
                rows.Add(OnlyOld(old[i++]));
            }
            else
            {
                rows.Add(OnlyNew(now[j++]));
            }
        }
        while (i < oldEnd)
        {
            rows.Add(OnlyOld(old[i++]));
        }
        while (j < newEnd)
        {
            rows.Add(OnlyNew(now[j++]));
        }
        for (int t = 0; t < tail; t++)
        {
            rows.Add(Same(old[oldEnd + t]));
        }
    }

    // Of all ways to pair paragraphs in order the one in which most characters are shared.
    private static void BestInOrder(List<ComparedRow> rows, IReadOnlyList<string> old, int i, int oldEnd, IReadOnlyList<string> now,
        int j, int newEnd)
    {
        (int n, int m) = (oldEnd - i, newEnd - j);
        HashSet<int>[] oldPairs = [.. Enumerable.Range(i, n).Select(k => Pairs(old[k]))];
        HashSet<int>[] newPairs = [.. Enumerable.Range(j, m).Select(k => Pairs(now[k]))];
        double[,] shared = new double[n, m], best = new double[n + 1, m + 1];
        for (int a = n - 1; a >= 0; a--)
        {
            for (int b = m - 1; b >= 0; b--)
            {
                double alike = Alike(old[i + a], oldPairs[a], now[j + b], newPairs[b]);
                shared[a, b] = alike < LeastRelated ? 0 : alike * Math.Max(old[i + a].Length, now[j + b].Length);
                best[a, b] = Math.Max(
                    shared[a, b] > 0 ? shared[a, b] + best[a + 1, b + 1] : 0, Math.Max(best[a + 1, b], best[a, b + 1]));
            }
        }
        for (int a = 0, b = 0; a < n || b < m;)
        {
            if (a < n && b < m && shared[a, b] > 0 && best[a, b] == shared[a, b] + best[a + 1, b + 1])
            {
                (string one, string other) = (old[i + a], now[j + b]);
                bool areAlike = Alike(one, oldPairs[a++], other, newPairs[b++]) >= LeastAlike;
                rows.Add(one == other ? Same(one) : areAlike ? Changed(one, other) : Rewritten(one, other));
            }
            else if (a < n && (b == m || best[a, b] == best[a + 1, b]))
            {
                rows.Add(OnlyOld(old[i + a++]));
            }
            else
            {
                rows.Add(OnlyNew(now[j + b++]));
            }
        }
    }

    private static bool AreAlike(string one, string other) => Alike(one, Pairs(one), other, Pairs(other)) >= LeastAlike;

    // How much of the longer both have: at their ends, or in pairs of characters.
    private static double Alike(string one, HashSet<int> onePairs, string other, HashSet<int> otherPairs)
    {
        int longest = Math.Max(one.Length, other.Length);
        if (Math.Min(one.Length, other.Length) == 0)
        {
            return longest == 0 ? 1 : 0;
        }
        (int head, int tail) = Ends(one, other);
        (HashSet<int> few, HashSet<int> many) = onePairs.Count < otherPairs.Count ? (onePairs, otherPairs) : (otherPairs, onePairs);
        double ends = (double)(head + tail) / longest, most = (double)few.Count / Math.Max(1, longest - 1);
        return most <= ends || Math.Max(most, ends) < LeastRelated
            ? ends
            : Math.Max(ends, few.Count(many.Contains) / (double)Math.Max(1, longest - 1));
    }

    private static HashSet<int> Pairs(string text) =>
        [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => (text[i] << 16) | text[i + 1])];

    // How many characters two texts share at the beginning and at the end.
    private static (int Head, int Tail) Ends(string one, string other)
    {
        int shorter = Math.Min(one.Length, other.Length);
        int head = one.AsSpan().CommonPrefixLength(other);
        int tail = 0;
        while (tail < shorter - head && one[^(tail + 1)] == other[^(tail + 1)])
        {
            tail++;
        }
        return (head, tail);
    }

    private static ComparedRow Same(string text) => new(ComparedKind.Same, text, text, [], []);

    private static ComparedRow Changed(string old, string now)
    {
        (IReadOnlyList<TextRange> oldDiffers, IReadOnlyList<TextRange> newDiffers) = TextChanges.Between(old, now);
        return new ComparedRow(ComparedKind.Changed, old, now, oldDiffers, newDiffers);
    }

    private static ComparedRow Rewritten(string old, string now) =>
        new(ComparedKind.Changed, old, now, [new TextRange(0, old.Length)], [new TextRange(0, now.Length)]);

    private static ComparedRow OnlyOld(string text) => new(ComparedKind.OnlyOld, text, "", [new TextRange(0, text.Length)], []);

    private static ComparedRow OnlyNew(string text) => new(ComparedKind.OnlyNew, "", text, [], [new TextRange(0, text.Length)]);
}
