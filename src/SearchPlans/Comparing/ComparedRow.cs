using SearchPlans.Text.Characters;

namespace SearchPlans.Comparing;

/// <summary>How two paragraphs side by side go together.</summary>
public enum ComparedKind
{
    /// <summary>Both have it.</summary>
    Same,
    /// <summary>Both have it, differently.</summary>
    Changed,
    /// <summary>Only the old text has it.</summary>
    OnlyOld,
    /// <summary>Only the new text has it.</summary>
    OnlyNew,
}

/// <summary>Two paragraphs side by side.</summary>
/// <param name="Kind">How they go together.</param>
/// <param name="Old">That of the old text; empty where it has none.</param>
/// <param name="New">That of the new text; empty where it has none.</param>
/// <param name="OldDiffers">The parts of <paramref name="Old"/> that differ, in order and apart.</param>
/// <param name="NewDiffers">The parts of <paramref name="New"/> that differ. What is left of both is the same.</param>
public sealed record ComparedRow(ComparedKind Kind, string Old, string New, IReadOnlyList<TextRange> OldDiffers,
    IReadOnlyList<TextRange> NewDiffers)
{
    /// <summary>Whether both say it in so different words that nothing is the same to be shown.</summary>
    public bool IsRewritten => Kind == ComparedKind.Changed && OldDiffers is [var old] && NewDiffers is [var now]
        && old.End - old.Start == Old.Length && now.End - now.Start == New.Length;

    /// <summary>Both as one text: what is the same, what only the old has and what only the new has, in order.</summary>
    public IEnumerable<(ComparedKind Kind, string Text)> Pieces()
    {
        (int old, int now, int o, int n) = (0, 0, 0, 0);
        while (old < Old.Length || now < New.Length)
        {
            int same = Math.Min(NextOf(OldDiffers, o, Old) - old, NextOf(NewDiffers, n, New) - now);
            if (same > 0)
            {
                yield return (ComparedKind.Same, Old.Substring(old, same));
                (old, now) = (old + same, now + same);
            }
            if (o < OldDiffers.Count && OldDiffers[o].Start == old)
            {
                yield return (ComparedKind.OnlyOld, Old[old..OldDiffers[o].End]);
                old = OldDiffers[o++].End;
            }
            if (n < NewDiffers.Count && NewDiffers[n].Start == now)
            {
                yield return (ComparedKind.OnlyNew, New[now..NewDiffers[n].End]);
                now = NewDiffers[n++].End;
            }
        }
    }

    private static int NextOf(IReadOnlyList<TextRange> ranges, int at, string text) => at < ranges.Count ? ranges[at].Start : text.Length;
}
