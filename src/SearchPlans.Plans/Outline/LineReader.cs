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

    private static PlanLine ReadForm(string text, int start, int end, bool isClose)
    {
        int from = start, to = end, hashLevel = 0, boldLeadEnd = 0;
        bool isBold = false;
        LineForm form = LineForm.Text;
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
            (from, to) = (start, end);
        }
        return new PlanLine
        {
            Start = start,
            End = end,
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
