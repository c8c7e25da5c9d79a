using SearchPlans.Text.Characters;

namespace SearchPlans.Plans.Figures;

/// <summary>
/// A paragraph as figures are read in it: folded, without white space, marks of notes ([5], ①) and quotation of numbers by spaces, so that
/// words and numbers stand side by side; every character knows where it stood.
/// </summary>
/// <remarks>White space stays, as one space, where it keeps two numbers apart.</remarks>
internal sealed class FigureText
{
    private readonly string _source;
    private readonly int[] _places;

    private FigureText(string source, string text, int[] places)
    {
        _source = source;
        Text = text;
        _places = places;
    }

    /// <summary>The text to read in.</summary>
    public string Text { get; }

    /// <summary>Makes the text to read in of a paragraph.</summary>
    public static FigureText Of(string paragraph)
    {
        char[] text = new char[paragraph.Length];
        int[] places = new int[paragraph.Length];
        int length = 0;
        bool isProse = paragraph.AsSpan().IndexOfAny('，', '。', '；') >= 0;
        for (int i = 0; i < paragraph.Length; i++)
        {
            char c = CharacterFolding.Fold(paragraph[i]);
            if (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF')
            {
                if (length == 0 || !KeepsApart(text[length - 1]) || !BeginsNumber(paragraph, i + 1)
                    || (isProse && IsSetApart(text.AsSpan(0, length))))
                {
                    continue;
                }
                c = ' ';
            }
            if (NoteLength(paragraph, i) is > 0 and int note)
            {
                i += note - 1;
                continue;
            }
            c = c switch
            {
                '*' or '_' => '\0',
                '—' or '–' or '−' or '─' or '－' or '―' or '‐' => '-',
                '∼' or '〜' or '～' or '˜' => '~',
                '﹪' => '%',
                '増' => '增',
                '→' => ':',
                '。' when IsPoint(paragraph, i, length == 0 ? ' ' : text[length - 1]) => '.',
                '∶' => ':',
                _ => c,
            };
            if (c == '\0')
            {
                continue;
            }
            text[length] = c;
            places[length++] = i;
        }
        return new FigureText(paragraph, new string(text, 0, length), places[..length]);
    }

    /// <summary>The range of the paragraph that a range of the text stands for.</summary>
    public TextRange Range(int start, int end) => end <= start ? new TextRange(Place(start), Place(start))
        : new TextRange(Place(start), Place(end - 1) + 1);

    /// <summary>A range as it was written, less white space and marks of notes.</summary>
    public string Written(int start, int end) =>
        string.Create(end - start, (this, start), static (span, state) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                char c = state.Item1._source[state.Item1._places[state.start + i]];
                span[i] = c is >= '！' and <= '～' && char.IsAsciiLetterOrDigit((char)(c - 0xFEE0)) ? (char)(c - 0xFEE0) : c;
            }
        });

    private int Place(int at) => at < _places.Length ? _places[at] : _source.Length;

    private static bool KeepsApart(char before) => char.IsAsciiDigit(before) || before is '%' or '‰';

    // 达到9 6%, 增长1 6.1%: digits that a typesetter set apart; in prose no number stands so before another.
    private static bool IsSetApart(ReadOnlySpan<char> text)
    {
        const int MaxDigits = 2;
        int start = text.Length;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
        {
            start--;
        }
        return text.Length - start is > 0 and <= MaxDigits && start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '、');
    }

    private static bool BeginsNumber(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
        return at < text.Length && (char.IsAsciiDigit(CharacterFolding.Fold(text[at])) || CharacterFolding.Fold(text[at]) is '-');
    }

    // 18。1%: a point that was typed as a full stop.
    private static bool IsPoint(string text, int at, char before)
    {
        if (!char.IsAsciiDigit(before))
        {
            return false;
        }
        int end = at + 1;
        while (end < text.Length && end - at <= 4 && char.IsAsciiDigit(CharacterFolding.Fold(text[end])))
        {
            end++;
        }
        return end > at + 1 && end - at <= 4 && end < text.Length && CharacterFolding.Fold(text[end]) is '%' or '‰';
    }

    /// <summary>How long the mark of a note is that begins here: ① [5] 【16】 〔3〕, not the 〔2014〕 of a document's number.</summary>
    private static int NoteLength(string text, int at)
    {
        char c = text[at];
        if (c is >= '①' and <= '⑳')
        {
            return 1;
        }
        if (c is not ('[' or '［' or '【' or '〔'))
        {
            return 0;
        }
        int end = at + 1;
        while (end < text.Length && end - at <= 3 && (char.IsAsciiDigit(CharacterFolding.Fold(text[end])) || text[end] == '注'))
        {
            end++;
        }
        return end > at + 1 && end < text.Length && text[end] is ']' or '］' or '】' or '〕' ? end + 1 - at : 0;
    }
}
