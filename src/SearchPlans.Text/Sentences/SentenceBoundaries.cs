using System.Buffers;
using System.Runtime.CompilerServices;

namespace SearchPlans.Text.Sentences;

/// <summary>
/// Finds where sentences end by the rules of Unicode (UAX #29, sentence boundaries, root locale), exactly where ICU 60 does: Lucene.Net's
/// SmartCn segments sentence by sentence as that says, and its words depend on it. 。！？!? and line ends end a sentence, closing signs and
/// spaces behind it included; a full stop does unless a digit, a small letter or another sign of a sentence that goes on follows.
/// </summary>
public static class SentenceBoundaries
{
    // The search for all that may lead out of a sentence's body is vectorised.
    private static readonly SearchValues<char> _enders = SearchValues.Create(SentenceBreaks.Enders);

    /// <summary>The offset right behind the sentence that begins at <paramref name="start"/>; the text's length for the last one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the sentence begins: 0, or what this method gave for the sentence before.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Next(ReadOnlySpan<char> text, int start)
    {
        int at = start;
        while (true)
        {
            int found = text[at..].IndexOfAny(_enders);
            if (found < 0)
            {
                return text.Length;
            }
            at += found;
            SentenceBreak kind = SentenceBreaks.At(text, at, out int length);
            if (kind == SentenceBreak.ParagraphSeparator)
            {
                return BehindSeparator(text, at);
            }
            if (kind is not (SentenceBreak.Stop or SentenceBreak.Terminator))
            {
                at += length;
                continue;
            }
            if (IsEnd(text, start, ref at))
            {
                return at;
            }
        }
    }

    /// <summary>Whether the sentence ends with the full stop or terminator at <paramref name="at"/> and what belongs to it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the sentence begins.</param>
    /// <param name="at">Where the sign is; afterwards where the sentence ends, or has to be read on.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsEnd(ReadOnlySpan<char> text, int start, ref int at)
    {
        int sign = at;
        bool isStop = Read(text, ref at) == SentenceBreak.Stop;
        SentenceBreak next = Peek(text, at);
        // SB6, SB7: 3.5, U.S.
        if (isStop && (next == SentenceBreak.Number || (next == SentenceBreak.Upper && IsCasedBefore(text, start, sign))))
        {
            return false;
        }
        while (next == SentenceBreak.Close)
        {
            Read(text, ref at);
            next = Peek(text, at);
        }
        while (next == SentenceBreak.Space)
        {
            Read(text, ref at);
            next = Peek(text, at);
        }
        // SB8a: a sign of a sentence that goes on, or one that ends it once more.
        if (next is SentenceBreak.Continuation or SentenceBreak.Stop or SentenceBreak.Terminator)
        {
            return false;
        }
        if (next == SentenceBreak.ParagraphSeparator)
        {
            at = BehindSeparator(text, at);
            return true;
        }
        // SB8: what comes next of letters is a small one.
        return !isStop || !IsSmallLetterNext(text, at);
    }

    private static bool IsSmallLetterNext(ReadOnlySpan<char> text, int at)
    {
        while (true)
        {
            switch (Read(text, ref at))
            {
                case SentenceBreak.Lower:
                    return true;
                case SentenceBreak.Upper or SentenceBreak.Letter or SentenceBreak.ParagraphSeparator
                    or SentenceBreak.Stop or SentenceBreak.Terminator or SentenceBreak.End:
                    return false;
            }
        }
    }

    private static bool IsCasedBefore(ReadOnlySpan<char> text, int start, int at)
    {
        while (at > start)
        {
            at -= at - 2 >= start && char.IsSurrogatePair(text[at - 2], text[at - 1]) ? 2 : 1;
            SentenceBreak kind = SentenceBreaks.At(text, at, out _);
            if (kind != SentenceBreak.Extend)
            {
                return kind is SentenceBreak.Upper or SentenceBreak.Lower;
            }
        }
        return false;
    }

    private static int BehindSeparator(ReadOnlySpan<char> text, int at) => at + (text[at..].StartsWith("\r\n") ? 2 : 1);

    private static SentenceBreak Peek(ReadOnlySpan<char> text, int at) =>
        at < text.Length ? SentenceBreaks.At(text, at, out _) : SentenceBreak.End;

    /// <summary>Goes over a character and the marks on it (SB5).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static SentenceBreak Read(ReadOnlySpan<char> text, ref int at)
    {
        if (at >= text.Length)
        {
            return SentenceBreak.End;
        }
        SentenceBreak kind = SentenceBreaks.At(text, at, out int length);
        at += length;
        if (kind == SentenceBreak.ParagraphSeparator)
        {
            return kind;
        }
        while (at < text.Length && SentenceBreaks.At(text, at, out length) == SentenceBreak.Extend)
        {
            at += length;
        }
        return kind;
    }
}
