namespace SearchPlans.Plans.Figures;

/// <summary>How a time is told.</summary>
internal enum TimeMarkKind
{
    /// <summary>A year by its number: 2024年.</summary>
    Year,
    /// <summary>The plan's year: 今年, 本年度.</summary>
    ThisYear,
    /// <summary>The year looked back on: 去年, 过去一年.</summary>
    LastYear,
    /// <summary>The years before and up to it: 五年来, “十三五”时期 when it is over.</summary>
    PastYears,
    /// <summary>The years that begin with the plan's: 今后五年, “十五五”时期.</summary>
    ComingYears,
    /// <summary>So many years, by what is around it past or coming: 五年累计.</summary>
    Years,
    /// <summary>The whole of the year that is spoken of, not a part of it nor the years before: 全年.</summary>
    WholeYear,
    /// <summary>A part of a year: 一季度, 上半年, 12月份.</summary>
    PartOfYear,
}

/// <summary>A time in the text of a paragraph.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Right behind it.</param>
/// <param name="Kind">How it is told.</param>
/// <param name="From">The first year, or 0 where only its length is told.</param>
/// <param name="To">The last year; of a length how many years.</param>
/// <param name="Part">A part of a year: Q1–Q4, H1, H2, 01–12; else empty.</param>
internal readonly record struct TimeMark(int Start, int End, TimeMarkKind Kind, int From, int To, string Part = "");
