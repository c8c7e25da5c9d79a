namespace SearchPlans.Querying;

/// <summary>Reads a year (2024, 2024年) or a range of years (2020-2024, 2020至2024年).</summary>
internal static class Years
{
    /// <summary>The earliest year that is read as one.</summary>
    public const int First = 1900;

    /// <summary>The latest year that is read as one.</summary>
    public const int Last = 2100;

    public static bool TryParse(string text, out int from, out int to)
    {
        from = to = 0;
        string[] parts = text.Replace("年", "", StringComparison.Ordinal)
            .Split(['-', '－', '—', '–', '~', '～', '至', '到'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length is 0 or > 2 || !TryParseYear(parts[0], out from) || !TryParseYear(parts[^1], out to))
        {
            return false;
        }
        if (from > to)
        {
            (from, to) = (to, from);
        }
        return true;
    }

    /// <summary>Reads 年份&gt;=2020 and the like, cut at its sign; null when it isn't that.</summary>
    public static YearNode? TryParseComparison(string subject, string sign, string value)
    {
        if (subject != "年份" || !TryParse(value.Trim(), out int from, out int to))
        {
            return null;
        }
        return sign switch
        {
            ">" or "＞" => new YearNode(to + 1, Last),
            ">=" or "＞＝" or "≥" or "≧" => new YearNode(from, Last),
            "<" or "＜" => new YearNode(First, from - 1),
            "<=" or "＜＝" or "≤" or "≦" => new YearNode(First, to),
            "=" or "＝" => new YearNode(from, to),
            _ => null,
        };
    }

    private static bool TryParseYear(string text, out int year)
    {
        year = 0;
        foreach (char c in text)
        {
            int digit = c is >= '0' and <= '9' ? c - '0' : c is >= '０' and <= '９' ? c - '０' : -1;
            if (digit < 0 || year > Last)
            {
                return false;
            }
            year = year * 10 + digit;
        }
        return year is >= First and <= Last;
    }
}
