namespace SearchPlans.Plans;

/// <summary>The years of China's five-year plans.</summary>
public static class FiveYearPlans
{
    // A plan of the thirtieth is for 2101.
    private const int Latest = 29;

    /// <summary>The first and last year of the five-year plan with an ordinal (14: 2021 to 2025), or null where there is none.</summary>
    public static (int From, int To)? YearsOf(int ordinal) =>
        ordinal is > 0 and <= Latest ? (DocumentTypes.FirstYear(ordinal), DocumentTypes.FirstYear(ordinal) + 4) : null;
}
