using System.Text;
using SearchPlans.Lucene.Highlighting;
using SearchPlans.Text.Characters;

namespace SearchPlans.Querying;

/// <summary>Looks for a quoted run with the signs in it, which the index doesn't keep: in a text, folded but for its signs, and
/// without white space.</summary>
internal sealed class SignedText
{
    private readonly string _run;

    private SignedText(string run) => _run = Fold(run, null);

    /// <summary>How to look for a run, or null where it has no signs between its characters.</summary>
    public static SignedText? Of(string run)
    {
        var signed = new SignedText(run);
        var characters = new CharacterStream(run);
        int count = 0;
        while (characters.MoveNext())
        {
            count += characters.Current.Utf16SequenceLength;
        }
        return signed._run.Length > count ? signed : null;
    }

    /// <summary>Where the run stands in a text.</summary>
    public IReadOnlyList<Mark> Find(string text)
    {
        var offsets = new List<int>();
        string folded = Fold(text, offsets);
        var marks = new List<Mark>();
        for (int at = 0; (at = folded.IndexOf(_run, at, StringComparison.Ordinal)) >= 0; at++)
        {
            marks.Add(new Mark(offsets[at], offsets[at + _run.Length - 1] + 1));
        }
        return marks;
    }

    private static string Fold(string text, List<int>? offsets)
    {
        var folded = new StringBuilder(text.Length);
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune))
            {
                string form = CharacterFolding.Fold(rune).ToString();
                folded.Append(form);
                for (int i = 0; i < form.Length; i++)
                {
                    offsets?.Add(at + Math.Min(i, rune.Utf16SequenceLength - 1));
                }
            }
            at += rune.Utf16SequenceLength;
        }
        return folded.ToString();
    }
}
