using SearchPlans.Text.Characters;

namespace SearchPlans.Plans;

/// <summary>Lines and headings -> units and nested sections.</summary>
internal sealed class OutlineBuilder
{
    private readonly record struct OpenSection(int Index, int Rank, PlanPart Part, int BoxEnd);

    private readonly string _text;
    private readonly List<PlanLine> _lines;
    private readonly int _wrapWidth;
    private readonly bool _isMarkdown;
    private readonly List<PlanUnit> _units = [];
    private readonly List<PlanSection> _sections = [];
    private readonly Stack<OpenSection> _open = new();
    private readonly Anchors _anchors;
    private readonly SectionParts _parts;
    private readonly NumberNotices _notices;

    private OutlineBuilder(string text, List<PlanLine> lines, int wrapWidth, PlanMetadata metadata, Anchors anchors, bool isMarkdown)
    {
        _text = text;
        _lines = lines;
        _wrapWidth = wrapWidth;
        _isMarkdown = isMarkdown;
        _anchors = anchors;
        _parts = new SectionParts(metadata);
        _notices = new NumberNotices(text, lines);
    }

    /// <summary>Builds the outline of a plan.</summary>
    public static Plan Build(string text, List<PlanLine> lines, PlanFrame frame, List<HeadingMark> marks, int wrapWidth,
        PlanMetadata metadata, bool isMarkdown)
    {
        using var anchors = new Anchors();
        var builder = new OutlineBuilder(text, lines, wrapWidth, metadata, anchors, isMarkdown);
        builder.Build(frame, marks);
        LeadSentences.Settle(builder._units);
        return new Plan(text, metadata, builder._units, builder._sections)
        {
            Notices = builder._notices.Notices,
            HasInlineMarks = isMarkdown
        };
    }

    private void Build(PlanFrame frame, List<HeadingMark> marks)
    {
        int[] ranks = StyleRanks.Of(marks, _lines);
        int nextMark = 0, endOfPlan = 0;
        for (int i = 0; i < _lines.Count; i++)
        {
            PlanLine line = _lines[i];
            while (_open.TryPeek(out OpenSection top) && top.BoxEnd > 0 && top.BoxEnd <= i)
            {
                Close(_units.Count);
            }
            if (i == 0 && frame.FrontMatterLines > 0)
            {
                i = frame.FrontMatterLines - 1;
                Add(PlanUnitKind.Surrounding, line.Start, _lines[i].End);
                _units[^1] = _units[^1] with { IsAside = true };
                continue;
            }
            if (HoldsMarksOnly(line))
            {
                _units[^1] = _units[^1] with { EndChar = line.End, MarkAfter = _units[^1].MarkAfter + line.End - _units[^1].EndChar };
            }
            else if (i == frame.TitleLine)
            {
                i = frame.TitleEnd - 1;
                AddMarked(PlanUnitKind.Title, line, _lines[i]);
            }
            else if (nextMark < marks.Count && marks[nextMark].Line == i)
            {
                AddHeading(marks[nextMark], ranks);
                i += marks[nextMark++].LineCount - 1;
            }
            else
            {
                i = AddLines(i, nextMark < marks.Count ? marks[nextMark].Line : _lines.Count);
            }
            endOfPlan = line.Role == LineRole.Surrounding ? endOfPlan : _units.Count;
        }
        while (_open.Count > 0)
        {
            Close(endOfPlan);
        }
        _parts.Settle(_text, _units, _sections);
    }

    /// <summary>Whether a line is nothing but marks, &lt;/details&gt;, ![](picture) or a rule, and so a mark behind the unit before
    /// it.</summary>
    private bool HoldsMarksOnly(PlanLine line)
    {
        ReadOnlySpan<char> content = _text.AsSpan(line.ContentStart, line.ContentEnd - line.ContentStart);
        if (!_isMarkdown || _units.Count == 0)
        {
            return false;
        }
        if (line.Form == LineForm.Rule)
        {
            return line.Role != LineRole.Surrounding;
        }
        return line.Role is LineRole.Body or LineRole.Contents
            && content[0] is '<' or '!' or '['
            && string.IsNullOrWhiteSpace(InlineMarks.Without(content.ToString()));
    }

    private void AddHeading(HeadingMark mark, int[] ranks)
    {
        PlanLine line = _lines[mark.Line], lastLine = _lines[mark.Line + mark.LineCount - 1];
        int rank = mark.IsNested ? ranks[(int)mark.NestedIn] + 1 : ranks[(int)mark.Style];
        bool isInBox = _open.TryPeek(out OpenSection top) && mark.Line < top.BoxEnd;
        if (isInBox)
        {
            rank = _sections[top.Index].Number.StartsWith("专栏", StringComparison.Ordinal) ? top.Rank + 1 : top.Rank;
        }
        while (_open.TryPeek(out top) && top.Rank >= rank)
        {
            Close(_units.Count);
        }
        int end = mark.SplitAt > 0 ? TrimEnd(mark.SplitAt) : lastLine.End;
        ReadOnlySpan<char> heading = mark.SplitAt > 0
            ? _text.AsSpan(line.ContentStart, end - line.ContentStart).TrimEnd('*').TrimEnd()
            : line.Content(_text);
        if (lastLine != line)
        {
            heading = string.Concat(heading, lastLine.Content(_text));
        }
        if (_isMarkdown)
        {
            heading = InlineMarks.Without(heading.ToString()) is { Length: > 0 } plain ? plain : heading;
        }
        bool hasParent = _open.TryPeek(out OpenSection parent);
        ReadOnlySpan<char> below = mark.Line + mark.LineCount is var next && next < _lines.Count ? _lines[next].Content(_text) : default;
        PlanPart part = _parts.Next(heading, mark.Style, !hasParent, hasParent ? parent.Part : PlanPart.None, below, FollowsCall());
        int index = _sections.Count;
        string number = line.Number.Style == mark.Style ? heading[..Math.Min(line.Number.Length, heading.Length)].ToString() : "";
        _sections.Add(new PlanSection(hasParent ? parent.Index : -1, _open.Count + 1, number, heading.ToString(), _units.Count,
            _units.Count + 1, part));
        _open.Push(new OpenSection(index, rank, part,
            isInBox ? parent.BoxEnd : mark.Style == NumberStyle.Box ? BoxEnd(mark.Line + mark.LineCount) : 0));
        _notices.Add(mark, number, hasParent ? parent.Index : -1);
        if (mark.SplitAt == 0)
        {
            AddMarked(PlanUnitKind.Heading, line, lastLine);
            return;
        }
        int boldEnd = line.BoldLeadEnd == mark.SplitAt ? _text.AsSpan(0, end).TrimEnd("* ").Length : end;
        Add(PlanUnitKind.Heading, line.Start, end, markBefore: line.ContentStart - line.Start, markAfter: end - boldEnd);
        int rest = mark.SplitAt;
        while (rest < line.End && char.IsWhiteSpace(_text[rest]))
        {
            rest++;
        }
        if (rest < line.End)
        {
            AddText(PlanUnitKind.Paragraph, rest, line.End);
        }
    }

    /// <summary>Whether what stands before is the call that a report ends with.</summary>
    private bool FollowsCall()
    {
        const int MaxCall = 1000;
        if (_units.Count == 0 || _units[^1].Kind != PlanUnitKind.Paragraph)
        {
            return false;
        }
        PlanUnit before = _units[^1];
        int start = Math.Max(before.StartChar, before.EndChar - MaxCall);
        return Wording.IsClosingCall(_text.AsSpan(start, before.EndChar - start));
    }

    /// <summary>
    /// Line behind what a box holds, where that is seen: a quotation that it is set in, a table, or items one below the
    /// other. Else 0: the box goes on to the next heading.
    /// </summary>
    private int BoxEnd(int from)
    {
        int end = from;
        if (IsQuoted(_lines[from - 1]))
        {
            while (end < _lines.Count && IsQuoted(_lines[end]))
            {
                end++;
            }
            return end;
        }
        while (end < _lines.Count
            && _lines[end].Role == LineRole.Body
            && IsBoxed(_lines[end])
            && _lines[end].Number.Style is NumberStyle.None or >= NumberStyle.Arabic and < NumberStyle.Box)
        {
            end++;
        }
        return end > from ? end : 0;
    }

    private bool IsQuoted(PlanLine line) => _text[line.Start] == '>';

    private static bool IsBoxed(PlanLine line) =>
        line.Form is LineForm.Table or LineForm.Bullet or LineForm.Dash || line.Number.Style is >= NumberStyle.Arabic and < NumberStyle.Box;

    /// <summary>Adds a line, and those that belong to the same unit; gives the last one.</summary>
    private int AddLines(int index, int nextHeading)
    {
        PlanLine line = _lines[index];
        int last = index;
        switch (line.Role)
        {
            case LineRole.Surrounding:
                Add(PlanUnitKind.Surrounding, line.Start, line.End);
                break;
            case LineRole.Byline:
                AddMarked(line.IsListed ? PlanUnitKind.ListItem : PlanUnitKind.Paragraph, line, line);
                break;
            case LineRole.Contents:
                AddMarked(PlanUnitKind.Contents, line, line);
                break;
            case LineRole.PageNumber:
                Add(PlanUnitKind.Surrounding, line.Start, line.End);
                _units[^1] = _units[^1] with { IsAside = true };
                break;
            case LineRole.Body when line.Form == LineForm.Table:
                return AddTableRow(index, nextHeading);
            default:
                List<TextRange> holes = [];
                while (last + 1 < nextHeading && last - index < LineWrapping.MaxJoinedLines)
                {
                    if (LineWrapping.IsRest(_lines[last + 1], _lines[last], _wrapWidth))
                    {
                        last++;
                    }
                    else if (BehindPageNumber(last, nextHeading) is > 0 and int behind)
                    {
                        holes.Add(new TextRange(_lines[last].End, _lines[behind].Start));
                        last = behind;
                    }
                    else
                    {
                        break;
                    }
                }
                bool isItem = line.Form is LineForm.Bullet or LineForm.Dash || line.Number.Style != NumberStyle.None || line.IsListed;
                AddText(isItem ? PlanUnitKind.ListItem : PlanUnitKind.Paragraph, line.Start, _lines[last].End, line, _lines[last]);
                if (holes.Count > 0)
                {
                    _units[^1] = _units[^1] with { Holes = holes };
                }
                break;
        }
        return last;
    }

    /// <summary>The line that a paragraph goes on with which the number of a printed page, and its running head, broke in the midst of a
    /// sentence; 0 where there is none.</summary>
    private int BehindPageNumber(int index, int nextHeading)
    {
        int next = index + 1;
        while (next < nextHeading && _lines[next].Role == LineRole.PageNumber)
        {
            next++;
        }
        if (next == index + 1 || next >= nextHeading)
        {
            return 0;
        }
        PlanLine before = _lines[index], behind = _lines[next];
        bool goesOn = before.Role == LineRole.Body && behind.Role == LineRole.Body
            && before.HashLevel == 0 && !before.IsBold && behind.Form == LineForm.Text && behind.HashLevel == 0 && !behind.IsBold
            && behind.Number.Style == NumberStyle.None && !Wording.EndsSentence(before.Content(_text));
        return goesOn ? next : 0;
    }

    /// <summary>Adds a row and, as marks behind it, the lines of dashes below; one that no row is above stands before its row.</summary>
    private int AddTableRow(int index, int nextHeading)
    {
        int first = index, last = index;
        while (IsSeparator(index) && index + 1 < nextHeading && _lines[index + 1].Form == LineForm.Table)
        {
            index++;
        }
        last = index;
        while (last + 1 < nextHeading && _lines[last + 1].IsClose && IsSeparator(last + 1))
        {
            last++;
        }
        bool startsTable = first == 0 || _lines[first - 1].Form != LineForm.Table || !_lines[first].IsClose;
        PlanLine row = _lines[index];
        Add(PlanUnitKind.TableRow, _lines[first].Start, _lines[last].End, 0, row.ContentStart - _lines[first].Start,
            _lines[last].End - row.ContentEnd,
            isTableHead: startsTable && first == index && last > index);
        return last;
    }

    private bool IsSeparator(int index) =>
        _lines[index].Form == LineForm.Table && _lines[index].Role == LineRole.Body && TableCells.IsSeparator(_lines[index].Content(_text));

    private void AddText(PlanUnitKind kind, int start, int end, PlanLine? line = null, PlanLine? last = null)
    {
        bool inGlossary = _open.TryPeek(out OpenSection section) && section.Part == PlanPart.Glossary;
        int contentStart = line is null || line.BoldLeadEnd > 0 ? start : line.ContentStart;
        bool isText = line is null || line.Form is LineForm.Text or LineForm.Bullet or LineForm.Dash;
        int lead = isText ? LeadSentences.Candidate(_text.AsSpan(contentStart, end - contentStart), inGlossary) : 0;
        Add(kind, start, end, lead > 0 ? lead + contentStart - start : 0,
            line is null ? 0 : MarkBefore(line), last is null ? 0 : last.End - last.ContentEnd);
    }

    private void AddMarked(PlanUnitKind kind, PlanLine first, PlanLine last) =>
        Add(kind, first.Start, last.End, 0, MarkBefore(first), last.End - last.ContentEnd);

    // Of a lead in bold the ** in front belongs to the one behind it, in the text.
    private int MarkBefore(PlanLine line) =>
        line.BoldLeadEnd > 0 ? _text.IndexOf("**", line.Start, StringComparison.Ordinal) - line.Start : line.ContentStart - line.Start;

    private void Add(PlanUnitKind kind, int start, int end, int leadLength = 0, int markBefore = 0, int markAfter = 0,
        bool isTableHead = false)
    {
        bool isInside = kind is not (PlanUnitKind.Surrounding or PlanUnitKind.Title);
        bool hasSection = _open.TryPeek(out OpenSection section) && isInside;
        _units.Add(new PlanUnit(
            kind, start, end, hasSection ? section.Index : -1, leadLength, hasSection ? section.Part : PlanPart.None,
            _anchors.Next(_text.AsSpan(start, end - start)))
        {
            MarkBefore = markBefore,
            MarkAfter = markAfter,
            IsTableHead = isTableHead,
            IsAside = kind is not (PlanUnitKind.Title or PlanUnitKind.Heading or PlanUnitKind.TableRow)
                && AddressLines.IsAddress(_text.AsSpan(start, end - start)),
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
        {
            end--;
        }
        return end;
    }
}
