namespace SearchPlans.Plans;

/// <summary>Where a plan begins and ends in its file: front matter, a site's lead-in, title, byline, what is behind.</summary>
/// <param name="FrontMatterLines">How many lines front matter takes from the start, both --- included.</param>
/// <param name="FrontMatter">What it says, or null where there is none.</param>
/// <param name="TitleLine">First line of the title, or -1.</param>
/// <param name="TitleEnd">Line right behind the title.</param>
/// <param name="BodyLine">First line behind title and byline.</param>
internal sealed record PlanFrame(int FrontMatterLines, PlanMetadata? FrontMatter, int TitleLine, int TitleEnd, int BodyLine)
{
    // A lead-in is a few paragraphs; a word like 计划 further down isn't the title any more.
    private const int MaxLeadInLines = 40;
    private const int MaxBylineLines = 14;
    private const int MaxClosingLines = 12;
    private const int MaxTitleLines = 4;

    /// <summary>Finds the frame and notes in the lines what each is for.</summary>
    public static PlanFrame Find(string text, List<PlanLine> lines)
    {
        int frontMatterLines = FindFrontMatter(text, lines, out PlanMetadata? frontMatter);
        ContentsFinder.Mark(text, lines, frontMatterLines);
        (int title, int titleEnd) = FindTitle(text, lines, frontMatterLines);
        Mark(lines, 0, frontMatterLines, LineRole.Surrounding);
        if (title >= 0)
        {
            for (int i = frontMatterLines; i < title; i++)
            {
                if (lines[i].Role == LineRole.Body)
                {
                    lines[i].Role = LineRole.Surrounding;
                }
            }
            Mark(lines, title, titleEnd, LineRole.Title);
        }
        int body = MarkByline(text, lines, title >= 0 ? titleEnd : frontMatterLines);
        MarkClosing(text, lines, body);
        return new PlanFrame(frontMatterLines, frontMatter, title, titleEnd, body);
    }

    private static int FindFrontMatter(string text, List<PlanLine> lines, out PlanMetadata? frontMatter)
    {
        frontMatter = null;
        if (lines.Count == 0 || !IsFence(text, lines[0]))
        {
            return 0;
        }
        for (int i = 1; i < lines.Count && lines[i].End - lines[0].Start <= PlanYaml.MaxChars; i++)
        {
            if (!IsFence(text, lines[i]))
            {
                continue;
            }
            ReadOnlySpan<char> said = text.AsSpan(lines[0].End, lines[i].Start - lines[0].End);
            frontMatter = PlanYaml.TryRead(said) ?? PlanYaml.TryReadLines(said);
            return frontMatter is null ? 0 : i + 1;
        }
        return 0;
    }

    private static bool IsFence(string text, PlanLine line) => text.AsSpan(line.Start, line.End - line.Start) is "---";

    private static (int Start, int End) FindTitle(string text, List<PlanLine> lines, int from)
    {
        int found = -1, best = -1;
        for (int i = from; i < lines.Count && i < from + MaxLeadInLines; i++)
        {
            PlanLine line = lines[i];
            ReadOnlySpan<char> content = line.Content(text);
            if (line.Role != LineRole.Body || line.Form != LineForm.Text)
            {
                continue;
            }
            // A page whose only heading of the highest level is the title.
            if (line.HashLevel > 1
                && found < 0
                && line.Number.Style == NumberStyle.None
                && Wording.IsTitle(content)
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
                return (i, i + 1);
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
        while (start > from && end - start < MaxTitleLines && IsTitleBeginning(text, lines[start - 1]))
        {
            start--;
        }
        while (end < lines.Count && end - start < MaxTitleLines && IsTitleEnding(text, lines[end]))
        {
            end++;
        }
        return (start, end);
    }

    /// <summary>How much of place, time and type a line tells.</summary>
    private static int TitleScore(ReadOnlySpan<char> content) =>
        (Regions.Find(content) is not null || content.StartsWith("中华人民共和国") ? 1 : 0)
        + (Years.First(content) > 0 || DocumentTypes.FiveYearOrdinal(content) > 0 ? 1 : 0)
        + (DocumentTypes.OfTitle(content) is not ("" or DocumentTypes.SpecialPlan) ? 1 : 0);

    private static bool IsTitleBeginning(string text, PlanLine line)
    {
        ReadOnlySpan<char> content = line.Content(text);
        if (line.Role != LineRole.Body || line.Form != LineForm.Text || line.Number.Style != NumberStyle.None
            || content.Length > 40
            || Wording.HasSentence(content)
            || Wording.EndsWithSign(content)
            || content.Contains('，')
            || content.Contains(','))
        {
            return false;
        }
        return Wording.IsTitle(content) || content.StartsWith("关于") || content.EndsWith("人民政府") || content.EndsWith("委员会")
            || content.Contains("国民经济", StringComparison.Ordinal) || content.StartsWith("中华人民共和国")
            || (content.Length <= 16 && Regions.Find(content) is not null && content[^1] is '省' or '市' or '区' or '县' or '州' or '盟' or '旗');
    }

    private static bool IsTitleEnding(string text, PlanLine line)
    {
        ReadOnlySpan<char> content = line.Content(text);
        if (line.Role != LineRole.Body || line.Form != LineForm.Text || line.HashLevel > 1 || line.Number.Style != NumberStyle.None
            || content.Length > 50
            || Wording.HasSentence(content)
            || content.Contains("会议", StringComparison.Ordinal)
            || Wording.IsSiteInfo(content))
        {
            return false;
        }
        return Wording.IsTitle(content) || content.StartsWith("（草案") || content.StartsWith("(草案")
            || (content[0] is '和' or '与' or '及' or '暨' && Wording.EndsAsTitle(content))
            || (content[0] is '（' or '(' && content.Contains('年') && content.ContainsAny('—', '-', '－') && content.Length < 20);
    }

    private static int MarkByline(string text, List<PlanLine> lines, int from)
    {
        int limit = Math.Min(lines.Count, from + MaxBylineLines);
        int salutation = -1;
        for (int i = from; i < limit && salutation < 0; i++)
        {
            if (Wording.IsSalutation(lines[i].Content(text)))
            {
                salutation = i;
            }
            else if (lines[i].Number.Style != NumberStyle.None || lines[i].Length > 120)
            {
                break;
            }
        }
        int at = from;
        for (; at < limit; at++)
        {
            PlanLine line = lines[at];
            ReadOnlySpan<char> content = line.Content(text);
            if (line.Role == LineRole.Contents)
            {
                continue;
            }
            if (line.Form == LineForm.Markup || Wording.IsSiteInfo(content))
            {
                line.Role = LineRole.Surrounding;
            }
            else if (at <= salutation
                || line.Form == LineForm.Rule
                || (line.Number.Style == NumberStyle.None && IsPlainByline(line, content)))
            {
                line.Role = LineRole.Byline;
            }
            else
            {
                break;
            }
        }
        return at;
    }

    private static bool IsPlainByline(PlanLine line, ReadOnlySpan<char> content) =>
        line.HashLevel == 0 && Wording.IsByline(content) && !Wording.NamesPart(content);

    private static void MarkClosing(string text, List<PlanLine> lines, int from)
    {
        for (int i = lines.Count - 1; i > from && i >= lines.Count - MaxClosingLines; i--)
        {
            bool isSign = lines[i].Length <= 2 && !char.IsLetterOrDigit(text[lines[i].ContentStart]);
            if (!Wording.IsClosing(lines[i].Content(text)) && !isSign && lines[i].Form != LineForm.Rule)
            {
                return;
            }
            lines[i].Role = LineRole.Surrounding;
        }
    }

    private static void Mark(List<PlanLine> lines, int start, int end, LineRole role)
    {
        for (int i = start; i < end; i++)
        {
            lines[i].Role = role;
        }
    }
}
