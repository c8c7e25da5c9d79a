namespace SearchPlans.Plans;

/// <summary>Watches the numbers of the headings as the outline is built, and notes where they don't run on.</summary>
internal sealed class NumberNotices(string text, List<PlanLine> lines)
{
    /// <summary>Most notices of one plan; past them the numbering says nothing.</summary>
    private const int MaxNotices = 100;

    private readonly record struct Last(int Value, int Line, string Number);

    private readonly Dictionary<NumberStyle, Last> _overall = [];
    private readonly Dictionary<(NumberStyle Style, int Parent), Last> _byParent = [];
    private int _countedTo;
    private int _fileLine = 1;

    /// <summary>What was noted, in reading order.</summary>
    public List<PlanNotice> Notices { get; } = [];

    /// <summary>Takes in the next heading.</summary>
    /// <param name="mark">Where and how it is numbered.</param>
    /// <param name="number">Its number as written.</param>
    /// <param name="parent">Index of the section around it, or -1.</param>
    public void Add(HeadingMark mark, string number, int parent)
    {
        if (mark.Value == 0 || number.Length == 0 || mark.Style is NumberStyle.Standalone or NumberStyle.Box)
        {
            return;
        }
        var current = new Last(mark.Value, mark.Line, number);
        bool hasSibling = _byParent.TryGetValue((mark.Style, parent), out Last before);
        bool runsOnOverall = _overall.TryGetValue(mark.Style, out Last overall) && mark.Value == overall.Value + 1;
        _byParent[(mark.Style, parent)] = _overall[mark.Style] = current;
        // 第三章 may go on in the next 篇; a list in the same section may begin anew.
        if (mark.Value == 1 || runsOnOverall || (hasSibling && mark.Value == before.Value + 1))
        {
            return;
        }
        int earlier = hasSibling ? before.Line : overall.Number is null ? -1 : overall.Line;
        if ((!hasSibling || mark.Value > before.Value) && StandsBetween(mark, earlier))
        {
            return;
        }
        string said = !hasSibling ? $"这一级的编号从“{number}”开始" : mark.Value == before.Value ? $"编号“{number}”重复"
            : mark.Value > before.Value ? $"编号从“{before.Number}”跳到“{number}”" : $"编号从“{before.Number}”退到“{number}”";
        Note(lines[mark.Line].Start, said);
    }

    /// <summary>Whether the number before this one stands on a line between that heads nothing, as an item does.</summary>
    private bool StandsBetween(HeadingMark mark, int earlier)
    {
        for (int i = mark.Line - 1; i > earlier; i--)
        {
            if (lines[i].Number.Style == mark.Style)
            {
                return lines[i].Number.Value == mark.Value - 1;
            }
        }
        return false;
    }

    private void Note(int startChar, string said)
    {
        if (Notices.Count >= MaxNotices)
        {
            return;
        }
        _fileLine += text.AsSpan(_countedTo, startChar - _countedTo).Count('\n');
        _countedTo = startChar;
        Notices.Add(new PlanNotice(_fileLine, startChar, $"第 {_fileLine} 行：{said}，请核对原文是否有缺漏。"));
    }
}
