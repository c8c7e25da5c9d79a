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
    internal const int MaxLetters = 600;

    /// <summary>The sentences of a paragraph that are long enough to be somebody's: up to 。！？；, clauses parted by ；
    /// each for itself.</summary>
    public static List<Sentence> Of(string text)
    {
        var read = new ParagraphSentences();
        read.Read(text);
        return [.. Enumerable.Range(0, read.Count).Select(i => new Sentence(read.At(i).Start, read.At(i).End, read.Letters(i).ToString()))];
    }
}

/// <summary>The sentences of one paragraph after another, in the same room: for who reads very many. For one thread.</summary>
internal sealed class ParagraphSentences
{
    private static readonly SearchValues<char> _closing = SearchValues.Create("”’）》」』\")");

    private readonly List<(int Start, int End, int First, int Count)> _sentences = [];
    private char[] _letters = new char[256];
    private int _used;

    /// <summary>How many there are.</summary>
    public int Count => _sentences.Count;

    /// <summary>Where one stands in the paragraph.</summary>
    public (int Start, int End) At(int index) => (_sentences[index].Start, _sentences[index].End);

    /// <summary>The letters of one, folded; they stand until the next paragraph is read.</summary>
    public ReadOnlySpan<char> Letters(int index) => _letters.AsSpan(_sentences[index].First, _sentences[index].Count);

    /// <summary>Reads a paragraph; what was read before is gone.</summary>
    public void Read(ReadOnlySpan<char> text)
    {
        _sentences.Clear();
        _used = 0;
        if (_letters.Length < text.Length)
        {
            _letters = new char[text.Length * 2];
        }
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
            Add(text, start, end);
            start = end;
            i = end - 1;
        }
    }

    private void Add(ReadOnlySpan<char> text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }
        int first = _used;
        foreach (char c in text[start..end])
        {
            if (FoldedLetters.Of(c) is not '\0' and var letter)
            {
                _letters[_used++] = letter;
            }
        }
        if (_used - first is >= Sentence.MinLetters and <= Sentence.MaxLetters)
        {
            _sentences.Add((start, end, first, _used - first));
        }
        else
        {
            _used = first;
        }
    }
}
