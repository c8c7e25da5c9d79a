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

    /// <summary>The run, folded: it stands in a text where it stands in the folded text.</summary>
    public string Folded => _run;

    /// <summary>Folds a text but for its signs.</summary>
    public static string Fold(string text) => Fold(text, null);

    /// <summary>How to look for a run, or null where it has no signs but those that count as characters.</summary>
    public static SignedText? Of(string run)
    {
        var signed = new SignedText(run);
        var characters = new CharacterStream(run);
        var counted = new StringBuilder();
        while (characters.MoveNext())
        {
            if (characters.Current.Value != CharacterStream.Separator)
            {
                counted.Append(characters.Current);
            }
        }
        return counted.Equals(signed._run) ? null : signed;
    }

    /// <summary>Where the run stands in a text.</summary>
    public IReadOnlyList<Mark> Find(string text)
    {
        var offsets = new List<(int Start, int End)>();
        string folded = Fold(text, offsets);
        var marks = new List<Mark>();
        for (int at = 0; (at = folded.IndexOf(_run, at, StringComparison.Ordinal)) >= 0; at++)
        {
            marks.Add(new Mark(offsets[at].Start, offsets[at + _run.Length - 1].End));
        }
        return marks;
    }

    // Characters that count as they are in the stream, dashes and colons of all kinds as one, each once in a row.
    private static string Fold(string text, List<(int Start, int End)>? offsets)
    {
        var folded = new StringBuilder(text.Length);
        var characters = new CharacterStream(text);
        int from = 0;
        while (characters.MoveNext())
        {
            if (characters.StartChar > from)
            {
                AddSigns(text, from, characters.StartChar, folded, offsets);
            }
            if (characters.Current.Value == CharacterStream.Separator)
            {
                AddSigns(text, characters.StartChar, characters.EndChar, folded, offsets);
            }
            else
            {
                string form = characters.Current.ToString();
                folded.Append(form);
                for (int i = 0; i < form.Length; i++)
                {
                    offsets?.Add((characters.StartChar, characters.EndChar));
                }
            }
            from = Math.Max(from, characters.EndChar);
        }
        AddSigns(text, from, text.Length, folded, offsets);
        return folded.ToString();
    }

    private static void AddSigns(string text, int from, int to, StringBuilder folded, List<(int Start, int End)>? offsets)
    {
        var spelled = new List<char>();
        for (int at = from; at < to;)
        {
            spelled.Clear();
            int length = CharacterSpelling.Spell(text, at, spelled);
            foreach (char c in spelled)
            {
                char sign = CharacterSpelling.UnifySign(c);
                bool isRepeated = sign == CharacterStream.Range && folded.Length > 0 && folded[^1] == sign;
                if (!char.IsWhiteSpace(sign) && !isRepeated)
                {
                    folded.Append(sign);
                    offsets?.Add((at, at + length));
                }
            }
            at += length;
        }
    }
}
