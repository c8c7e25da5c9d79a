using System.Globalization;
using System.Text.RegularExpressions;
using SearchPlans.Plans;
using SearchPlans.Text.Characters;
using SearchPlans.Text.Numerals;

namespace SearchPlans.Querying.Understanding;

/// <summary>Reads the years that words name: 2024年, 2021—2023, 近三年, 十四五期间, 去年.</summary>
internal static partial class YearWords
{
    private const int First = 1949, Last = 2100;

    // As far as it takes to know that a place begins.
    private const int LongestPlace = 8;

    private const int LongestOtherwise = 2;

    private const string Numerals = "一二三四五六七八九十";

    private const string Year = @"(?:[12１２]\d{3}|[一二][〇零○0０OＯ一二三四五六七八九]{3})";

    // What makes a day, a point in time or something else of a year: 2023年3月, 2025年底, 2020年以来.
    private static readonly string[] _otherwise =
        ["底", "末", "初", "前", "后", "之前", "之后", "以来", "以前", "以后", "起", "第", "上半", "下半", "间", "代", "来", "内", "级"];

    private const string Seasons = "春夏秋冬";

    // 2022年冬 and 2022年冬季 are a season, 2022冬奥会 and 2023年春运 aren't.
    private const string BehindSeasons = "季天、至到";

    // 1961年时 is a point in time, too; 2020年时尚产业 isn't.
    private const string NotWhen = "尚效速空令装";

    // A year that somebody plans for is reached, not written in a plan of that year: 到2025年.
    private const string Leading = "到至自从截于";

    /// <summary>The years that are bounded on one side at a place of a text, as 2015年以前 and 早于2010年 do where they stand by themselves or
    /// before 的 or a word of saying; within a sentence (2020年以来全市新增) they are part of it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where.</param>
    /// <param name="length">How many characters bound them; 0 where none do.</param>
    public static (int From, int To) ReadBound(string text, int at, out int length)
    {
        length = 0;
        if (Bound().Match(text, at) is not { Success: true } bound || YearOf(bound, "from") is not (> 0 and int year))
        {
            return default;
        }
        length = bound.Length;
        return bound.Groups["until"].Success ? (Years.First, year)
            : bound.Groups["before"].Success ? (Years.First, year - 1)
            : bound.Groups["after"].Success ? (year + 1, Years.Last)
            : (year, Years.Last);
    }

    /// <summary>The years named at a place of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where.</param>
    /// <param name="newest">The newest year of the corpus, which 去年 counts from.</param>
    /// <param name="length">How many characters name them; 0 where none do.</param>
    /// <param name="isBare">Whether it is only four digits, which may be any number.</param>
    public static (int From, int To) Read(string text, int at, int newest, out int length, out bool isBare)
    {
        isBare = false;
        length = 0;
        if (at > 0 && (char.IsAsciiDigit(text[at - 1]) || Leading.Contains(text[at - 1], StringComparison.Ordinal)))
        {
            return default;
        }
        if (Decade().Match(text, at) is { Success: true } decade)
        {
            length = decade.Length;
            return YearsOf(decade);
        }
        if (Range().Match(text, at) is { Success: true } range && YearOf(range, "from") is > 0 and int from
            && YearOf(range, "to") is > 0 and int to
            && from <= to && !IsOtherwise(text, at + range.Length))
        {
            length = range.Length;
            return (from, to);
        }
        if (Single().Match(text, at) is { Success: true } single && YearOf(single, "from") is > 0 and int year)
        {
            isBare = !single.Value.Contains('年', StringComparison.Ordinal);
            if (!IsOtherwise(text, at + single.Length))
            {
                length = single.Length;
                return (year, year);
            }
            return default;
        }
        if (Short().Match(text, at) is { Success: true } two && YearOf(two, "from") is > 0 and int ofTwo
            && (!IsDuration(two.Groups["from"].Value) || TypeWords.Read(text, at + two.Length, out _, out _) is not null)
            && !IsOtherwise(text, at + two.Length))
        {
            (length, isBare) = (two.Length, !NoDuration().IsMatch(two.Value));
            return (ofTwo, ofTwo);
        }
        if (Recent().Match(text, at) is { Success: true } recent
            && CountOf(recent.Groups["count"].Value) is > 1 and int count && newest > 0)
        {
            length = recent.Length;
            return (newest - count + 1, newest);
        }
        if (FiveYears().Match(text, at) is { Success: true } period
            && DocumentTypes.FiveYearOrdinal(period.Groups["period"].Value + "规划") is > 0 and int ordinal)
        {
            length = period.Length;
            int begin = DocumentTypes.FirstYear(ordinal);
            return (begin, begin + 4);
        }
        if (Relative().Match(text, at) is { Success: true } relative && newest > 0)
        {
            length = relative.Length;
            YearNode told = Years.Read(relative.Value, newest)!;
            return (told.From, told.To);
        }
        return default;
    }

    private static bool IsOtherwise(string text, int at)
    {
        if (at >= text.Length || char.IsAsciiDigit(text[at]))
        {
            return at < text.Length;
        }
        string rest = CharacterFolding.Fold(text.Substring(at, Math.Min(LongestOtherwise, text.Length - at)));
        bool isWhen = rest[0] == '时' && (rest.Length == 1 || !NotWhen.Contains(rest[1], StringComparison.Ordinal));
        bool isSeason = Seasons.Contains(rest[0], StringComparison.Ordinal)
            && (rest.Length == 1 || BehindSeasons.Contains(rest[1], StringComparison.Ordinal));
        return (isWhen || isSeason || Array.Exists(_otherwise, o => rest.StartsWith(o, StringComparison.Ordinal))) && !IsPlace(text, at);
    }

    // 2011年内蒙古 and 2020年来宾 are a year and a place.
    private static bool IsPlace(string text, int at)
    {
        for (int length = Math.Min(LongestPlace, text.Length - at); length > 1; length--)
        {
            if (PlaceNames.Find(text.Substring(at, length)).Count > 0)
            {
                return true;
            }
        }
        return false;
    }

    // 五六年, 三五年 and 20年 rather say how long.
    private static bool IsDuration(string twoDigits) =>
        twoDigits == "三五" || DigitOf(twoDigits[1]) is 0 || (DigitOf(twoDigits[1]) == DigitOf(twoDigits[0]) + 1 && DigitOf(twoDigits[0]) > 0
            && ChineseNumerals.ArabicDigit(twoDigits[0]) < 0);

    // 八十年代初 are its first years.
    private static (int From, int To) YearsOf(Match decade)
    {
        int tens = DigitOf(decade.Groups["tens"].ValueSpan[0]);
        int first = decade.Groups["century"] is { Length: > 0 } century
            ? (int.Parse(century.ValueSpan, CultureInfo.InvariantCulture) * 100) + (tens * 10)
            : (decade.Groups["now"].Success ? 2000 : 1900) + (tens * 10);
        return decade.Groups["part"].Value switch
        {
            "" => (first, first + 9),
            "初" or "初期" or "前期" => (first, first + 3),
            "中期" or "中叶" => (first + 3, first + 6),
            _ => (first + 6, first + 9),
        };
    }

    private static int YearOf(Match match, string group)
    {
        ReadOnlySpan<char> digits = match.Groups[group].ValueSpan;
        int year = 0;
        foreach (char digit in digits)
        {
            year = (year * 10) + DigitOf(digit);
        }
        if (digits.Length == 2)
        {
            year += year < First % 100 ? 2000 : 1900;
        }
        return year is >= First and <= Last ? year : 0;
    }

    private static int DigitOf(char c) => ChineseNumerals.ArabicDigit(c) is >= 0 and var digit ? digit : ChineseNumerals.ChineseDigit(c);

    private static int CountOf(string count) =>
        int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : count == "两" ? 2 : Numerals.IndexOf(count, StringComparison.Ordinal) + 1;

    [GeneratedRegex(@"\G[从自由]?(?:(?<from>[12１２]\d{3})年?(?:[-－—–―─~～〜‐−至到]+)(?<to>[12１２]\d{3})(?:年度?|(?![\d.%％亿万]))"
        + @"|(?<from>[一二][〇零○0OＯ一二三四五六七八九]{3})年?(?:[-－—–―─~～〜‐−至到]+)(?<to>[一二][〇零○0OＯ一二三四五六七八九]{3})年度?)")]
    private static partial Regex Range();

    [GeneratedRegex(@"\G(?:(?<from>[12１２]\d{3})(?:年度?份?|(?![\d.%％亿万个项家人元吨亩户公千里件所]))"
        + @"|(?<from>[一二][〇零○0０OＯ一二三四五六七八九]{3})年度?份?)")]
    private static partial Regex Single();

    // By itself 二十年代 may be of any century.
    [GeneratedRegex(@"\G(?<![〇零一二三四五六七八九十\d])(?:(?<century>19|20)(?<tens>\d)0|(?:上个?世纪|20世纪|二十世纪)?的?(?:(?<tens>[五六七八九])十|(?<tens>[5-9])0)"
        + @"|(?<now>本世纪|21世纪|二十一世纪)的?(?:(?<tens>[一二])十|(?<tens>[012])0))年代(?<part>初期?|前期|中期|中叶|末期?|后期)?(?![以之至到起—\-])")]
    private static partial Regex Decade();

    [GeneratedRegex(@"\G(?<from>[0-9０-９]{2}|[〇零○一二三四五六七八九]{2})年度?份?")]
    private static partial Regex Short();

    // 08年 and 98年 are years: nobody counts so many or writes a zero before.
    [GeneratedRegex(@"^(?:[0０零〇○][0-9０-９〇零○一二三四五六七八九]|[789７８９][1-46-9１-４６-９])年")]
    private static partial Regex NoDuration();

    [GeneratedRegex(@"\G(?:[从自]?(?<from>" + Year + @")年(?:(?<until>及?其?以前)|(?<before>之?前)|(?<since>及?其?以后|之后|以来|后|起|至今|到现在|到目前))"
        + @"|比(?<from>" + Year + @")年?(?:(?<before>更?早|之?前|以前)|(?<after>更?晚|之?后|以后))"
        + @"|(?:(?<before>早于|先于)|(?<after>晚于))(?<from>" + Year + @")年?)(?=的|$|提[到及过]|[写谈讲说]到|[写列]入|出现)")]
    private static partial Regex Bound();

    [GeneratedRegex(@"\G(?:最?近|过去|这)(?<count>[两二三四五六七八九十]|[2-9]|10)年来?")]
    private static partial Regex Recent();

    [GeneratedRegex(@"\G[“""]?(?<period>[一二三四五六七八九十]{1,3}五)[”""]?(?:期间|时期)")]
    private static partial Regex FiveYears();

    [GeneratedRegex(@"\G(?:去年|前年|上年|今年)(?!度)")]
    private static partial Regex Relative();
}
