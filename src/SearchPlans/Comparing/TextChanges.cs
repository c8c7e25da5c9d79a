using SearchPlans.Text.Characters;

namespace SearchPlans.Comparing;

/// <summary>
/// Where two versions of a paragraph differ: the shortest way from one to the other by whole numbers, Latin words and other
/// characters (Myers, An O(ND) difference algorithm, 1986), then made readable: what hardly anything parts is one change, and
/// what was put in or taken out ends with a sentence or clause where the same characters can be taken so. Texts that differ in
/// more than <see cref="MaxEdits"/> places have one change, from the first to the last of them.
/// </summary>
internal static class TextChanges
{
    /// <summary>Most words put in and taken out that are followed; time and memory grow with its square.</summary>
    public const int MaxEdits = 300;

    // Fewer characters between two changes are no rest for the eye.
    private const int MinBetween = 3;

    // What is the same in both, if that is less of a text, is chance.
    private const double MinSame = 0.25;

    private readonly record struct Change(int OldStart, int OldEnd, int NewStart, int NewEnd)
    {
        public int Chars => Math.Max(OldEnd - OldStart, NewEnd - NewStart);
        public bool OnlyOld => NewStart == NewEnd;
        public bool OnlyNew => OldStart == OldEnd;
    }

    /// <summary>Compares.</summary>
    /// <returns>What differs of each, in order and apart: what is left of both is the same.</returns>
    public static (IReadOnlyList<TextRange> Old, IReadOnlyList<TextRange> New) Between(string old, string now)
    {
        (int[] oldStarts, int[] newStarts) = (Starts(old), Starts(now));
        List<Change> changes = Read(old, oldStarts, now, newStarts);
        for (int i = 0; i < changes.Count; i++)
        {
            changes[i] = Slid(changes, i, old, oldStarts, now, newStarts);
        }
        changes = Joined(changes);
        int same = old.Length - changes.Sum(change => change.OldEnd - change.OldStart);
        if (changes.Count > 1 && same < MinSame * Math.Max(old.Length, now.Length))
        {
            changes = [new Change(changes[0].OldStart, changes[^1].OldEnd, changes[0].NewStart, changes[^1].NewEnd)];
        }
        return ([.. changes.Where(c => !c.OnlyNew).Select(c => new TextRange(c.OldStart, c.OldEnd))],
            [.. changes.Where(c => !c.OnlyOld).Select(c => new TextRange(c.NewStart, c.NewEnd))]);
    }

    // Where words begin, and the end.
    private static int[] Starts(string text)
    {
        List<int> starts = [];
        for (int i = 0; i < text.Length; i++)
        {
            bool goesOn = i > 0 && (char.IsLowSurrogate(text[i]) || (InWord(text, i) && InWord(text, i - 1)));
            if (!goesOn)
            {
                starts.Add(i);
            }
        }
        return [.. starts, text.Length];
    }

    private static bool InWord(string text, int at) =>
        char.IsAsciiLetterOrDigit(text[at])
            || (text[at] is '.' && at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]));

    private static List<Change> Read(string old, int[] oldStarts, string now, int[] newStarts)
    {
        (int oldEnd, int newEnd, int head) = (oldStarts.Length - 1, newStarts.Length - 1, 0);
        while (head < oldEnd && head < newEnd && AreSame(head, head))
        {
            head++;
        }
        while (oldEnd > head && newEnd > head && AreSame(oldEnd - 1, newEnd - 1))
        {
            (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1);
        }
        if (head == oldEnd && head == newEnd)
        {
            return [];
        }
        List<Change> changes = [];
        // The places where one step off the diagonal was taken, last first; what lies between them is the same.
        foreach ((int x, int y, bool isOld) in Steps(oldEnd - head, newEnd - head, (x, y) => AreSame(head + x, head + y)) ?? [])
        {
            (int oldFrom, int newFrom) = (oldStarts[head + x], newStarts[head + y]);
            var step = isOld
                ? new Change(oldFrom, oldStarts[head + x + 1], newFrom, newFrom)
                : new Change(oldFrom, oldFrom, newFrom, newStarts[head + y + 1]);
            if (changes.Count > 0 && changes[^1].OldStart == step.OldEnd && changes[^1].NewStart == step.NewEnd)
            {
                changes[^1] = changes[^1] with { OldStart = step.OldStart, NewStart = step.NewStart };
            }
            else
            {
                changes.Add(step);
            }
        }
        changes.Reverse();
        return changes.Count > 0 ? changes : [new Change(oldStarts[head], oldStarts[oldEnd], newStarts[head], newStarts[newEnd])];

        bool AreSame(int x, int y) =>
            old.AsSpan(oldStarts[x], oldStarts[x + 1] - oldStarts[x])
                .SequenceEqual(now.AsSpan(newStarts[y], newStarts[y + 1] - newStarts[y]));
    }

    // The steps of the shortest way, last first; null where it is too long.
    private static List<(int X, int Y, bool IsOld)>? Steps(int oldCount, int newCount, Func<int, int, bool> areSame)
    {
        List<int[]> trace = [];
        int[] reach = new int[(2 * MaxEdits) + 3];
        for (int edits = 0; edits <= MaxEdits; edits++)
        {
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                int at = diagonal + MaxEdits + 1;
                int x = IsDown(reach, diagonal, edits) ? reach[at + 1] : reach[at - 1] + 1;
                while (x < oldCount && x - diagonal < newCount && areSame(x, x - diagonal))
                {
                    x++;
                }
                reach[at] = x;
                if (x >= oldCount && x - diagonal >= newCount)
                {
                    return Back(trace, edits, oldCount, newCount);
                }
            }
            trace.Add(reach[(MaxEdits + 1 - edits)..(MaxEdits + 2 + edits)]);
        }
        return null;
    }

    private static List<(int X, int Y, bool IsOld)> Back(List<int[]> trace, int edits, int x, int y)
    {
        List<(int, int, bool)> steps = [];
        for (; edits > 0; edits--)
        {
            int[] before = trace[edits - 1];
            int diagonal = x - y;
            bool isDown = diagonal == -edits || (diagonal != edits && At(diagonal - 1) < At(diagonal + 1));
            x = At(isDown ? diagonal + 1 : diagonal - 1);
            y = x - (isDown ? diagonal + 1 : diagonal - 1);
            steps.Add((x, y, !isDown));

            // Diagonals beyond those of the step before were never reached.
            int At(int k) => Math.Abs(k) <= edits - 1 ? before[k + edits - 1] : -1;
        }
        return steps;
    }

    private static bool IsDown(int[] reach, int diagonal, int edits) =>
        diagonal == -edits || (diagonal != edits && reach[diagonal + MaxEdits] < reach[diagonal + MaxEdits + 2]);

    // What only one has may begin earlier or later where it ends with the characters that stand before it.
    private static Change Slid(List<Change> changes, int i, string old, int[] oldStarts, string now, int[] newStarts)
    {
        Change change = changes[i];
        if (!change.OnlyOld && !change.OnlyNew)
        {
            return change;
        }
        string text = change.OnlyOld ? old : now;
        (int start, int end) = change.OnlyOld ? (change.OldStart, change.OldEnd) : (change.NewStart, change.NewEnd);
        int back = 0, on = 0;
        int room = i > 0 ? change.OldStart - changes[i - 1].OldEnd : change.OldStart;
        int roomBehind = (i + 1 < changes.Count ? changes[i + 1].OldStart : old.Length) - change.OldEnd;
        while (back < room && text[start - back - 1] == text[end - back - 1])
        {
            back++;
        }
        while (on < roomBehind && text[start + on] == text[end + on])
        {
            on++;
        }
        int best = 0;
        for (int shift = -back; shift <= on; shift++)
        {
            if (IsStart(oldStarts, change.OldStart + shift)
                && IsStart(oldStarts, change.OldEnd + shift)
                && IsStart(newStarts, change.NewStart + shift)
                && IsStart(newStarts, change.NewEnd + shift)
                && Rest(text, start + shift, end + shift) > Rest(text, start + best, end + best))
            {
                best = shift;
            }
        }
        return new Change(change.OldStart + best, change.OldEnd + best, change.NewStart + best, change.NewEnd + best);
    }

    private static bool IsStart(int[] starts, int at) => Array.BinarySearch(starts, at) >= 0;

    // How well a run stands by itself: a whole clause with the sign that ends it, or, at the end, with the one before it.
    private static int Rest(string text, int start, int end) =>
        (EndsClause(text, end - 1) ? 2 : 0) + (start == 0 || EndsClause(text, start - 1) ? 1 : 0) + (end == text.Length ? 1 : 0);

    private static bool EndsClause(string text, int at) =>
        text[at] is '。' or '，' or '、' or '；' or '：' or '！' or '？' or ',' or ';' or '\n' or '）' or '”';

    private static List<Change> Joined(List<Change> changes)
    {
        List<Change> joined = [];
        foreach (Change change in changes)
        {
            if (joined.Count > 0 && AreNear(joined[^1], change))
            {
                joined[^1] = new Change(joined[^1].OldStart, change.OldEnd, joined[^1].NewStart, change.NewEnd);
            }
            else
            {
                joined.Add(change);
            }
        }
        return joined;
    }

    // Signs put in or taken out around a word leave it alone; much that changed on both sides takes more with it.
    private static bool AreNear(Change before, Change after)
    {
        int between = after.OldStart - before.OldEnd;
        bool areOneSided = (before.OnlyOld && after.OnlyOld) || (before.OnlyNew && after.OnlyNew);
        return between == 0 || (!areOneSided && (between < MinBetween || between * 2 <= Math.Min(before.Chars, after.Chars)));
    }
}
