namespace SearchPlans.Plans;

/// <summary>The years of China's five-year plans.</summary>
public static class FiveYearPlans
{
    // A plan of the thirtieth is for 2101.
    private const int Latest = 29;

    /// <summary>What the years of an ordinal are called: “十四五” of 14; empty where there are none.</summary>
    public static string NameOf(int ordinal) => ordinal is > 0 and <= Latest ? $"“{Tens(ordinal)}五”" : "";

    /// <summary>The first and last year of the five-year plan with an ordinal (14: 2021 to 2025), or null where there is none.</summary>
    public static (int From, int To)? YearsOf(int ordinal) =>
        ordinal is > 0 and <= Latest ? (DocumentTypes.FirstYear(ordinal), DocumentTypes.FirstYear(ordinal) + 4) : null;

    private static string Tens(int ordinal) =>
        $"{(ordinal < 10 ? "" : ordinal < 20 ? "十" : "二十")}{(ordinal % 10 is > 0 and var one ? "一二三四五六七八九"[one - 1] : "")}";
}
