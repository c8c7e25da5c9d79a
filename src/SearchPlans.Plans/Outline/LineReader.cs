using System.Buffers;

namespace SearchPlans.Plans;

/// <summary>Cuts a text into its lines and reads the form of each. Linear in the length of the text.</summary>
internal static class LineReader
{
    private static readonly SearchValues<char> _lineEnds = SearchValues.Create("\n\r\f\v\u0085\u2028\u2029");

    /// <summary>The lines that aren't blank, in order.</summary>
    /// <exception cref="PlanFileException">There are more than <see cref="PlanParser.MaxLines"/>.</exception>
    public static List<PlanLine> Read(string text)
    {
        var lines = new List<PlanLine>();
        int last = 0;
        for (int start = 0; start < text.Length;)
        {
            int length = text.AsSpan(start).IndexOfAny(_lineEnds);
            int end = length < 0 ? text.Length : start + length;
            int next = end + 1;
            while (start < end && char.IsWhiteSpace(text[start]))
            {
                start++;
            }
            while (end > start && char.IsWhiteSpace(text[end - 1]))
            {
                end--;
            }
            if (start < end)
            {
                bool isClose = lines.Count > 0 && IsClose(text.AsSpan(last, start - last));
                List<int> starts = LostLineEnds.MayBe(end - start, text.Length) ? LostLineEnds.Find(text.AsSpan(start, end - start)) : [];
                for (int i = 0; i <= starts.Count; i++)
                {
                    int from = i == 0 ? start : start + starts[i - 1];
                    int to = i == starts.Count ? end : start + text.AsSpan(start, starts[i]).TrimEnd().Length;
                    Add(text, lines, from, to, isClose && i == 0);
                }
                last = end;
            }
            if (lines.Count > PlanParser.MaxLines)
            {
                throw new PlanFileException($"行数超过 {PlanParser.MaxLines} 行的上限，不像一份规划、计划的正文。请确认文件内容，或拆成几个文件。");
            }
            start = next;
        }
        BareTables.Mark(text, lines);
        DecimalNumbers.Mark(text, lines);
        return lines;
    }

    private static void Add(string text, List<PlanLine> lines, int start, int end, bool isClose)
    {
        int split = FusedHeading.Find(text.AsSpan(start, end - start));
        if (split > 0)
        {
            lines.Add(ReadForm(text, start, start + text.AsSpan(start, split).TrimEnd().Length, isClose));
        }
        while (start + split < end && char.IsWhiteSpace(text[start + split]))
        {
            split++;
        }
        lines.Add(ReadForm(text, start + split, end, isClose && split == 0));
    }

    /// <summary>Whether only a line's end stands between two lines: \r\n counts as one, an indent or a blank line begins anew.</summary>
    private static bool IsClose(ReadOnlySpan<char> between) =>
        between.Length <= 4 && between.Trim(' ') is "\n" or "\r" or "\r\n";

    private static PlanLine ReadForm(string text, int start, int lineEnd, bool isClose)
    {
        int end = lineEnd;
        int from = start, to = end, hashLevel = 0, boldLeadEnd = 0;
        bool isBold = false;
        LineForm form = LineForm.Text;
        // What pages put between words and nobody sees: of a line's words it is none.
        while (from < end && IsInvisible(text[from]))
        {
            from++;
        }
        while (end > from && (IsInvisible(text[end - 1]) || char.IsWhiteSpace(text[end - 1])))
        {
            end--;
        }
        to = end;
        from = SkipSpaces(text, from, end);
        while (from < end && text[from] == '>')
        {
            from = SkipSpaces(text, from + 1, end);
        }
        ReadOnlySpan<char> rest = text.AsSpan(from, end - from);
        if (IsRule(rest))
        {
            form = LineForm.Rule;
        }
        else if (rest.Length > 0 && rest[0] == '|')
        {
            form = LineForm.Table;
        }
        else if (TaggedBlock(rest) is var (inner, level))
        {
            (Range within, hashLevel) = (inner, level);
            (from, to) = (from + within.Start.Value, from + within.End.Value);
            (from, to, isBold, boldLeadEnd) = ReadBold(text, from, to);
        }
        else if (IsMarkup(rest))
        {
            form = LineForm.Markup;
        }
        else
        {
            hashLevel = HashLevel(rest);
            if (hashLevel > 0)
            {
                from = SkipSpaces(text, from + hashLevel, end);
                end = WithoutClosingHashes(text, from, end);
            }
            else if (rest.Length > 2 && rest[0] is '-' or '*' or '+' && rest[1] == ' ')
            {
                form = LineForm.Bullet;
                from = SkipSpaces(text, from + 1, end);
            }
            (from, to, isBold, boldLeadEnd) = ReadBold(text, from, end);
            if (form == LineForm.Text && from < to && IsDash(text.AsSpan(from, to - from)))
            {
                form = LineForm.Dash;
            }
        }
        if (from >= to)
        {
            (from, to) = (start, lineEnd);
        }
        return new PlanLine
        {
            Start = start,
            End = lineEnd,
            ContentStart = from,
            ContentEnd = to,
            Form = form,
            HashLevel = hashLevel,
            IsBold = isBold,
            BoldLeadEnd = boldLeadEnd,
            IsClose = isClose,
            Number = form == LineForm.Text ? HeadingNumber.Read(text.AsSpan(from, to - from)) : default,
        };
    }

    private static (int From, int To, bool IsBold, int LeadEnd) ReadBold(string text, int from, int end)
    {
        ReadOnlySpan<char> rest = text.AsSpan(from, end - from);
        if (rest.Length > 4 && rest.StartsWith("__") && rest.EndsWith("__") && rest[2..^2].IndexOf("__") < 0 && !rest[2..^2].IsWhiteSpace())
        {
            return (from + 2, end - 2, true, 0);
        }
        if (!rest.StartsWith("**"))
        {
            return (from, end, false, 0);
        }
        int close = rest[2..].IndexOf("**");
        if (close <= 0)
        {
            return (from, end, false, 0);
        }
        int inner = SkipSpaces(text, from + 2, end);
        if (close + 4 < rest.Length)
        {
            return (inner, end, false, from + close + 4);
        }
        int to = from + 2 + close;
        while (to > inner && char.IsWhiteSpace(text[to - 1]))
        {
            to--;
        }
        return (inner, to, true, 0);
    }

    private static bool IsInvisible(char c) => c is >= '\u200B' and <= '\u200D' or '\u2060' or '\uFEFF' or '\u00AD';

    /// <summary>## 一、总体要求 ## may be closed by as many marks, behind a space.</summary>
    private static int WithoutClosingHashes(string text, int from, int end)
    {
        ReadOnlySpan<char> words = text.AsSpan(from, end - from).TrimEnd('#');
        return words.Length > 0 && words.Length < end - from && char.IsWhiteSpace(words[^1]) ? from + words.TrimEnd().Length : end;
    }

    private static int HashLevel(ReadOnlySpan<char> line)
    {
        int level = line.IndexOfAnyExcept('#');
        return level is >= 1 and <= 6 ? level : 0;
    }

    private static bool IsRule(ReadOnlySpan<char> line)
    {
        if (line.Length < 3 || line[0] is not ('-' or '*' or '_' or '=' or '—' or '─' or '＿'))
        {
            return false;
        }
        return line.IndexOfAnyExcept(line[0], ' ') < 0;
    }

    /// <summary>What an element that is its line alone holds, &lt;h2&gt;一、总体要求&lt;/h2&gt;, and the level of a heading; null for
    /// another line and where it holds no words.</summary>
    private static (Range Inner, int Level)? TaggedBlock(ReadOnlySpan<char> line)
    {
        if (line.Length < 8 || line[0] != '<' || line[^1] != '>')
        {
            return null;
        }
        int open = line.IndexOf('>'), close = line.LastIndexOf("</");
        ReadOnlySpan<char> name = line[1..Math.Max(1, line.IndexOfAny(' ', '>'))];
        bool isBlock = name is "p" or "div" or "center" or "P" or "DIV" or "CENTER";
        int level = name.Length == 2 && name[0] is 'h' or 'H' && name[1] is >= '1' and <= '6' ? name[1] - '0' : 0;
        if ((!isBlock && level == 0) || close <= open || !line[(close + 2)..^1].Trim().SequenceEqual(name))
        {
            return null;
        }
        int from = open + 1, to = close;
        while (from < to && char.IsWhiteSpace(line[from]))
        {
            from++;
        }
        while (to > from && char.IsWhiteSpace(line[to - 1]))
        {
            to--;
        }
        ReadOnlySpan<char> words = line[from..to];
        // Elements within have marks of their own, which stay in the line.
        return words.IsEmpty || words.ContainsAny('<', '>') ? null : (from..to, level);
    }

    private static bool IsMarkup(ReadOnlySpan<char> line) =>
        line.Length > 2 && ((line[0] == '<' && (char.IsAsciiLetter(line[1]) || line[1] is '/' or '!')) || line.StartsWith("[^"));

    private static bool IsDash(ReadOnlySpan<char> line) => line[0] is '—' or '―' or '─' or '－' || line.StartsWith("--");

    private static int SkipSpaces(string text, int at, int end)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
        return at;
    }
}
