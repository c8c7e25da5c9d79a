namespace SearchPlans.Plans;

/// <summary>Lines and headings -> units and nested sections.</summary>
internal sealed class OutlineBuilder
{
    private sealed class OpenSection
    {
        public required int Index { get; init; }
        public required int Rank { get; init; }
        public required PlanPart Part { get; init; }
        public required bool IsGlossary { get; init; }
        public required bool IsStandalone { get; init; }
    }

    private readonly string _text;
    private readonly List<PlanLine> _lines;
    private readonly PlanMetadata _metadata;
    private readonly List<PlanUnit> _units = [];
    private readonly List<PlanSection> _sections = [];
    private readonly Stack<OpenSection> _open = new();
    private readonly Anchors _anchors;
    private bool _hasDeployment;
    private PlanPart _lastTopPart;
    private NumberStyle _lastTopStyle;

    private OutlineBuilder(string text, List<PlanLine> lines, PlanMetadata metadata, Anchors anchors)
    {
        _text = text;
        _lines = lines;
        _metadata = metadata;
        _anchors = anchors;
    }

    /// <summary>Builds the outline of a plan.</summary>
    public static (List<PlanUnit> Units, List<PlanSection> Sections) Build(
        string text, List<PlanLine> lines, PlanFrame frame, List<HeadingMark> marks, PlanMetadata metadata)
    {
        using var anchors = new Anchors();
        var builder = new OutlineBuilder(text, lines, metadata, anchors);
        builder.Build(frame, marks);
        LeadSentences.Settle(builder._units);
        return (builder._units, builder._sections);
    }

    private void Build(PlanFrame frame, List<HeadingMark> marks)
    {
        int[] ranks = StyleRanks.Of(marks, _lines);
        int nextMark = 0, endOfPlan = 0;
        for (int i = 0; i < _lines.Count; i++)
        {
            PlanLine line = _lines[i];
            if (i == 0 && frame.FrontMatterLines > 0)
            {
                i = frame.FrontMatterLines - 1;
                Add(PlanUnitKind.Surrounding, line.Start, _lines[i].End);
                continue;
            }
            if (i == frame.TitleLine)
            {
                i = frame.TitleEnd - 1;
                AddMarked(PlanUnitKind.Title, line.Start, _lines[i].End, line, _lines[i]);
            }
            else if (nextMark < marks.Count && marks[nextMark].Line == i)
            {
                AddHeading(marks[nextMark], line, ranks);
                i += marks[nextMark++].LineCount - 1;
            }
            else
                AddLine(line);
            endOfPlan = line.Role == LineRole.Surrounding ? endOfPlan : _units.Count;
        }
        while (_open.Count > 0)
            Close(endOfPlan);
        BeginWithReview();
    }

    /// <summary>A report begins with what was done, also under a heading that doesn't say so, if the next is about what is to do.</summary>
    private void BeginWithReview()
    {
        if (_metadata.Type is not (DocumentTypes.WorkReport or DocumentTypes.AnnualPlan) || _sections.Count == 0 || _sections[0].Part != PlanPart.None)
            return;
        int next = _sections.FindIndex(1, section => section.Level == 1);
        if (next < 0 || _sections[next].Part != PlanPart.Deployment)
            return;
        for (int i = 0; i < next; i++)
            _sections[i] = _sections[i] with { Part = PlanPart.Review };
        for (int i = _sections[0].FirstUnit; i < _sections[0].EndUnit; i++)
            _units[i] = _units[i] with { Part = PlanPart.Review };
    }

    private void AddHeading(HeadingMark mark, PlanLine line, int[] ranks)
    {
        int rank = ranks[(int)mark.Style] + (mark.IsNested ? 1 : 0);
        while (_open.TryPeek(out OpenSection? top) && top.Rank >= rank)
            Close(_units.Count);
        PlanLine lastLine = _lines[mark.Line + mark.LineCount - 1];
        int end = mark.SplitAt > 0 ? TrimEnd(mark.SplitAt) : lastLine.End;
        ReadOnlySpan<char> heading = mark.SplitAt > 0
            ? _text.AsSpan(line.ContentStart, end - line.ContentStart).TrimEnd('*').TrimEnd()
            : line.Content(_text);
        if (lastLine != line)
            heading = string.Concat(heading, lastLine.Content(_text));
        PlanPart part = PartOf(heading, mark.Style);
        _open.TryPeek(out OpenSection? parent);
        int index = _sections.Count;
        string number = line.Number.Style == mark.Style ? heading[..Math.Min(line.Number.Length, heading.Length)].ToString() : "";
        _sections.Add(new PlanSection(parent?.Index ?? -1, _open.Count + 1, number, heading.ToString(), _units.Count, _units.Count + 1, part));
        _open.Push(new OpenSection
        {
            Index = index,
            Rank = rank,
            Part = part,
            IsStandalone = mark.Style == NumberStyle.Standalone || parent is { IsStandalone: true },
            IsGlossary = Wording.NamesGlossary(heading) || parent is { IsGlossary: true },
        });
        if (mark.SplitAt == 0)
        {
            AddMarked(PlanUnitKind.Heading, line.Start, end, line, lastLine);
            return;
        }
        Add(PlanUnitKind.Heading, line.Start, end, markBefore: line.ContentStart - line.Start);
        int rest = mark.SplitAt;
        while (rest < line.End && char.IsWhiteSpace(_text[rest]))
            rest++;
        if (rest < line.End)
            AddText(PlanUnitKind.Paragraph, rest, line.End);
    }

    private PlanPart PartOf(ReadOnlySpan<char> heading, NumberStyle style)
    {
        _open.TryPeek(out OpenSection? parent);
        if (style == NumberStyle.Standalone || parent is { IsStandalone: true })
            return PlanPart.None;
        if (parent is { Part: not PlanPart.None })
            return parent.Part;
        PlanPart part = PlanParts.OfHeading(heading, _metadata);
        // What follows the tasks of the year (三、加强政府自身建设) is about them, unless it says otherwise; so is what
        // follows the review under headings that name neither (二、打好四个现代化的第一个战役).
        if (parent is null)
        {
            bool followsReview = _lastTopPart == PlanPart.Review && _lastTopStyle == style && !PlanParts.NamesExperience(heading)
                && _metadata.Type is DocumentTypes.WorkReport or DocumentTypes.AnnualPlan;
            if (part == PlanPart.None)
                part = _hasDeployment || followsReview ? PlanPart.Deployment : PlanParts.NamesExperience(heading) ? _lastTopPart : part;
            _hasDeployment |= part == PlanPart.Deployment;
            (_lastTopPart, _lastTopStyle) = (part, style);
        }
        return part;
    }

    private void AddLine(PlanLine line)
    {
        switch (line.Role)
        {
            case LineRole.Surrounding:
                Add(PlanUnitKind.Surrounding, line.Start, line.End);
                break;
            case LineRole.Byline:
                AddMarked(PlanUnitKind.Paragraph, line.Start, line.End, line, line);
                break;
            case LineRole.Contents:
                AddMarked(line.Form == LineForm.Bullet ? PlanUnitKind.ListItem : PlanUnitKind.Paragraph, line.Start, line.End, line, line);
                break;
            default:
                bool isItem = line.Form is LineForm.Bullet or LineForm.Dash || line.Number.Style != NumberStyle.None;
                AddText(isItem ? PlanUnitKind.ListItem : PlanUnitKind.Paragraph, line.Start, line.End, line);
                break;
        }
    }

    private void AddText(PlanUnitKind kind, int start, int end, PlanLine? line = null)
    {
        bool inGlossary = _open.TryPeek(out OpenSection? section) && section.IsGlossary;
        int contentStart = line is null || line.BoldLeadEnd > 0 ? start : line.ContentStart;
        bool isText = line is null || line.Form is LineForm.Text or LineForm.Bullet or LineForm.Dash;
        int lead = isText ? LeadSentences.Candidate(_text.AsSpan(contentStart, end - contentStart), inGlossary) : 0;
        Add(kind, start, end, lead > 0 ? lead + contentStart - start : 0,
            line is null ? 0 : MarkBefore(line), line is null ? 0 : line.End - line.ContentEnd);
    }

    private void AddMarked(PlanUnitKind kind, int start, int end, PlanLine first, PlanLine last) =>
        Add(kind, start, end, 0, MarkBefore(first), last.End - last.ContentEnd);

    // Of a lead in bold the ** in front belongs to the one behind it, in the text.
    private static int MarkBefore(PlanLine line) => line.BoldLeadEnd > 0 ? 0 : line.ContentStart - line.Start;

    private void Add(PlanUnitKind kind, int start, int end, int leadLength = 0, int markBefore = 0, int markAfter = 0)
    {
        bool isInside = kind is not (PlanUnitKind.Surrounding or PlanUnitKind.Title);
        bool hasSection = _open.TryPeek(out OpenSection? section) && isInside;
        _units.Add(new PlanUnit(
            kind, start, end, hasSection ? section!.Index : -1, leadLength, hasSection ? section!.Part : PlanPart.None,
            _anchors.Next(_text.AsSpan(start, end - start)))
        {
            MarkBefore = markBefore,
            MarkAfter = markAfter,
        });
    }

    private void Close(int endUnit)
    {
        OpenSection section = _open.Pop();
        _sections[section.Index] = _sections[section.Index] with { EndUnit = endUnit };
    }

    private int TrimEnd(int end)
    {
        while (char.IsWhiteSpace(_text[end - 1]))
            end--;
        return end;
    }
}
