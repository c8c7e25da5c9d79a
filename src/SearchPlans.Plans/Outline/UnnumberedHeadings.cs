using SearchPlans.Text.Numerals;

namespace SearchPlans.Plans;

/// <summary>
/// Headings without a number: short lines without a full stop between paragraphs. Good where a plan sets them on lines
/// of their own; rows of a table, broken lines, names and dates have the same form and are told apart by what stands
/// around them.
/// </summary>
internal sealed class UnnumberedHeadings(string text, List<PlanLine> lines, int wrapWidth)
{
    private const int MaxLength = 32;
    private const int MaxBoldLength = 120;
    private const int MaxBoldSentence = 50;
    private const int MinParagraph = 30;
    private const int MaxInARow = 2;

    // Where the outer headings have # marks, bold lines are all of one kind.
    private readonly bool _hasHashes = lines.Exists(
        line => line.HashLevel > 0 && line.Role == LineRole.Body && line.Number.Style == NumberStyle.None);

    /// <summary>Adds what is found to <paramref name="marks"/>.</summary>
    public void Find(List<HeadingMark> marks, int from)
    {
        var numbered = new HashSet<int>(marks.Select(mark => mark.Line));
        for (int i = from; i < lines.Count; i++)
        {
            if (numbered.Contains(i) || !IsHeading(i))
            {
                continue;
            }
            int run = 1;
            while (i + run < lines.Count && !numbered.Contains(i + run) && IsHeading(i + run))
            {
                run++;
            }
            int next = i + run;
            bool hasBody = next < lines.Count && lines[next].Role == LineRole.Body
                && (numbered.Contains(next)
                    || lines[next].Form == LineForm.Dash
                    || lines[next].Length >= MinParagraph
                    || Wording.HasSentence(lines[next].Content(text)));
            if (run <= MaxInARow && hasBody && StartsAfresh(i))
            {
                for (int k = i; k < next; k++)
                {
                    marks.Add(new HeadingMark(k, 0, StyleOf(lines[k]), 0));
                }
            }
            i = next - 1;
        }
    }

    private NumberStyle StyleOf(PlanLine line)
    {
        ReadOnlySpan<char> content = line.Content(text);
        if (Wording.IsPreface(content))
        {
            return NumberStyle.Preface;
        }
        if (Wording.NamesStandalone(content))
        {
            return NumberStyle.Standalone;
        }
        if (line.IsBold && _hasHashes)
        {
            return NumberStyle.Unnumbered;
        }
        bool beginsWithYear = Years.In(content[..Math.Min(content.Length, 8)]).Count > 0;
        return beginsWithYear || Wording.NamesPart(content) ? NumberStyle.UnnumberedPart : NumberStyle.Unnumbered;
    }

    private bool IsHeading(int index)
    {
        PlanLine line = lines[index];
        if (line.Role != LineRole.Body || line.Form != LineForm.Text || line.HashLevel > 0 || line.Number.Style != NumberStyle.None
            || line.IsListed)
        {
            return false;
        }
        ReadOnlySpan<char> content = line.Content(text);
        // **先说工业战线上的情况。** on a line of its own, as the reports of the fifties have it.
        bool isSentence = line.IsBold && Wording.FirstSentenceEnd(content) == content.Length && content[^1] == '。';
        if (isSentence)
        {
            content = content[..^1];
        }
        bool isGlossary = Wording.NamesStandalone(content.TrimEnd("：:")) || Wording.IsPreface(content);
        if ((content.Length < 2 && !isGlossary)
            || content.Length > (isSentence ? MaxBoldSentence : line.IsBold ? MaxBoldLength : MaxLength)
            || (Wording.HasSentence(content) && !line.IsBold)
            || (Wording.EndsWithSign(content) && !isGlossary) || Wording.IsSalutation(content))
        {
            return false;
        }
        // Two clauses may head a section; more are a row of a sentence.
        if (!line.IsBold && content.Count('，') > 1)
        {
            return false;
        }
        if (!line.IsBold && wrapWidth > 0 && !isGlossary)
        {
            return false;
        }
        // 牵头单位：市水务局 and 表7：… are labels.
        if (content[..^1].ContainsAny('：', ':') && !Wording.NamesPart(content) && Years.In(content).Count == 0)
        {
            return false;
        }
        return isGlossary || LooksLikeWords(content);
    }

    /// <summary>Mostly Chinese characters; no row of figures, no date, no name spread out by spaces.</summary>
    private static bool LooksLikeWords(ReadOnlySpan<char> content)
    {
        int hanzi = 0, spaces = 0, digits = 0;
        foreach (char c in content)
        {
            if (c is >= '\u4E00' and <= '\u9FFF')
            {
                hanzi++;
            }
            else if (char.IsWhiteSpace(c))
            {
                spaces++;
            }
            else if (ChineseNumerals.ArabicDigit(c) >= 0 || c is '%' or '％')
            {
                digits++;
            }
        }
        bool isDate = content[^1] == '日' && content.Contains('年');
        bool startsOddly = content[0] is '表' && ChineseNumerals.ArabicDigit(content[1]) >= 0
            || content[0] is '（' or '(' or '）' or ')' or '，' or '、' or '。' or '》' or '”' or '-' or '－' or '—'
            || ChineseNumerals.ArabicDigit(content[0]) >= 0 && !content.Contains('年');
        return hanzi >= 4 && hanzi * 2 > content.Length && spaces <= 2 && (digits == 0 || spaces == 0 || content.Contains('年')) && !isDate
            && !startsOddly;
    }

    /// <summary>Whether the line before has come to its end, so that this one isn't its rest.</summary>
    private bool StartsAfresh(int index)
    {
        if (index == 0)
        {
            return true;
        }
        PlanLine before = lines[index - 1];
        for (int i = index - 2; i >= 0 && before.Role == LineRole.PageNumber; i--)
        {
            before = lines[i];
        }
        // Right below the meeting and its day, where blank lines stand between paragraphs: of the same byline.
        if (before.Role == LineRole.Byline && lines[index].IsClose && index + 1 < lines.Count && !lines[index + 1].IsClose)
        {
            return false;
        }
        return before.Role != LineRole.Body
            || before.IsBold
            || before.HashLevel > 0
            || before.Form is LineForm.Rule or LineForm.Table or LineForm.Markup
            || (before.Number.Style != NumberStyle.None && before.Length <= 64 && !Wording.EndsOpen(before.Content(text)))
            || Wording.EndsSentence(before.Content(text));
    }
}
