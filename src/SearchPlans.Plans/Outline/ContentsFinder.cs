namespace SearchPlans.Plans;

/// <summary>Finds the table of contents, whose entries look like headings and open no section.</summary>
internal static class ContentsFinder
{
    // Running text, and how many entries with a page's number show that what stands before it are contents.
    private const int MinText = 24, MinLeading = 3;
    private const int MaxLines = 600;
    private const int MaxCaption = 40;
    private const int MaxFusedLines = 3;

    /// <summary>Gives the lines of the first table of contents their role.</summary>
    public static void Mark(string text, List<PlanLine> lines, int from)
    {
        int limit = Math.Min(lines.Count, from + 60);
        for (int i = from; i < limit; i++)
        {
            if (!IsCaption(text, lines[i]))
            {
                continue;
            }
            int start = i > 0 && Raw(text, lines[i - 1]).StartsWith("<details") ? i - 1 : i;
            int end = FindEnd(text, lines, i);
            for (int k = start; k < end; k++)
            {
                lines[k].Role = LineRole.Contents;
            }
            return;
        }
    }

    private static int FindEnd(string text, List<PlanLine> lines, int caption)
    {
        int limit = Math.Min(lines.Count, caption + MaxLines);
        int first = caption + 1;
        if (first >= limit)
        {
            return first;
        }
        if (Raw(text, lines[caption]).StartsWith("<summary"))
        {
            for (int i = first; i < limit; i++)
            {
                if (Raw(text, lines[i]).StartsWith("</details"))
                {
                    return i + 1;
                }
            }
        }
        if (lines[first].Form == LineForm.Bullet)
        {
            int end = first;
            while (end < limit && lines[end].Form == LineForm.Bullet)
            {
                end++;
            }
            return end;
        }
        // 目录序言: what stands behind the caption on its line is the first entry.
        string behind = WithoutSpaces(lines[caption].Content(text))[2..];
        string entries = behind + string.Concat(lines.Skip(first).Take(MaxFusedLines).Select(line => Entry(line.Content(text))));
        // The first entry comes again as the first heading.
        string entry = behind.Length > 0 ? Entry(behind) : Entry(lines[first].Content(text));
        // A preface that the contents don't name stands before it.
        limit = FirstText(text, lines, first, limit);
        for (int i = first; i < limit; i++)
        {
            if (StartsAgain(entries, Entry(lines[i].Content(text)), isFirst: i == first && behind.Length == 0))
            {
                return i;
            }
        }
        for (int i = first + 1; entry.Length > 1 && i < limit; i++)
        {
            if (lines[i].Length <= entry.Length + 16 && Entry(lines[i].Content(text)) == entry)
            {
                return i;
            }
        }
        if (Enumerable.Range(first, limit - first).Count(i => LeadsToPage(lines[i].Content(text))) < MinLeading)
        {
            return first;
        }
        return limit - 1 > first && Wording.IsPreface(lines[limit - 1].Content(text)) ? limit - 1 : limit;
    }

    /// <summary>The first line of running text; the limit where there is none.</summary>
    private static int FirstText(string text, List<PlanLine> lines, int first, int limit)
    {
        for (int i = first; i < limit; i++)
        {
            ReadOnlySpan<char> content = lines[i].Content(text);
            if (content.Length >= MinText && content[^1] == '。' && Wording.HasSentence(content))
            {
                return i;
            }
        }
        return limit;
    }

    // 第一章　总则……3
    private static bool LeadsToPage(ReadOnlySpan<char> content)
    {
        ReadOnlySpan<char> words = content.TrimEnd("0123456789()（）- ");
        return words.Length < content.Length && words.Length > 2 && words[^1] is '…' or '.' or '·' or '．';
    }

    /// <summary>Whether a line is the first entry again, where several entries stand on the lines of the contents.</summary>
    private static bool StartsAgain(string entries, string line, bool isFirst)
    {
        if (isFirst || line.Length < 2 || !entries.StartsWith(line, StringComparison.Ordinal) || entries.Length == line.Length)
        {
            return false;
        }
        ReadOnlySpan<char> next = entries.AsSpan(line.Length);
        return HeadingNumber.Read(next[..Math.Min(next.Length, 20)]).Style
            is >= NumberStyle.Volume and <= NumberStyle.ChapterSection or NumberStyle.Chinese or NumberStyle.ChineseParenthesis;
    }

    private static bool IsCaption(string text, PlanLine line)
    {
        if (Raw(text, line) is "<summary>目录</summary>")
        {
            return true;
        }
        if (line.Length > MaxCaption)
        {
            return false;
        }
        string content = WithoutSpaces(line.Content(text));
        if (content is "目录" or "目次" or "目錄")
        {
            return true;
        }
        return content.StartsWith("目录", StringComparison.Ordinal)
            && (Wording.IsPreface(content.AsSpan(2))
                || HeadingNumber.Read(content.AsSpan(2)) is { Value: 1, Style: >= NumberStyle.Volume and <= NumberStyle.Chinese });
    }

    private static ReadOnlySpan<char> Raw(string text, PlanLine line) => text.AsSpan(line.Start, line.End - line.Start);

    /// <summary>An entry without its dots, page number and spaces.</summary>
    private static string Entry(ReadOnlySpan<char> content) =>
        content.Length > 200 ? "" : WithoutSpaces(content.TrimEnd("0123456789 \t\u3000.…·-—()（）"));

    private static string WithoutSpaces(ReadOnlySpan<char> content)
    {
        Span<char> kept = stackalloc char[256];
        int count = 0;
        foreach (char c in content[..Math.Min(content.Length, kept.Length)])
        {
            if (!char.IsWhiteSpace(c))
            {
                kept[count++] = c;
            }
        }
        return kept[..count].ToString();
    }
}
