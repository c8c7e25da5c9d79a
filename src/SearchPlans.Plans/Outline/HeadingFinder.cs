namespace SearchPlans.Plans;

/// <summary>
/// Finds the headings among the lines of a plan. A numbered line is judged together with its series (1、 2、 3、 …): the
/// same words may open a section in one plan and be an item of a list in the next.
/// </summary>
internal sealed class HeadingFinder
{
    // Longest heading on a line of its own, and longest lead that is run into a paragraph, in characters.
    private const int MaxHeading = 64;
    private const int MaxMarkedHeading = 120;
    private const int MaxLead = 60;
    private const int MaxName = 24;
    private const int MaxLeadRatio = 3;

    private enum Shape { Item, Line, Sentence, RunIn, Marked }

    private readonly record struct Candidate(int Line, HeadingNumber Number, Shape Shape, int SplitAt, int LeadLength, bool HasBody,
        bool IsShort, bool IsBold);

    private readonly string _text;
    private readonly List<PlanLine> _lines;
    private readonly int _wrapWidth;

    private HeadingFinder(string text, List<PlanLine> lines, int wrapWidth)
    {
        _text = text;
        _lines = lines;
        _wrapWidth = wrapWidth;
    }

    /// <summary>The headings, in reading order.</summary>
    public static List<HeadingMark> Find(string text, List<PlanLine> lines, int from, int wrapWidth)
    {
        var finder = new HeadingFinder(text, lines, wrapWidth);
        var marks = new List<HeadingMark>();
        finder.FindNumbered(marks, from);
        finder.FindMarked(marks, from);
        new UnnumberedHeadings(text, lines, wrapWidth).Find(marks, from);
        marks.Sort((a, b) => a.Line.CompareTo(b.Line));
        marks = finder.Joined(marks);
        NestedSeries.Find(marks, lines);
        return marks;
    }

    /// <summary>一、“十三五”时期及2020年 | 工作回顾: a heading broken in two is one.</summary>
    private List<HeadingMark> Joined(List<HeadingMark> marks)
    {
        var joined = new List<HeadingMark>(marks.Count);
        foreach (HeadingMark mark in marks)
        {
            bool isRest = joined.Count > 0 && joined[^1] is { LineCount: 1, SplitAt: 0, Value: > 0 } before && before.Line + 1 == mark.Line
                && mark.Style is NumberStyle.Unnumbered or NumberStyle.UnnumberedPart
                && Wording.IsBroken(_lines[mark.Line - 1].Content(_text), _lines[mark.Line].Content(_text));
            if (isRest)
            {
                joined[^1] = joined[^1] with { LineCount = 2 };
            }
            else
            {
                joined.Add(mark);
            }
        }
        return joined;
    }

    private void FindNumbered(List<HeadingMark> marks, int from)
    {
        // Numbers that run on make a series; a number that doesn't begins the next one.
        var open = new Dictionary<NumberStyle, List<Candidate>>();
        for (int i = from; i < _lines.Count; i++)
        {
            PlanLine line = _lines[i];
            if (line.Role != LineRole.Body || line.Number.Style == NumberStyle.None)
            {
                continue;
            }
            Candidate candidate = Judge(i);
            if (!open.TryGetValue(line.Number.Style, out List<Candidate>? series))
            {
                open.Add(line.Number.Style, series = []);
            }
            if (series.Count > 0 && line.Number.Value <= series[^1].Number.Value)
            {
                Accept(series, marks);
                series.Clear();
            }
            series.Add(candidate);
        }
        foreach (List<Candidate> series in open.Values)
        {
            Accept(series, marks);
        }
    }

    private Candidate Judge(int index)
    {
        PlanLine line = _lines[index];
        ReadOnlySpan<char> content = line.Content(_text);
        HeadingNumber number = line.Number;
        ReadOnlySpan<char> words = content[Math.Min(number.Length, content.Length)..].TrimStart();
        int next = index + 1;
        while (next < _lines.Count && _lines[next].Role == LineRole.PageNumber)
        {
            next++;
        }
        bool hasBody = next < _lines.Count && _lines[next].Role == LineRole.Body && _lines[next].Number.Style != number.Style;
        (Shape shape, int splitAt) = JudgeShape(line, content, words, hasBody);
        return new Candidate(index, number, shape, splitAt, Math.Max(0, splitAt - line.ContentStart), hasBody || shape == Shape.RunIn,
            words.Length <= MaxName, line.BoldLeadEnd > 0);
    }

    private (Shape Shape, int SplitAt) JudgeShape(PlanLine line, ReadOnlySpan<char> content, ReadOnlySpan<char> words, bool hasBody)
    {
        NumberStyle style = line.Number.Style;
        if (words.IsEmpty)
        {
            return hasBody || style <= NumberStyle.ChapterSection ? (Shape.Line, 0) : (Shape.Item, 0);
        }
        if (line.HashLevel > 0 && content.Length <= MaxMarkedHeading)
        {
            return (Shape.Marked, 0);
        }
        if (line.IsBold && content.Length <= MaxMarkedHeading && !Wording.EndsOpen(content))
        {
            return (hasBody ? Shape.Marked : Shape.Line, 0);
        }
        if (line.BoldLeadEnd > 0 && line.BoldLeadEnd - line.ContentStart <= MaxMarkedHeading)
        {
            return (Shape.RunIn, line.BoldLeadEnd);
        }
        int sentenceEnd = Wording.FirstSentenceEnd(words[..Math.Min(words.Length, MaxMarkedHeading)]);
        if (sentenceEnd < 0)
        {
            bool isWrapped = _wrapWidth > 0 && content.Length * 5 >= _wrapWidth * 4 && style > NumberStyle.UnnumberedPart;
            bool isHeading = words.Length <= MaxHeading && !Wording.EndsOpen(words) && !isWrapped
                && (words[^1] is not ('：' or ':') || words.Length <= 24);
            return (isHeading ? Shape.Line : Shape.Item, 0);
        }
        int splitAt = line.ContentEnd - words.Length + sentenceEnd;
        if (!IsLead(words[..sentenceEnd], style) || Wording.EndsInQuotes(words[..sentenceEnd]))
        {
            return (Shape.Item, 0);
        }
        if (sentenceEnd > MaxLead)
        {
            return (Shape.Item, sentenceEnd < words.Length && style < NumberStyle.Ordinal ? splitAt : 0);
        }
        return sentenceEnd == words.Length ? (Shape.Sentence, 0) : (Shape.RunIn, splitAt);
    }

    /// <summary>1．“双减”政策：进一步减轻… explains a word and heads nothing.</summary>
    private static bool IsLead(ReadOnlySpan<char> lead, NumberStyle style) =>
        style < NumberStyle.Ordinal || !lead.ContainsAny('：', ':');

    private static void Accept(List<Candidate> series, List<HeadingMark> marks)
    {
        int runIns = 0, headings = 0, sentences = 0, withBody = 0, inside = 0, sentencesWithBody = 0, shortSentences = 0, longestLead = 0;
        foreach (Candidate candidate in series)
        {
            runIns += candidate.Shape == Shape.RunIn ? 1 : 0;
            longestLead = candidate.Shape == Shape.RunIn ? Math.Max(longestLead, candidate.LeadLength) : longestLead;
            sentences += candidate.Shape == Shape.Sentence ? 1 : 0;
            sentencesWithBody += candidate.Shape == Shape.Sentence && candidate.HasBody ? 1 : 0;
            shortSentences += candidate.Shape == Shape.Sentence && candidate.IsShort ? 1 : 0;
            headings += candidate.Shape is Shape.Line or Shape.Marked ? 1 : 0;
            inside += candidate.Shape is Shape.Line or Shape.Sentence ? 1 : 0;
            withBody += candidate.Shape is Shape.Line or Shape.Sentence && candidate.HasBody ? 1 : 0;
        }
        int all = runIns + headings + sentences;
        // （1） is used for items as often as for headings; where some of a series can't be headings, none are.
        bool isWeak = series[0].Number.Style == NumberStyle.ArabicParenthesis;
        bool isConsistent = all >= 2 && all * 10 >= series.Count * (isWeak ? 8 : 6);
        // One line after the other with nothing below is a list; its last item alone seems to have something below.
        bool isList = inside >= 2 && runIns == 0 && (withBody <= 1 || withBody * 2 <= inside);
        // 1．能源工业。 with text below, and so all of them, are names and no sentences.
        bool areNames = sentences >= 2 && sentencesWithBody == sentences && shortSentences == sentences;
        bool isListOfSentences = sentences - sentencesWithBody > runIns + headings;
        foreach (Candidate candidate in series)
        {
            bool isStrong = candidate.Number.Style < NumberStyle.Ordinal;
            bool accepted = candidate.Shape switch
            {
                Shape.Marked => true,
                Shape.Line => !isList || candidate.Number.Style <= NumberStyle.ChapterSection,
                Shape.Sentence => isConsistent
                    && !isList
                    && (sentencesWithBody * 3 >= sentences * 2 || runIns > sentences)
                    && (isStrong || areNames || (headings + runIns > sentences && candidate.HasBody)),
                // 第一， counts in speech, unless it is set apart by bold letters.
                Shape.RunIn => isConsistent
                    && !isListOfSentences
                    && candidate.Number.Style != NumberStyle.Circled
                    && (candidate.Number.Style != NumberStyle.Ordinal || candidate.IsBold),
                // One long lead among its like; one much longer than they are is a sentence.
                _ => candidate.SplitAt > 0
                    && candidate.LeadLength <= longestLead * MaxLeadRatio
                    && isConsistent
                    && runIns * 2 > series.Count,
            };
            if (accepted)
            {
                marks.Add(new HeadingMark(candidate.Line, candidate.SplitAt, candidate.Number.Style, candidate.Number.Value));
            }
        }
    }

    private void FindMarked(List<HeadingMark> marks, int from)
    {
        for (int i = from; i < _lines.Count; i++)
        {
            PlanLine line = _lines[i];
            if (line.HashLevel == 0
                || line.Role != LineRole.Body
                || line.Number.Style != NumberStyle.None
                || line.Length > MaxMarkedHeading)
            {
                continue;
            }
            ReadOnlySpan<char> content = line.Content(_text);
            NumberStyle style = Wording.IsPreface(content) ? NumberStyle.Preface
                : Wording.NamesStandalone(content) ? NumberStyle.Standalone : NumberStyle.Hash1 + line.HashLevel - 1;
            marks.Add(new HeadingMark(i, 0, style, 0));
        }
    }
}
