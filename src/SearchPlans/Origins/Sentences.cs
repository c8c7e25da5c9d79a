using System.Buffers;
using SearchPlans.Text.Characters;

namespace SearchPlans.Origins;

/// <summary>A sentence of a paragraph: where it stands, and its letters and digits alone, folded, by which it is compared.</summary>
/// <param name="Start">Where it begins in the paragraph.</param>
/// <param name="End">Where it ends, its sign included.</param>
/// <param name="Letters">Its letters and digits, folded.</param>
internal sealed record Sentence(int Start, int End, string Letters)
{
    /// <summary>Fewer letters are a form of words that anybody may hit upon.</summary>
    public const int MinLetters = 15;

    // Longer ones are no sentences: a table, a text without signs.
    private const int MaxLetters = 600;

    private static readonly SearchValues<char> _closing = SearchValues.Create("”’）》」』\")");

    /// <summary>The sentences of a paragraph that are long enough to be somebody's: up to 。！？；, clauses parted by ；
    /// each for itself.</summary>
    public static List<Sentence> Of(string text)
    {
        List<Sentence> sentences = [];
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('。' or '！' or '？' or '；' or '!' or '?' or ';') && i + 1 < text.Length)
            {
                continue;
            }
            int end = i + 1;
            while (end < text.Length && _closing.Contains(text[end]))
            {
                end++;
            }
            Add(sentences, text, start, end);
            start = end;
            i = end - 1;
        }
        return sentences;
    }

    private static void Add(List<Sentence> sentences, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }
        var letters = new char[end - start];
        int count = 0;
        for (int i = start; i < end; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                letters[count++] = CharacterFolding.Fold(text[i]);
            }
        }
        if (count is >= MinLetters and <= MaxLetters)
        {
            sentences.Add(new Sentence(start, end, new string(letters, 0, count)));
        }
    }
}
