namespace SearchPlans.Plans;

/// <summary>
/// How the heading styles of one document nest, read from how their numbers run. Where B starts again at 1 after an A,
/// A is around B; where B goes on across an A, B is around A. Every pair of styles is decided by such votes; only a
/// pair without any falls back on what is usual.
/// </summary>
internal static class StyleRanks
{
    private const int StyleCount = (int)NumberStyle.Hash6 + 1;

    /// <summary>Rank of each style: smaller is further out, equal are siblings. All are even, so that there is room for an
    /// inner series of the same style.</summary>
    public static int[] Of(List<HeadingMark> marks, List<PlanLine> lines)
    {
        int[] firstSeen = new int[StyleCount], lastSeen = new int[StyleCount], lastValue = new int[StyleCount];
        int[,] outerVotes = new int[StyleCount, StyleCount];
        Array.Fill(firstSeen, -1);
        Array.Fill(lastSeen, -1);
        for (int i = 0; i < marks.Count; i++)
        {
            int style = (int)marks[i].Style, value = marks[i].Value;
            if (marks[i].IsNested)
            {
                continue;
            }
            if (firstSeen[style] < 0)
            {
                firstSeen[style] = i;
            }
            else if (value > 0)
            {
                for (int other = 0; other < StyleCount; other++)
                {
                    if (other != style && lastSeen[other] > lastSeen[style] && value > lastValue[style])
                    {
                        outerVotes[style, other]++;
                    }
                }
                // Of all that came between, what comes right before is why the numbers begin anew.
                int before = (int)marks[i - 1].Style;
                if (value == 1 && value <= lastValue[style] && before != style)
                {
                    outerVotes[before, style]++;
                }
            }
            lastSeen[style] = i;
            lastValue[style] = value;
        }
        double[] hashLevels = HashLevels(marks, lines);
        int[] ranks = Sort(firstSeen, outerVotes, hashLevels);
        ranks[(int)NumberStyle.Preface] = Enumerable.Range(0, StyleCount)
            .Where(style => firstSeen[style] >= 0 && style is not ((int)NumberStyle.Preface or (int)NumberStyle.Standalone))
            .Select(style => ranks[style]).DefaultIfEmpty(2).Min();
        return ranks;
    }

    /// <summary>Average level of the # marks of each style where nearly all have them, else 0.</summary>
    private static double[] HashLevels(List<HeadingMark> marks, List<PlanLine> lines)
    {
        double[] sums = new double[StyleCount];
        int[] marked = new int[StyleCount], counts = new int[StyleCount];
        foreach (HeadingMark mark in marks)
        {
            int level = lines[mark.Line].HashLevel;
            sums[(int)mark.Style] += level;
            marked[(int)mark.Style] += level > 0 ? 1 : 0;
            counts[(int)mark.Style]++;
        }
        for (int style = 0; style < StyleCount; style++)
        {
            sums[style] = marked[style] * 5 > counts[style] * 4 ? sums[style] / marked[style] : 0;
        }
        return sums;
    }

    private static int[] Sort(int[] firstSeen, int[,] outerVotes, double[] hashLevels)
    {
        int[] ranks = new int[StyleCount];
        var left = Enumerable.Range(0, StyleCount).Where(style => firstSeen[style] >= 0 && style != (int)NumberStyle.Preface).ToList();
        for (int rank = 2; left.Count > 0; rank += 2)
        {
            // The one that fewest of the others are around of.
            int outermost = left.MinBy(style => (left.Count(other => Compare(other, style) < 0), firstSeen[style]));
            left.Remove(outermost);
            ranks[outermost] = rank;
            foreach (int equal in left.Where(other => IsEqual(outermost, other)).ToList())
            {
                left.Remove(equal);
                ranks[equal] = rank;
            }
        }
        return ranks;

        bool IsEqual(int a, int b) =>
            (IsHash(a) || IsHash(b)) && hashLevels[a] > 0 && hashLevels[b] > 0 && Math.Abs(hashLevels[a] - hashLevels[b]) < 0.3;

        // Below 0: a is around b.
        int Compare(int a, int b)
        {
            if (a == b)
            {
                return 0;
            }
            if (a == (int)NumberStyle.Standalone || b == (int)NumberStyle.Standalone)
            {
                return a - b;
            }
            if (a == (int)NumberStyle.Box || b == (int)NumberStyle.Box)
            {
                return a == (int)NumberStyle.Box ? 1 : -1;
            }
            int votes = outerVotes[b, a] - outerVotes[a, b];
            // Where all headings of both have their # marks, these say it.
            if (hashLevels[a] > 0
                && hashLevels[b] > 0
                && (votes == 0 || IsHash(a) || IsHash(b) || Math.Abs(hashLevels[a] - hashLevels[b]) > 0.5))
            {
                votes = hashLevels[a].CompareTo(hashLevels[b]);
            }
            if (votes != 0)
            {
                return votes;
            }
            if (a == (int)NumberStyle.Unnumbered || b == (int)NumberStyle.Unnumbered || IsHash(a) || IsHash(b))
            {
                return firstSeen[a] - firstSeen[b];
            }
            return a - b;
        }

        static bool IsHash(int style) => style >= (int)NumberStyle.Hash1;
    }
}
