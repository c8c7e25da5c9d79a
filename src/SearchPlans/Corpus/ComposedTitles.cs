using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>
/// Titles that tell place and year (太原市2026年政府工作报告), where the issued one is only 政府工作报告 or 2009年, or says who read it out and
/// on which day. For lists and pages to read alone: what is stored, exported and cited is the title as it was issued.
/// </summary>
public static partial class ComposedTitles
{
    private const string CountryOfReports = "国务院";
    private const string NameOfAnnualPlans = "国民经济和社会发展计划";
    private const string Ranks = "省市州盟县旗区";

    private static readonly string[] _national = ["中华人民共和国", "国务院", "全国", "国家", "中央"];

    /// <summary>The title of a plan, for people who see it among others; its file where nothing is known of it.</summary>
    /// <param name="plan">The plan.</param>
    public static string Of(PlanSummary plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        PlanMetadata known = plan.Metadata;
        string issued = Joined(known.Title);
        if (PlainType(issued, known) is { } type && (PlaceOf(known).Length > 0 || known.Year > 0))
        {
            string remark = string.Concat(Remarks().Matches(issued).Select(m => m.Value).Where(r => Versions().IsMatch(r)));
            return $"{PlaceOf(known)}{(known.Year > 0 ? $"{known.Year}年" : "")}{type}{remark}";
        }
        return issued.Length == 0 ? plan.File : WithYear(WithPlace(issued, known), known);
    }

    /// <summary>The place as titles name it: 太原市, 深圳市坪山区, 上海市浦东新区; of the country nothing.</summary>
    /// <param name="known">What is known of the plan.</param>
    public static string NameOfPlace(PlanMetadata known)
    {
        ArgumentNullException.ThrowIfNull(known);
        string around = known.City.Length > 0 ? known.City : known.Province == Regions.National ? "" : known.Province;
        return known.County.Length > 0 ? around + known.County : around;
    }

    /// <summary>A title in one piece: 2 0 2 5 年 is 2025年, ２０２５ is 2025; no space but those between Latin words.</summary>
    /// <param name="title">The title as issued.</param>
    internal static string Joined(string title)
    {
        StringBuilder joined = new(title.Length);
        for (int i = 0; i < title.Length; i++)
        {
            char c = title[i] is >= '０' and <= '９' ? (char)(title[i] - '０' + '0') : title[i];
            if (char.IsWhiteSpace(c) || c == '\u200B')
            {
                int next = i + 1;
                while (next < title.Length && (char.IsWhiteSpace(title[next]) || title[next] == '\u200B'))
                {
                    next++;
                }
                bool betweenWords = joined.Length > 0 && next < title.Length && IsLatin(joined[^1]) && IsLatin(title[next])
                    && !(char.IsAsciiDigit(joined[^1]) && char.IsAsciiDigit(title[next]));
                if (betweenWords)
                {
                    joined.Append(' ');
                }
                i = next - 1;
                continue;
            }
            joined.Append(c);
        }
        return joined.ToString();
    }

    private static bool IsLatin(char c) => c < 0x250 && !char.IsWhiteSpace(c);

    private static string PlaceOf(PlanMetadata known) =>
        known.Province == Regions.National && known.City.Length == 0
            ? known.Type == DocumentTypes.WorkReport ? CountryOfReports : ""
            : NameOfPlace(known);

    // The type by its name, where a title says nothing else than what is known anyway; else null.
    private static string? PlainType(string title, PlanMetadata known)
    {
        string rest = Meeting().Replace(Remarks().Replace(title, ""), "");
        rest = Punctuation().Replace(Time().Replace(rest, ""), "");
        foreach (string name in new[] { known.County, known.City, known.Province }.Where(n => n.Length > 1))
        {
            rest = WithoutPlace(rest, name);
        }
        if (rest.IndexOf("政府", StringComparison.Ordinal) is > 0 and < 9 and var before && IsNameOf(rest[..before], known))
        {
            rest = rest[before..];
        }
        rest = Office().Replace(rest, "");
        return known.Type switch
        {
            DocumentTypes.WorkReport when rest is "" or "工作报告" or "报告" => DocumentTypes.WorkReport,
            DocumentTypes.AnnualPlan when rest is "" or NameOfAnnualPlans => NameOfAnnualPlans,
            { Length: > 0 } type when rest.Length == 0 => type,
            _ => null,
        };
    }

    // Also by another name than the table's own: 克州.
    private static bool IsNameOf(string called, PlanMetadata known) =>
        (called.EndsWith("人民", StringComparison.Ordinal) ? called[..^2] : called) is { Length: > 1 } name
        && Regions.FindByName(name, known.Province) is { } region
        && region.Province == known.Province && region.City == known.City && region.County == known.County;

    // The name, whole or as people shorten it (甘孜州), once.
    private static string WithoutPlace(string text, string name)
    {
        for (int length = name.Length; length >= 2; length--)
        {
            int at = text.IndexOf(name[..length], StringComparison.Ordinal);
            if (at >= 0)
            {
                int end = at + length;
                bool hasRank = length < name.Length && end < text.Length && Ranks.Contains(text[end], StringComparison.Ordinal);
                return text.Remove(at, hasRank ? length + 1 : length);
            }
        }
        return text;
    }

    private static string WithPlace(string title, PlanMetadata known)
    {
        string place = NameOfPlace(known);
        string own = known.County.Length > 0 ? known.County : known.City.Length > 0 ? known.City : known.Province;
        if (place.Length == 0 || own == Regions.National || _national.Any(n => title.StartsWith(n, StringComparison.Ordinal))
            || WithoutPlace(title, own).Length < title.Length)
        {
            return title;
        }
        return title.StartsWith("关于", StringComparison.Ordinal) ? $"关于{place}{title[2..]}" : place + title;
    }

    private static string WithYear(string title, PlanMetadata known)
    {
        if (known.Year == 0 || AnyYear().IsMatch(title) || DocumentTypes.FiveYearOrdinal(title) > 0)
        {
            return title;
        }
        string place = NameOfPlace(known);
        bool isOfYear = known.Type is DocumentTypes.WorkReport or DocumentTypes.AnnualPlan or DocumentTypes.Communique;
        return isOfYear && place.Length > 0 && title.StartsWith(place, StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"{place}{known.Year}年{title[place.Length..]}")
            : string.Create(CultureInfo.InvariantCulture, $"{title}（{known.Year}年）");
    }

    [GeneratedRegex("[（(〔\\[][^（()）〔〕\\[\\]]*[)）〕\\]]")]
    private static partial Regex Remarks();

    [GeneratedRegex("摘|节选|草案|稿|修订|修正|[上中下]册|部分|书面|第[一二三四五六七八九十]+[章节册编]")]
    private static partial Regex Versions();

    [GeneratedRegex("^.{0,60}?在.{2,40}?会(?:议)?上(?:所?作?的)?")]
    private static partial Regex Meeting();

    [GeneratedRegex("(?:[12][0-9]{3}|[一二][〇○Ｏ零0一二三四五六七八九]{3})年?(?:度)?|[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日")]
    private static partial Regex Time();

    [GeneratedRegex("[12][0-9]{3}|[一二][〇○Ｏ零0一二三四五六七八九]{3}年")]
    private static partial Regex AnyYear();

    [GeneratedRegex("[\\p{P}\\p{S}\\s]")]
    private static partial Regex Punctuation();

    [GeneratedRegex("^(?:关于|国务院总理|国务院|中华人民共和国)?(?:人民)?(?:政府)*")]
    private static partial Regex Office();
}
