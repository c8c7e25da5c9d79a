using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using SearchPlans.Plans;

namespace SearchPlans.Citing;

/// <summary>
/// Reads the text of a plan for the documents that it names. Only what says for certain which document is meant is taken: a name that
/// may be anything (《纲要》) is left out unless the text says what it is short for. Time grows with the length of the text.
/// </summary>
internal sealed partial class CitationReader
{
    // A document that names more is a list of them.
    private const int MaxNames = 2000;

    private const int MaxTitle = 120;

    private static readonly SearchValues<char> _signs = SearchValues.Create("《五号本报");

    private static readonly Comparer<CitedName> _byStart = Comparer<CitedName>.Create((a, b) => a.Start.CompareTo(b.Start));

    private readonly PlanMetadata _known;
    private readonly CitingContext _context;
    private readonly DocumentName _own;
    private readonly Dictionary<string, CitedName> _shortNames = new(StringComparer.Ordinal);
    private readonly List<CitedName> _names = [];
    private int _unit;
    private string _text = "";

    // Up to where the paragraph is spoken for.
    private readonly List<(int Start, int End)> _taken = [];

    private CitationReader(PlanMetadata known)
    {
        _known = known;
        _context = new CitingContext(known);
        _own = DocumentName.Of(known);
    }

    /// <summary>The names in a plan, in reading order.</summary>
    /// <param name="known">What is known of the plan.</param>
    /// <param name="texts">Its paragraphs; null for those that aren't its own text.</param>
    public static IReadOnlyList<CitedName> Read(PlanMetadata known, IEnumerable<string?> texts)
    {
        var reader = new CitationReader(known);
        foreach ((int unit, string? text) in texts.Index())
        {
            if (text is not null && text.AsSpan().ContainsAny(_signs) && reader._names.Count < MaxNames)
            {
                reader.ReadUnit(unit, text);
            }
        }
        return reader._names;
    }

    private void ReadUnit(int unit, string text)
    {
        (_unit, _text) = (unit, text);
        _taken.Clear();
        int first = _names.Count;
        ReadTitles();
        // Each looked for only where the word stands that it can't do without: few paragraphs have any.
        if (text.Contains('号', StringComparison.Ordinal))
        {
            ReadNumbers();
        }
        if (text.Contains('五', StringComparison.Ordinal))
        {
            ReadFiveYears();
        }
        if (text.Contains(DocumentTypes.WorkReport, StringComparison.Ordinal))
        {
            ReadReports();
        }
        if (text.Contains('本', StringComparison.Ordinal))
        {
            ReadSelf();
        }
        if (_names.Count - first > 1)
        {
            _names.Sort(first, _names.Count - first, _byStart);
        }
    }

    private void ReadTitles()
    {
        int at = 0;
        while ((at = _text.IndexOf('《', at)) >= 0)
        {
            int close = Close(at);
            if (close < 0)
            {
                return;
            }
            ReadTitle(at, close);
            at = close + 1;
        }
    }

    // 《关于印发《甲》的通知》: the sign that closes the outer one.
    private int Close(int open)
    {
        int depth = 0;
        for (int i = open; i < Math.Min(_text.Length, open + MaxTitle); i++)
        {
            depth += _text[i] == '《' ? 1 : _text[i] == '》' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }
        return _text.IndexOf('》', open);
    }

    private void ReadTitle(int open, int close)
    {
        string title = _text[(open + 1)..close], behind = _text[(close + 1)..];
        _taken.Add((open, close + 1));
        if (_shortNames.TryGetValue(title, out CitedName? meant))
        {
            _names.Add(meant with { Unit = _unit, Start = open, Length = close + 1 - open });
            return;
        }
        string before = _text[..open];
        DocumentName name = DocumentName.Of(title);
        if (Carried().IsMatch(behind))
        {
            return;
        }
        if (name.Core == DocumentTypes.WorkReport && name.Years.From == 0 && YearBefore().Match(before) is { Success: true } told)
        {
            int year = YearOf(told);
            name = name with { Years = (year, year) };
            before = before[..told.Index];
        }
        int end = close + 1;
        string number = "";
        if (Bracketed().Match(behind) is { Success: true } bracketed)
        {
            number = DocumentNumbers.Normalize(bracketed.Groups["number"].Value);
            end += bracketed.Length;
            behind = behind[bracketed.Length..];
        }
        else if (Draft().Match(behind) is { Success: true } draft)
        {
            name = name with { Version = name.Version + draft.Groups["version"].Value };
        }
        if (!name.IsTelling && number.Length == 0)
        {
            return;
        }
        string place = name.Place
            ?? (name.Level.Length > 0 ? _context.PlaceOfRank(name.Level) ?? CitingContext.Nobody : _context.IssuerOf(before));
        var cited = CitedName.Of(_unit, open, end - open, name) with
        {
            Core = name.IsTelling ? name.Core : "",
            Place = place,
            Number = number,
            MayBeNational = CitingContext.IsFollowed(before),
        };
        Add(cited);
        if (ShortName().Match(behind) is { Success: true } shortened)
        {
            _shortNames[shortened.Groups["name"].Value] = cited;
        }
    }

    private void ReadNumbers()
    {
        foreach (Match match in Number().Matches(_text))
        {
            if (IsTaken(match.Index, match.Index + match.Length))
            {
                continue;
            }
            Match office = NumberOffice().Match(match.Groups["office"].Value);
            int start = match.Index + office.Groups["office"].Index;
            string number = DocumentNumbers.Normalize(_text[start..(match.Index + match.Length)]);
            Add(new CitedName(_unit, start, match.Index + match.Length - start) { Number = number });
        }
    }

    private void ReadFiveYears()
    {
        foreach (Match match in FiveYears().Matches(_text))
        {
            int end = match.Index + match.Length;
            if (IsTaken(match.Index, end) || Otherwise().IsMatch(_text[end..]))
            {
                continue;
            }
            string before = _text[..match.Index];
            int ordinal = match.Groups["before"].Success ? _own.Ordinal - 1 : DocumentTypes.FiveYearOrdinal(match.Value);
            bool isOfPlan = !match.Groups["before"].Success || (_own.Core == DocumentName.FiveYearPlan && _own.Ordinal > 1);
            if (isOfPlan && ordinal > 0 && _context.OwnerOf(before) is { Length: > 0 } owner)
            {
                Add(new CitedName(_unit, match.Index, match.Length)
                {
                    Core = DocumentName.FiveYearPlan,
                    Ordinal = ordinal,
                    Place = owner,
                });
            }
        }
    }

    private void ReadReports()
    {
        foreach (Match match in Report().Matches(_text))
        {
            int end = match.Index + match.Length;
            if (IsTaken(match.Index, end) || Otherwise().IsMatch(_text[end..]))
            {
                continue;
            }
            int year = YearOf(match);
            string between = match.Groups["owner"].Value.TrimEnd('的');
            string? owner = between.Length > 0
                ? _context.Determined(between) is { IsTold: true, Before: "" } inside ? inside.Place : null
                : _context.Determined(_text[..match.Index]) is { IsTold: true } outside ? outside.Place : _context.OwnPlace;
            if (year > 0 && owner is { Length: > 0 })
            {
                Add(new CitedName(_unit, match.Index, match.Length)
                {
                    Core = DocumentTypes.WorkReport,
                    FromYear = year,
                    ToYear = year,
                    Place = owner,
                });
            }
        }
    }

    // 去年 is certain only in what is said once a year.
    private int YearOf(Match told) => told.Groups["year"] is { Success: true } year ? int.Parse(year.Value, CultureInfo.InvariantCulture)
        : _known is { Type: DocumentTypes.WorkReport, Year: > 0 } ? _known.Year - 1
        : 0;

    private void ReadSelf()
    {
        foreach (Match match in Self().Matches(_text))
        {
            string kind = match.Groups["kind"].Value;
            bool isOwn = _own.Core == DocumentName.FiveYearPlan
                ? kind is "规划" or "纲要" or "规划纲要" or "计划" or "计划纲要"
                : _own.Core.EndsWith(DocumentName.Letters(kind)[^2..], StringComparison.Ordinal);
            if (isOwn && !IsTaken(match.Index, match.Index + match.Length))
            {
                Add(new CitedName(_unit, match.Index, match.Length) { IsSelf = true });
            }
        }
    }

    private bool IsTaken(int start, int end) => _taken.Exists(t => t.Start < end && t.End > start);

    private void Add(CitedName name)
    {
        _names.Add(name);
        _taken.Add((name.Start, name.Start + name.Length));
    }

    // 《…规划》实施方案 is another document.
    [GeneratedRegex("^(?:的)?(?:实施(?:方案|意见|细则|办法|计划)|解读|编制说明|名词解释)", RegexOptions.CultureInvariant)]
    private static partial Regex Carried();

    [GeneratedRegex(@"^[（(](?<version>草案|征求意见稿|送审稿|讨论稿|审议稿|初稿|修订稿|试行|暂行|摘要|节选)[）)]|^(?<version>草案|征求意见稿|送审稿|初稿)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Draft();

    [GeneratedRegex(@"^[（(](?:以下|下文)?(?:统|简)?称(?:为)?[：:]?[《“](?<name>[^》”]{2,20})[》”][）)]", RegexOptions.CultureInvariant)]
    private static partial Regex ShortName();

    [GeneratedRegex(
        @"^\s?[（(](?<number>[\p{IsCJKUnifiedIdeographs}A-Za-z]{1,16}\s?"
            + @"[〔\[【（(［﹝](?:19|20|１９|２０)[\d０-９]{2}[〕\]】）)］﹞]\s?第?[\d０-９]{1,5}\s?号)[）)]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(
        @"(?<office>[\p{IsCJKUnifiedIdeographs}]{1,24})\s?[〔\[【（(［﹝](?:19|20|１９|２０)[\d０-９]{2}年?[〕\]】）)］﹞]\s?第?[\d０-９]{1,5}\s?号",
        RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    // The office's short name behind the words that lead to it.
    [GeneratedRegex(
        "^(?:.*(?:落实|贯彻|抢抓|把握|按照|根据|依据|下发|印发|执行|关于|用好|抓住|利用|对照|遵照|依照|参照|文件|和|与|及|以|按|由|据|见|用))?(?<office>.+)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex NumberOffice();

    [GeneratedRegex(
        @"(?:国民经济[和与]社会发展)?(?:[“""‘「](?:十[一二三四五六七八九]?|[一二三四五六七八九])五[”""’」](?:时期)?|第[一二三四五六七八九十]{1,3}个五年|(?<before>上(?:一)?(?:个|期)五年))"
            + @"(?:规划|计划)(?:[和及与](?:[0-9〇○零一二三四五]{4}年)?远景目标)?(?:纲要)?",
        RegexOptions.CultureInvariant)]
    private static partial Regex FiveYears();

    // 《规划》建议, 规划纲要草案, 规划基本思路: other documents than the plan.
    [GeneratedRegex(
        @"^(?:》)?(?:的)?(?:《?建议|《[^》]{0,8}草案|[（(]?(?:草案|征求意见|送审|讨论稿|审议稿|初稿|修订稿)|实施(?:方案|意见|细则)|基本思路|思路|名词解释|起草|说明|解读|中期评估报告|总结报告|体系)"
            + "|^纲要|^和[^，。；]{0,12}建议",
        RegexOptions.CultureInvariant)]
    private static partial Regex Otherwise();

    [GeneratedRegex(@"(?:去年|上年|上一年|(?<!\d)(?<year>(?:19|20)\d\d)年度?)(?<owner>的?[\p{IsCJKUnifiedIdeographs}]{0,10}?)(?:人民)?政府工作报告",
        RegexOptions.CultureInvariant)]
    private static partial Regex Report();

    [GeneratedRegex(@"(?:去年|上年|上一年|(?<!\d)(?<year>(?:19|20)\d\d)年度?)的?$", RegexOptions.CultureInvariant)]
    private static partial Regex YearBefore();

    [GeneratedRegex("(?<![基根样成资日文课书版副读脚剧原知账])本(?<kind>规划纲要|计划纲要|行动计划|行动方案|实施方案|实施意见|工作方案|工作要点|规划|纲要|计划|方案|意见|要点|办法)(?![期者])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Self();
}
