namespace SearchPlans.Plans;

/// <summary>Where a plan begins and ends in its file: front matter, a site's lead-in, title, byline, what is behind.</summary>
/// <param name="FrontMatterLines">How many lines front matter takes from the start, both --- included.</param>
/// <param name="FrontMatter">What it says, or null where there is none.</param>
/// <param name="TitleLine">First line of the title, or -1.</param>
/// <param name="TitleEnd">Line right behind the title.</param>
/// <param name="BodyLine">First line behind title and byline.</param>
internal sealed record PlanFrame(int FrontMatterLines, PlanMetadata? FrontMatter, int TitleLine, int TitleEnd, int BodyLine)
{
    private const int MaxBylineLines = 14;
    private const int MaxClosingLines = 12;

    /// <summary>First line of the title of the notice that issues the document, or -1.</summary>
    public int NoticeLine { get; private init; } = -1;

    /// <summary>Line right behind the notice's title.</summary>
    public int NoticeEnd { get; private init; } = -1;

    /// <summary>Finds the frame and notes in the lines what each is for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="known">The title known from elsewhere than the text, or empty.</param>
    public static PlanFrame Find(string text, List<PlanLine> lines, string known = "")
    {
        int frontMatterLines = FindFrontMatter(text, lines, out PlanMetadata? frontMatter);
        ContentsFinder.Mark(text, lines, frontMatterLines);
        PageNumberLines.Mark(text, lines, frontMatterLines);
        AttachmentLists.Mark(text, lines, frontMatterLines);
        FoundTitle found = new TitleFinder(text, lines, frontMatterLines).Find(known.Length > 0 ? known : frontMatter?.Title ?? "");
        (int title, int titleEnd) = (found.Start, found.End);
        Mark(lines, 0, frontMatterLines, LineRole.Surrounding);
        if (title >= 0)
        {
            for (int i = frontMatterLines; i < title; i++)
            {
                if (lines[i].Role == LineRole.Body)
                {
                    // A notice is an official text, too, unlike what a site says before a plan.
                    lines[i].Role = found.NoticeStart >= 0 && i >= found.NoticeStart ? LineRole.Byline : LineRole.Surrounding;
                }
            }
            Mark(lines, title, titleEnd, LineRole.Title);
        }
        int body = MarkByline(text, lines, title >= 0 ? titleEnd : frontMatterLines);
        MarkClosing(text, lines, body);
        return new PlanFrame(frontMatterLines, frontMatter, title, titleEnd, body)
        {
            NoticeLine = found.NoticeStart,
            NoticeEnd = found.NoticeEnd,
        };
    }

    private static int FindFrontMatter(string text, List<PlanLine> lines, out PlanMetadata? frontMatter)
    {
        frontMatter = null;
        if (lines.Count == 0 || Raw(text, lines[0]) is not ("---" or "+++"))
        {
            return 0;
        }
        bool isToml = text[lines[0].Start] == '+';
        for (int i = 1; i < lines.Count && lines[i].End - lines[0].Start <= PlanYaml.MaxChars; i++)
        {
            if (!Raw(text, lines[i]).SequenceEqual(Raw(text, lines[0])))
            {
                continue;
            }
            ReadOnlySpan<char> said = text.AsSpan(lines[0].End, lines[i].Start - lines[0].End);
            frontMatter = isToml ? PlanYaml.TryReadToml(said) : PlanYaml.TryRead(said) ?? PlanYaml.TryReadLines(said);
            return frontMatter is null ? 0 : i + 1;
        }
        return 0;
    }

    private static ReadOnlySpan<char> Raw(string text, PlanLine line) => text.AsSpan(line.Start, line.End - line.Start);

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
            if (line.Role is LineRole.Contents or LineRole.PageNumber)
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
        // 前　言 looks like a name.
        line.HashLevel == 0 && Wording.IsByline(content) && !Wording.NamesPart(content) && !Wording.IsPreface(content);

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
