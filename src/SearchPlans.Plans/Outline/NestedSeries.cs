namespace SearchPlans.Plans;

/// <summary>
/// Numbers of one style used at two levels: 一、 二、 (within it 一、 二、 三、) 三、. The inner series is known by the outer one
/// going on behind it with the number that was due; until then it may as well be the outer one begun anew.
/// </summary>
internal static class NestedSeries
{
    private struct Series
    {
        public int Outer, Inner, InnerMark, InnerCount;
    }

    /// <summary>Notes in the marks which are of an inner series.</summary>
    public static void Find(List<HeadingMark> marks)
    {
        var open = new Series[(int)NumberStyle.Hash6 + 1];
        for (int i = 0; i < marks.Count; i++)
        {
            NumberStyle style = marks[i].Style;
            ForgetBelow(open, style);
            if (style is not (NumberStyle.Chinese or NumberStyle.ChineseParenthesis or NumberStyle.Arabic or NumberStyle.ArabicParenthesis))
                continue;
            ref Series series = ref open[(int)style];
            int value = marks[i].Value;
            if (series.InnerCount > 0)
            {
                if (value == series.Inner + 1)
                {
                    (series.Inner, series.InnerCount) = (value, series.InnerCount + 1);
                    continue;
                }
                if (value == series.Outer + 1 && series.InnerCount > 1)
                {
                    for (int k = series.InnerMark; k < i; k++)
                        marks[k] = marks[k].Style == style ? marks[k] with { IsNested = true } : marks[k];
                    series = new Series { Outer = value };
                    continue;
                }
                series = new Series { Outer = series.Inner };
            }
            series = value == 1 && series.Outer > 0
                ? series with { Inner = 1, InnerMark = i, InnerCount = 1 }
                : new Series { Outer = value };
        }
    }

    /// <summary>Behind a heading further out its series begin anew.</summary>
    private static void ForgetBelow(Series[] open, NumberStyle style)
    {
        bool isUnnumbered = style is NumberStyle.Unnumbered or NumberStyle.UnnumberedPart || style >= NumberStyle.Hash1;
        for (int inner = isUnnumbered ? 0 : (int)style + 1; inner < open.Length; inner++)
            open[inner] = default;
    }
}
