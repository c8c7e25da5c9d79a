using System.Buffers;

namespace SearchPlans.Plans;

/// <summary>Where the title of a file's document stands, and that of the notice that issues it.</summary>
/// <param name="Start">First line of the title, or -1.</param>
/// <param name="End">Line right behind the title.</param>
/// <param name="NoticeStart">First line of the notice's title, or -1.</param>
/// <param name="NoticeEnd">Line right behind the notice's title.</param>
internal readonly record struct FoundTitle(int Start, int End, int NoticeStart, int NoticeEnd)
{
    /// <summary>None.</summary>
    public static FoundTitle None { get; } = new(-1, -1, -1, -1);
}

/// <summary>
/// Finds a document's title among its first lines: the line that bears a title known from elsewhere; the document's own below the notice
/// that issues it; a plan's or report's below a site's lead-in; else the first line or lines that are titled as official documents are.
/// </summary>
internal sealed class TitleFinder(string text, List<PlanLine> lines, int from)
{
    // A lead-in is a few paragraphs; a word like 计划 further down isn't the title any more.
    private const int MaxLeadInLines = 40;
    private const int MaxTitleLines = 4;
    private const int MaxNoticeLines = 80;
    private const int MaxTitleLine = 60;
    private const int MaxLeadIns = 3;

    private static readonly string[] _labels = ["标题", "名称", "题目", "题名", "文件名称", "中文名称", "中文名"];

    // What brackets on a line of their own say of the document above.
    private static readonly SearchValues<string> _remarks = SearchValues.Create(
        ["年", "草案", "试行", "暂行", "修订", "稿", "版", "送审"], StringComparison.Ordinal);

    /// <summary>Finds the title.</summary>
    /// <param name="known">The title known from elsewhere, or empty.</param>
    public FoundTitle Find(string known)
    {
        (int usual, int usualEnd) = FindUsual();
        (int official, int officialEnd) = FindOfficial();
        (int named, int namedEnd) = known.Length > 0 ? FindNamed(known) : (-1, -1);
        if (official >= 0 && DocumentTitles.Issues(Words(official, officialEnd)))
        {
            (int issued, int issuedEnd) = FindIssued(officialEnd, DocumentTitles.Issued(Words(official, officialEnd)));
            return issued >= 0
                ? new(issued, issuedEnd, official, officialEnd)
                : new(official, officialEnd, -1, -1);
        }
        // 关于某市规划的通知, where that plan stands below by its name.
        if (official >= 0 && DocumentTitles.Announced(Words(official, officialEnd)) is { Length: > 0 } announced
            && FindIssued(officialEnd, announced, mustBeNamed: true) is { Start: >= 0 } below)
        {
            return new(below.Start, below.End, official, officialEnd);
        }
        if (named >= 0 && (usual < 0 || !(usual >= named && usualEnd <= namedEnd + 1)))
        {
            return new(named, namedEnd, -1, -1);
        }
        // Of a title of two lines the second may read like one: …新型储能产业 | 高质量发展行动计划. What names a place is whole.
        bool isWider = official >= 0 && official < usual && officialEnd >= usualEnd && Words(usual, usualEnd) is var words
            && Regions.Find(words) is null && LocalNames.UnknownIn(words) is null && !words.StartsWith("关于", StringComparison.Ordinal);
        bool isOfficial = official >= 0 && (usual < 0 || isWider || (official < usual && HasText(officialEnd, usual)));
        if (isOfficial || usual >= 0)
        {
            return isOfficial ? new(official, officialEnd, -1, -1) : new(usual, usualEnd, -1, -1);
        }
        (int above, int aboveEnd) = FindAbove();
        return above >= 0 ? new(above, aboveEnd, -1, -1) : FoundTitle.None;
    }

    /// <summary>A title that says nothing of a document's kind, by what stands right below it: ——在…大会上的报告, its number, its
    /// day.</summary>
    private (int Start, int End) FindAbove()
    {
        const int MaxLines = 12, MaxLine = 50;
        for (int i = from; i + 1 < lines.Count && i < from + MaxLines; i++)
        {
            if (!IsPlain(i))
            {
                bool isText = lines[i].Number.Style != NumberStyle.None || Wording.HasSentence(lines[i].Content(text));
                if (lines[i].Role == LineRole.Body && isText)
                {
                    return (-1, -1);
                }
                continue;
            }
            int end = i + 1;
            while (end < lines.Count && end - i < MaxTitleLines && IsPlain(end))
            {
                end++;
            }
            ReadOnlySpan<char> below = end < lines.Count ? lines[end].Content(text) : default;
            bool isSubtitle = below.StartsWith("——") && below.ContainsAny('会', '在');
            bool isHead = isSubtitle || DocumentNumbers.OfLine(below).Length > 0 || Dates.All(below) is not null
                || Wording.IsSiteInfo(below);
            // A name of two lines has a subtitle; else what stands above the line may be an office or a letterhead.
            return isHead && (isSubtitle || end == i + 1) ? (i, end) : (-1, -1);
        }
        return (-1, -1);

        bool IsPlain(int index)
        {
            PlanLine line = lines[index];
            ReadOnlySpan<char> content = line.Content(text);
            return line.Role == LineRole.Body && line.Form == LineForm.Text && line.Number.Style == NumberStyle.None
                && content.Length is >= 4 and <= MaxLine && !Wording.HasSentence(content) && !Wording.EndsWithSign(content)
                && !IsAround(content) && !Wording.IsSalutation(content)
                && !content.StartsWith("——") && !Issuers.IsOffice(content);
        }
    }

    private string Words(int start, int end)
    {
        string words = "";
        for (int i = start; i < end; i++)
        {
            words += Content(lines[i]).ToString();
        }
        return words;
    }

    /// <summary>A line's content, without what says that it is a title: 标题：某市2024年政府工作报告.</summary>
    private ReadOnlySpan<char> Content(PlanLine line)
    {
        ReadOnlySpan<char> content = line.Content(text);
        foreach (string label in _labels)
        {
            if (content.StartsWith(label) && content[label.Length..].TrimStart() is [':' or '：', _, ..] value)
            {
                return value[1..].TrimStart();
            }
        }
        return content;
    }

    /// <summary>The title as plans and reports bear it, by their own words.</summary>
    private (int Start, int End) FindUsual()
    {
        int found = -1, best = -1;
        for (int i = from; i < lines.Count && i < from + MaxLeadInLines; i++)
        {
            PlanLine line = lines[i];
            ReadOnlySpan<char> content = Content(line);
            if (line.Role != LineRole.Body || line.Form != LineForm.Text || IsAttachmentMark(line) || line.IsListed)
            {
                continue;
            }
            // A page whose only heading of the highest level is the title.
            if (line.HashLevel > 1
                && found < 0
                && line.Number.Style == NumberStyle.None
                && (Wording.IsTitle(content) || DocumentTitles.IsTitle(content))
                && lines.TrueForAll(other => other == line || other.HashLevel is 0 || other.HashLevel > line.HashLevel))
            {
                return (i, i + 1);
            }
            if (Wording.IsSalutation(content) || line.HashLevel > 1)
            {
                break;
            }
            if (line.HashLevel == 1 && found < 0 && line.Number.Style == NumberStyle.None && !Wording.HasSentence(content))
            {
                return (i, HashTitleEnd(i));
            }
            if (line.Number.Style != NumberStyle.None && line.Length <= 60)
            {
                break;
            }
            // A page has its headline and the plan its title: of two that say as much, the later is the plan's.
            if (Wording.IsTitle(content) && TitleScore(content) is var score && score >= best)
            {
                (found, best) = (i, score);
            }
        }
        if (found < 0)
        {
            return (-1, -1);
        }
        int start = found, end = found + 1;
        while (start > from && end - start < MaxTitleLines && IsTitleBeginning(start - 1))
        {
            start--;
        }
        while (end < lines.Count && end - start < MaxTitleLines && IsTitleEnding(lines[end]))
        {
            end++;
        }
        return (start, end);
    }

    /// <summary>The end of a title in headings of the highest level: 某市某区 | “十四五”工业发展规划, where there are no others.</summary>
    private int HashTitleEnd(int start)
    {
        int end = start + 1;
        while (end < lines.Count && end - start < MaxTitleLines && lines[end].HashLevel == 1 && lines[end].Number.Style == NumberStyle.None
            && !DocumentTitles.IsTitle(Words(start, end)) && !Wording.IsTitle(Words(start, end)))
        {
            end++;
        }
        bool isWhole = DocumentTitles.IsTitle(Words(start, end)) && lines.Skip(end).All(line => line.HashLevel != 1);
        return isWhole ? end : start + 1;
    }

    /// <summary>The first line, or lines together, that are an official document's title.</summary>
    private (int Start, int End) FindOfficial()
    {
        int leadIns = 0;
        for (int i = from; i < lines.Count && i < from + MaxLeadInLines; i++)
        {
            PlanLine line = lines[i];
            ReadOnlySpan<char> content = Content(line);
            bool isBefore = line.Role != LineRole.Body || line.Form is LineForm.Rule or LineForm.Markup || IsAttachmentMark(line)
                || IsAround(content);
            if (isBefore)
            {
                continue;
            }
            if (line.Form != LineForm.Text || Wording.IsSalutation(content) || line.Number.Style != NumberStyle.None)
            {
                return (-1, -1);
            }
            if (Wording.HasSentence(content) || line.Length > DocumentTitles.MaxChars)
            {
                // The lead-in of a site: what is titled behind it has to say so by itself.
                if (++leadIns > MaxLeadIns)
                {
                    return (-1, -1);
                }
                continue;
            }
            if (OfficialEnd(i, mustBeFull: leadIns > 0) is > 0 and int end)
            {
                return (i, end);
            }
            // What a title of several lines begins with isn't followed by another one's beginning.
            if (line.HashLevel > 1)
            {
                return (-1, -1);
            }
        }
        return (-1, -1);
    }

    private int OfficialEnd(int start, bool mustBeFull)
    {
        string words = "";
        int found = 0;
        for (int end = start; end < lines.Count && end - start < MaxTitleLines; end++)
        {
            PlanLine line = lines[end];
            ReadOnlySpan<char> content = Content(line);
            bool isPart = line.Role == LineRole.Body && line.Form == LineForm.Text && line.Number.Style == NumberStyle.None
                && !line.IsListed && !Wording.HasSentence(content)
                && line.HashLevel == lines[start].HashLevel && line.IsBold == lines[start].IsBold
                && (end == start || (line.Length <= MaxTitleLine && !IsAround(content)));
            if (!isPart || (found > 0 && !GoesOn(words, content)))
            {
                break;
            }
            words += content.ToString();
            if (mustBeFull ? DocumentTitles.IsFull(words) : DocumentTitles.IsTitle(words))
            {
                found = end + 1;
            }
        }
        return found;
    }

    /// <summary>Whether a title that seems whole goes on with the line below: 关于印发某市规划 | 的通知, 关于印发《某市 | 规划》的通知.</summary>
    private static bool GoesOn(string words, ReadOnlySpan<char> next) =>
        words.Count(c => c == '《') > words.Count(c => c == '》')
            || next[0] is '的' or '和' or '与' or '及' or '暨' or '》' or '”'
            || (next[0] is '（' or '(' && next[^1] is '）' or ')' && next.Length < 24 && next.ContainsAny(_remarks)
                && !next.ContainsAny('日', '月'))
            || (next.Length < 40 && next.EndsWith("的通知") && (next[0] is '（' or '(' || !next.StartsWith("关于")))
            || next.StartsWith("执行情况") || next.StartsWith("草案");

    /// <summary>The line or lines that bear a title known from elsewhere.</summary>
    private (int Start, int End) FindNamed(string known)
    {
        string name = DocumentTitles.Letters(known), issued = DocumentTitles.Letters(DocumentTitles.Issued(known));
        for (int i = from; i < lines.Count && i < from + MaxLeadInLines; i++)
        {
            if (lines[i].Role != LineRole.Body || lines[i].Form != LineForm.Text || lines[i].IsListed)
            {
                continue;
            }
            string letters = "";
            for (int end = i; end < lines.Count && end - i < MaxTitleLines && lines[end].Length <= DocumentTitles.MaxChars; end++)
            {
                letters += DocumentTitles.Letters(Content(lines[end]));
                if (letters.Length >= 4 && (letters == name || letters == issued))
                {
                    return (i, end + 1);
                }
            }
        }
        return (-1, -1);
    }

    /// <summary>The title of the document that a notice issues, behind the notice; none where the notice has sections of its own
    /// before.</summary>
    private (int Start, int End) FindIssued(int start, ReadOnlySpan<char> title, bool mustBeNamed = false)
    {
        string name = DocumentTitles.Letters(title), bare = DocumentTitles.Letters(DocumentTitles.WithoutRemarks(title));
        bool isSigned = false;
        for (int i = start; i < lines.Count && i < start + MaxNoticeLines; i++)
        {
            PlanLine line = lines[i];
            ReadOnlySpan<char> content = Content(line);
            isSigned |= !mustBeNamed && Dates.All(content) is not null;
            if (line.Role != LineRole.Body || line.Form != LineForm.Text || line.IsListed || IsAttachmentMark(line))
            {
                continue;
            }
            if (line.Number.Style is not (NumberStyle.None or NumberStyle.Standalone)
                && line.Number.Style <= NumberStyle.ChineseParenthesis)
            {
                return (-1, -1);
            }
            string letters = "";
            for (int end = i; end < lines.Count && end - i < MaxTitleLines && IsPart(lines[end]); end++)
            {
                letters += DocumentTitles.Letters(Content(lines[end]));
                bool isNamed = letters == name || letters == bare
                    || (!mustBeNamed && bare.Length >= 4 && letters.EndsWith(bare, StringComparison.Ordinal)
                        && letters.Length <= bare.Length + 24)
                    || (!mustBeNamed && letters.Length >= 6 && name.EndsWith(letters, StringComparison.Ordinal)
                        && DocumentTitles.IsTitle(Words(i, end + 1)));
                if (isNamed)
                {
                    // An office and the title below it end as the title does.
                    while (i < end && DocumentTitles.Letters(Words(i + 1, end + 1)).EndsWith(bare, StringComparison.Ordinal))
                    {
                        i++;
                    }
                    int last = end + 1;
                    while (last < lines.Count && last - i < MaxTitleLines && IsPart(lines[last])
                        && GoesOn(Words(i, last), lines[last].Content(text)))
                    {
                        last++;
                    }
                    return (i, last);
                }
            }
            // Behind the notice's day whatever is titled as a document is the one issued.
            if (isSigned && !IsAround(content) && OfficialEnd(i, mustBeFull: false) is > 0 and int officialEnd)
            {
                return (i, officialEnd);
            }
        }
        return (-1, -1);

        bool IsPart(PlanLine line) =>
            line.Role == LineRole.Body && line.Form == LineForm.Text && line.Number.Style == NumberStyle.None
            && line.Length <= MaxTitleLine && !line.IsListed && !Wording.HasSentence(Content(line))
            && !Wording.EndsWithSign(Content(line))
            && Dates.All(Content(line)) is null;
    }

    /// <summary>附件, 附件1 alone on a line above the title of what is attached.</summary>
    private bool IsAttachmentMark(PlanLine line) =>
        line.Number.Style == NumberStyle.Standalone && Content(line)[line.Number.Length..].Trim("：: \u3000").IsEmpty;

    /// <summary>What stands around a title: the site's lines, a document's number, its day, the head of the paper it is printed
    /// on.</summary>
    private static bool IsAround(ReadOnlySpan<char> content) =>
        Wording.IsSiteInfo(content) || DocumentNumbers.OfLine(content).Length > 0 || Dates.All(content) is not null
            || content.ContainsAny('>', '»') || content.Length < 4 || Wording.IsLabelled(content)
            || (content.Length <= 30 && (content.EndsWith("文件") || content.EndsWith("政府公报")))
            || content.StartsWith("（此件") || content.StartsWith("(此件");

    private bool HasText(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (lines[i].Role == LineRole.Body && Wording.HasSentence(lines[i].Content(text)))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>How much of place, time and type a line tells.</summary>
    private static int TitleScore(ReadOnlySpan<char> content) =>
        (Regions.Find(content) is not null || content.StartsWith("中华人民共和国") ? 1 : 0)
        + (Years.First(content) > 0 || DocumentTypes.FiveYearOrdinal(content) > 0 ? 1 : 0)
        + (DocumentTypes.OfTitle(content)
            is not ("" or DocumentTypes.SpecialPlan or DocumentTypes.ActionPlan or DocumentTypes.Other) ? 1 : 0);

    private bool IsTitleBeginning(int index)
    {
        PlanLine line = lines[index];
        ReadOnlySpan<char> content = Content(line);
        if (line.Role != LineRole.Body || line.Form != LineForm.Text || line.Number.Style != NumberStyle.None
            || content.Length > 40
            || Wording.HasSentence(content)
            || Wording.EndsWithSign(content)
            || content.Contains('，')
            || content.Contains(',')
            || IsAround(content))
        {
            return false;
        }
        return Wording.IsTitle(content) || content.StartsWith("关于") || content.EndsWith("人民政府") || content.EndsWith("委员会")
            || content.Contains("国民经济", StringComparison.Ordinal) || content.StartsWith("中华人民共和国")
            || (content.Length <= 16 && Regions.Find(content) is not null && content[^1] is '省' or '市' or '区' or '县' or '州' or '盟' or '旗')
            || (IsBare(lines[index + 1].Content(text)) && !DocumentTitles.IsTitle(content) && content.Length >= 4
                && content.IndexOfAnyInRange('\u4E00', '\u9FFF') == 0);
    }

    /// <summary>“十四五”规划, 发展规划: the end of a title whose beginning says of whom and what.</summary>
    private static bool IsBare(ReadOnlySpan<char> content) =>
        content.Length <= 14 && (content[0] is '“' or '"' || content.Length <= 6)
            && DocumentTypes.OfTitle(content) is not DocumentTypes.WorkReport;

    private static bool IsOtherTitle(ReadOnlySpan<char> content) =>
        Wording.IsTitle(content) || content.StartsWith("（草案") || content.StartsWith("(草案")
        || (content[0] is '和' or '与' or '及' or '暨' && Wording.EndsAsTitle(content))
        || (content[0] is '（' or '(' && content.Contains('年') && content.ContainsAny('—', '-', '－') && content.Length < 20);

    private bool IsTitleEnding(PlanLine line)
    {
        ReadOnlySpan<char> content = Content(line);
        bool isNone = line.Role != LineRole.Body || line.Form != LineForm.Text || line.HashLevel > 1
            || line.Number.Style != NumberStyle.None
            || content.Length > 50
            || Wording.HasSentence(content)
            || content.Contains("会议", StringComparison.Ordinal)
            || Wording.IsSiteInfo(content)
            || Wording.IsLabelled(content);
        return !isNone && IsOtherTitle(content);
    }
}
