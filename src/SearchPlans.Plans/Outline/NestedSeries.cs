namespace SearchPlans.Plans;

/// <summary>
/// Numbers of one style used at two levels: 一、 二、 (within it 一、 二、 三、) 三、. The inner series is known by the outer one
/// going on behind it with the number that was due; until then it may as well be the outer one begun anew. Several may lie
/// between two numbers of the outer one. Where one has # marks and the other none, neither goes on with the other.
/// </summary>
internal static class NestedSeries
{
    private const int StyleCount = (int)NumberStyle.Hash6 + 1;

    private struct Series
    {
        public int Outer, OuterMark, Inner, InnerMark, InnerCount;
    }

    /// <summary>Notes in the marks which are of an inner series.</summary>
    public static void Find(List<HeadingMark> marks, List<PlanLine> lines)
    {
        var open = new Series[StyleCount];
        for (int i = 0; i < marks.Count; i++)
        {
            NumberStyle style = marks[i].Style;
            ForgetBelow(open, style);
            if (style is not (NumberStyle.Chinese or NumberStyle.ChineseParenthesis or NumberStyle.Arabic or NumberStyle.ArabicParenthesis))
            {
                continue;
            }
            ref Series series = ref open[(int)style];
            int value = marks[i].Value;
            if (series.InnerCount > 0)
            {
                bool isMarked = lines[marks[i].Line].HashLevel > 0;
                if (value == series.Inner + 1 && isMarked == lines[marks[series.InnerMark].Line].HashLevel > 0)
                {
                    (series.Inner, series.InnerCount) = (value, series.InnerCount + 1);
                    continue;
                }
                if (value == series.Outer + 1 && series.InnerCount > 1)
                {
                    Nest(marks, style, series.OuterMark, series.InnerMark, i);
                    series = new Series { Outer = value, OuterMark = i };
                    continue;
                }
                if (value == 1 && series.InnerCount > 1)
                {
                    (series.Inner, series.InnerCount) = (1, 1);
                    continue;
                }
                series = new Series { Outer = series.Inner, OuterMark = i - 1 };
            }
            series = value == 1 && series.Outer > 0
                ? series with { Inner = 1, InnerMark = i, InnerCount = 1 }
                : new Series { Outer = value, OuterMark = i };
        }
    }

    /// <summary>Nests the inner series from one mark to another. Where the numbers of another style go on behind a series that
    /// went on before it, （八） 一、 二、 （九）, it stands within that style, else right below its own.</summary>
    private static void Nest(List<HeadingMark> marks, NumberStyle style, int outer, int from, int to)
    {
        int[] lastValue = new int[StyleCount], lastSeen = new int[StyleCount];
        int start = 0, end = 0;
        NumberStyle within = style;
        for (int i = outer + 1; i <= to; i++)
        {
            HeadingMark mark = marks[i];
            bool isInner = i >= from && mark.Style == style;
            if (isInner && (mark.Value == 1 || i == to))
            {
                for (int k = start; start > 0 && k <= end; k++)
                {
                    marks[k] = marks[k].Style == style ? marks[k] with { NestedIn = within } : marks[k];
                }
                start = i;
            }
            if (isInner)
            {
                (end, within) = (i, style);
            }
            else if (start > 0 && within == style && mark.Value > 1 && mark.Value == lastValue[(int)mark.Style] + 1
                && lastSeen[(int)mark.Style] < start)
            {
                within = mark.Style;
            }
            (lastValue[(int)mark.Style], lastSeen[(int)mark.Style]) = (mark.Value, i);
        }
    }

    /// <summary>Behind a heading further out its series begin anew.</summary>
    private static void ForgetBelow(Series[] open, NumberStyle style)
    {
        bool isUnnumbered = style is NumberStyle.Unnumbered or NumberStyle.UnnumberedPart || style >= NumberStyle.Hash1;
        for (int inner = isUnnumbered ? 0 : (int)style + 1; inner < open.Length; inner++)
        {
            open[inner] = default;
        }
    }
}
