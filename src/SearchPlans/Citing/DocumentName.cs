using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Text.Characters;

namespace SearchPlans.Citing;

/// <summary>
/// A document's name taken apart: what it is about and of what kind (数字经济发展规划), for which period, in which version and of which place. Two
/// writings of a name differ in their place, their issuer, brackets and the order of the parts; what is left of them is the same.
/// </summary>
/// <param name="Core">The words without place, issuer, period and version, folded; of a general five-year plan
/// <see cref="FiveYearPlan"/>.</param>
/// <param name="Ordinal">Which five years (14), or 0.</param>
/// <param name="Years">The years that the name tells; 0 where it tells none.</param>
/// <param name="Version">草案, 试行, 上册 and their like, or empty.</param>
/// <param name="Place">The place that the name begins with as a path; null where it names none.</param>
/// <param name="Level">The rank that stands for a place (省, 自治区), or empty.</param>
internal sealed partial record DocumentName(
    string Core, int Ordinal, (int From, int To) Years, string Version, string? Place, string Level)
{
    /// <summary>The core of every general five-year plan, whether it is called 计划, 规划 or 纲要.</summary>
    public const string FiveYearPlan = "五年规划";

    private const string Communique = "国民经济和社会发展统计公报";

    // Shorter ones, 《纲要》 and 《决定》, are the short names of any.
    private const int MinCore = 5;

    private const int MaxChars = 150;

    /// <summary>Whether a core says which document is meant.</summary>
    public bool IsTelling => Core switch
    {
        FiveYearPlan => Ordinal > 0,
        DocumentTypes.WorkReport => Years.From > 0,
        _ => Core.Length >= MinCore,
    };

    /// <summary>Whether a version is one that was put forward before the document was issued.</summary>
    public static bool IsDraft(string version) =>
        version.Contains("草案", StringComparison.Ordinal) || version.Contains("征求意见", StringComparison.Ordinal)
            || version.EndsWith('稿');

    /// <summary>Takes a name apart.</summary>
    /// <param name="title">The name as written, without 《》.</param>
    public static DocumentName Of(string title)
    {
        if (title.Length > MaxChars)
        {
            return new DocumentName("", 0, default, "", null, "");
        }
        string text = Unwrapped(title.Trim());
        (string version, (int From, int To) years) = ("", default((int, int)));
        text = Remark().Replace(text, remark =>
        {
            string inside = remark.Groups["inside"].Value;
            if (YearsOf(inside) is { From: > 0 } told && years.From == 0)
            {
                years = told;
            }
            version += string.Concat(Version_().Matches(inside).Select(v => v.Value));
            return "";
        });
        if (TrailingVersion().Match(text) is { Success: true, Index: > 0 } trailing)
        {
            version += trailing.Value;
            text = text[..trailing.Index];
        }
        if (Years_().Match(text) is { Success: true, Index: 0 } leading && years.From == 0)
        {
            years = YearsOf(text);
            text = text[leading.Length..].TrimStart();
        }
        text = WithoutIssuer(text, out string? place);
        text = WithoutPlace(text, ref place, out string level);
        int ordinal = DocumentTypes.FiveYearOrdinal(text);
        if (ordinal > 0)
        {
            text = Period().Replace(text, "", 1);
            if (IsGeneral(text))
            {
                return new DocumentName(FiveYearPlan, ordinal, default, version, place, level);
            }
        }
        if (years.From == 0)
        {
            years = YearsOf(text);
            text = Years_().Replace(text, "", 1);
        }
        return new DocumentName(Letters(text), ordinal, years, version, place, level);
    }

    /// <summary>The name of a plan; its place is what is known of the plan.</summary>
    public static DocumentName Of(PlanMetadata known)
    {
        DocumentName name = Of(known.Title) with { Place = PlanSummary.PathOf(known.Province, known.City, known.County), Level = "" };
        // A report is called by its type and the year that it plans, whatever else its title says: 2009年, 在某次会议上的报告.
        return known.Type switch
        {
            DocumentTypes.WorkReport => name with { Core = known.Type, Years = (known.Year, known.Year) },
            DocumentTypes.Communique => name with { Core = Communique, Years = (known.Year, known.Year) },
            DocumentTypes.AnnualPlan when known.Year > 0 => name with { Years = (known.Year, known.Year) },
            _ => name,
        };
    }

    /// <summary>The place that a text begins with, by a full name or, of a province or city, a short one.</summary>
    /// <returns>The place and how many characters name it; null where none does.</returns>
    public static (string Path, int Length)? PlaceAt(string text)
    {
        const int LongestPlace = 20;
        if (NationWord().Match(text) is { Success: true } nation)
        {
            return (Regions.National, nation.Length);
        }
        for (int length = Math.Min(LongestPlace, text.Length); length >= 2; length--)
        {
            if (PlaceOf(text[..length]) is { } path)
            {
                return (path, length);
            }
        }
        return null;
    }

    /// <summary>The place that a text ends with; null where it ends with none.</summary>
    public static (string Path, int Length)? PlaceBefore(string text)
    {
        const int LongestPlace = 20;
        for (int length = Math.Min(LongestPlace, text.Length); length >= 2; length--)
        {
            if (PlaceOf(text[^length..]) is { } path)
            {
                return (path, length);
            }
        }
        return null;
    }

    /// <summary>The words alone, folded; 的 counts for nothing.</summary>
    public static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c) && c != '的')
            {
                letters.Append(CharacterFolding.Fold(c));
            }
        }
        return letters.ToString();
    }

    // Short names of counties are everyday words: 平安, 和平.
    private static string? PlaceOf(string name) =>
        char.IsLetter(name[0]) && char.IsLetter(name[^1]) && PlaceNames.Find(name) is [var region] && !region.IsAbolished
            && (region.Level is 1 or 2 || (region.Level == 3 && name[^1] == region.Name[^1]))
            ? PlanSummary.PathOf(region.Province, region.City, region.County)
            : null;

    // 关于印发《甲》的通知 is read for 甲, whatever kind of document that is.
    private static string Unwrapped(string title) => Wrapper().Match(title) is { Success: true } match
        ? match.Groups["name"].Value
        : DocumentTitles.Issued(title).ToString();

    private static string WithoutIssuer(string text, out string? place)
    {
        place = null;
        int about = text.IndexOf("关于", StringComparison.Ordinal);
        if (about < 0 || text.AsSpan(0, about).ContainsAny('《', '〈'))
        {
            return text;
        }
        if (about == 0)
        {
            return text[2..];
        }
        string issuer = text[..about];
        if (PlaceAt(issuer) is var (path, length) && (length == issuer.Length || Office().IsMatch(issuer)))
        {
            place = path;
            return text[(about + 2)..];
        }
        return Office().IsMatch(issuer) ? text[(about + 2)..] : text;
    }

    private static string WithoutPlace(string text, ref string? place, out string level)
    {
        level = "";
        if (LevelWord().Match(text) is { Success: true } ranked)
        {
            level = ranked.Groups["rank"].Value;
            return text[ranked.Length..];
        }
        if (PlaceAt(text) is var (path, length) && length < text.Length)
        {
            place ??= path;
            return path == place ? text[length..] : text;
        }
        return text;
    }

    private static bool IsGeneral(string text) => General().IsMatch(text) && Kind().IsMatch(text);

    private static (int From, int To) YearsOf(string text)
    {
        if (Years_().Match(text) is not { Success: true } match)
        {
            return default;
        }
        int from = int.Parse(match.Groups["from"].Value, CultureInfo.InvariantCulture);
        Group to = match.Groups["to"];
        int last = to.Success ? int.Parse(to.Value, CultureInfo.InvariantCulture) : from;
        return (from, last < 100 ? (from / 100 * 100) + last : last);
    }

    [GeneratedRegex(@"^.{0,60}?关于(?:印发|转发|批转|发布|下达|公布)[《〈](?<name>.+)[》〉]的(?:通知|公告|函)$", RegexOptions.CultureInvariant)]
    private static partial Regex Wrapper();

    [GeneratedRegex(@"[（(〔\[【［](?<inside>[^（）()〔〕\[\]【】［］]*)[）)〕\]】］]", RegexOptions.CultureInvariant)]
    private static partial Regex Remark();

    [GeneratedRegex(
        "草案|征求意见|公开征求|送审稿|讨论稿|审议稿|修改稿|初稿|修订|修正|修编|试行|暂行|[上中下]册|节选|摘要|摘编|摘登|节录|图解|第[一二三四五六七八九十0-9]+[章节编部]|[0-9]{4}年?[版本]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Version_();

    [GeneratedRegex("(?:草案|征求意见稿|送审稿|讨论稿|审议稿|摘要|节选|[上中下]册)+$", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingVersion();

    [GeneratedRegex("^(?:中华人民共和国|中共中央、?国务院|中共中央|国务院|全国|国家|中国)(?!民族|人民)", RegexOptions.CultureInvariant)]
    private static partial Regex NationWord();

    [GeneratedRegex("(?:政府|办公厅|办公室|办|委员会|委|厅|局|部|院|中央|人大|会|署|组)$", RegexOptions.CultureInvariant)]
    private static partial Regex Office();

    [GeneratedRegex(
        "^(?:(?:全|我|本)?(?<rank>自治区|省|市|区|县|州|旗|盟)(?=[“\"‘「]|国民经济)|(?:全|我|本)(?<rank>自治区|省|市|区|县|州|旗|盟))",
        RegexOptions.CultureInvariant)]
    private static partial Regex LevelWord();

    [GeneratedRegex(
        @"[“""‘「](?:十[一二三四五六七八九]?|[一二三四五六七八九])五[”""’」](?:时期)?|第[一二三四五六七八九十]{1,3}个五年"
            + @"|(?:十[一二三四五六七八九]?|[一二三四五六七八九])五(?:时期)?(?=规划|计划|纲要)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Period();

    [GeneratedRegex(
        @"^(?:发展国民经济|国民经济[和与]社会发展|经济[和与]?社会发展)?的?(?:十年规划和|远景目标和)?(?:规划|计划)?(?:[和及与暨]?(?:[0-9〇○零一二三四五]{4}年)?(?:远景目标|远景规划))?(?:规划)?(?:纲要)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex General();

    [GeneratedRegex("规划|计划|纲要", RegexOptions.CultureInvariant)]
    private static partial Regex Kind();

    [GeneratedRegex(
        @"(?<!\d)(?<from>(?:19|20)\d\d)年?(?:度)?[—–\-－~～至到]{1,2}(?<to>(?:(?:19|20)\d\d)|\d\d)(?!\d)年?|(?<!\d)(?<from>(?:19|20)\d\d)年度?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Years_();
}
