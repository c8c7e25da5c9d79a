namespace SearchPlans.Plans;

/// <summary>
/// Where lines began in a text whose line ends were all lost, so that a whole report is one line: before numbers of headings that run on
/// behind the end of a sentence or white space, and, where white space stands for the line ends, behind sentences and headings too.
/// </summary>
internal static class LostLineEnds
{
    private const int MinLine = 600;
    private const int MinHeadings = 3;
    private const int MaxHeading = 40;
    private const int StyleCount = (int)NumberStyle.Hash6 + 1;

    /// <summary>Whether a line is all but all of its text, and long.</summary>
    public static bool MayBe(int lineLength, int textLength) => lineLength >= MinLine && lineLength * 5L >= textLength * 4L;

    /// <summary>Offsets in the line at which lines begin, in order, the first of them not among them; none where its numbers don't run
    /// on.</summary>
    public static List<int> Find(ReadOnlySpan<char> line)
    {
        List<(int At, HeadingNumber Number)> numbers = Numbers(line);
        if (numbers.Count < MinHeadings)
        {
            return [];
        }
        // Spaces that stand before most numbers are what is left of line ends.
        int spaced = 0;
        foreach ((int at, _) in numbers)
        {
            spaced += at > 0 && char.IsWhiteSpace(line[at - 1]) ? 1 : 0;
        }
        var starts = new SortedSet<int>();
        foreach ((int at, _) in numbers)
        {
            starts.Add(at);
        }
        if (spaced * 2 >= numbers.Count)
        {
            AddSpaced(line, numbers, starts);
        }
        starts.Remove(0);
        return [.. starts];
    }

    private static void AddSpaced(ReadOnlySpan<char> line, List<(int At, HeadingNumber Number)> numbers, SortedSet<int> starts)
    {
        for (int i = 1; i < line.Length; i++)
        {
            if (!char.IsWhiteSpace(line[i - 1]) && !char.IsWhiteSpace(line[i]))
            {
                continue;
            }
            ReadOnlySpan<char> before = line[..i].TrimEnd();
            int next = i;
            while (next < line.Length && char.IsWhiteSpace(line[next]))
            {
                next++;
            }
            if (next < line.Length && before.Length > 0 && before[^1] is '。' or '！' or '？' or '：' or '；' or ':')
            {
                starts.Add(next);
            }
            i = next;
        }
        foreach ((int at, HeadingNumber number) in numbers)
        {
            int from = at + number.Length;
            while (from < line.Length && char.IsWhiteSpace(line[from]))
            {
                from++;
            }
            for (int i = from; i < line.Length && i < at + MaxHeading && line[i] is not ('。' or '！' or '？' or '；'); i++)
            {
                if (char.IsWhiteSpace(line[i]))
                {
                    int next = i;
                    while (next < line.Length && char.IsWhiteSpace(line[next]))
                    {
                        next++;
                    }
                    starts.Add(next);
                    break;
                }
            }
        }
    }

    /// <summary>The numbers that run on: 1, or one more than the last of their style since one further out.</summary>
    private static List<(int At, HeadingNumber Number)> Numbers(ReadOnlySpan<char> line)
    {
        int[] last = new int[StyleCount], counts = new int[StyleCount];
        List<(int At, HeadingNumber Number)> numbers = [];
        for (int i = 0; i < line.Length; i++)
        {
            bool isAfresh = i == 0 || char.IsWhiteSpace(line[i - 1]) || line[i - 1] is '。' or '！' or '？' or '：' or '；';
            if (!isAfresh || char.IsWhiteSpace(line[i]))
            {
                continue;
            }
            HeadingNumber number = HeadingNumber.Read(line.Slice(i, Math.Min(60, line.Length - i)));
            int style = (int)number.Style;
            bool isOfText = number.Style is >= NumberStyle.Volume and <= NumberStyle.ChapterSection or NumberStyle.Formal
                or NumberStyle.Chinese or NumberStyle.ChineseParenthesis or NumberStyle.Arabic;
            if (!isOfText || !(number.Value == 1 || number.Value == last[style] + 1))
            {
                continue;
            }
            numbers.Add((i, number));
            last[style] = number.Value;
            counts[style]++;
            Array.Clear(last, style + 1, StyleCount - style - 1);
        }
        numbers.RemoveAll(number => counts[(int)number.Number.Style] < 2);
        return numbers;
    }
}
