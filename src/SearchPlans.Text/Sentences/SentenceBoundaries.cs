using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace SearchPlans.Text.Sentences;

/// <summary>
/// Finds where sentences end, exactly where Java's <c>BreakIterator.getSentenceInstance(Locale.ROOT)</c> does, because
/// Lucene's SmartCn segments sentence by sentence and its words depend on it. Those rules are older than UAX #29 and
/// differ from it: only 。！？!? (and U+2029, dandas) always end a sentence, a line end does not (a word may be wrapped
/// there), and a full stop ends one where what follows looks like a beginning.
/// </summary>
/// <remarks>
/// The rules as a machine: a state says what the sentence has read lately, <see cref="Step"/> what one more character
/// makes of it. Marks without width and format characters count for nothing. Java's oddities are kept: where the
/// machine gets lost behind a full stop (as in <c>".  (1"</c>), the sentence ends before that full stop.
/// </remarks>
public static class SentenceBoundaries
{
    /// <summary>All that leads out of a sentence's body; the search for them is vectorised.</summary>
    private static readonly SearchValues<char> s_bodyEnders =
        SearchValues.Create(".\uFF0E!?\u3002\uFF01\uFF1F\u2029\u0964\u0965");

    private enum Kind
    {
        Ignored, ParagraphSeparator, Stop, Quote, Terminator, Letter, SmallLetter, Danda, Sign, Number, Close, Open, Space,
    }

    private enum State
    {
        /// <summary>No further: the sentence ends where it last might.</summary>
        Lost,

        /// <summary>No further: the sentence ends behind the full stop and what belongs to it.</summary>
        Begun,
        Body,
        AfterParagraphSeparator,
        AfterDanda,
        Terminated,
        TerminatedSpace,
        Stopped,
        StoppedQuote,
        StoppedSpace,
        StoppedSpaces,
        Opened,
        OpenedFar,
    }

    /// <summary>The offset right behind the sentence that begins at <paramref name="start"/>; the text's length for the last one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the sentence begins: 0, or what this method gave for the sentence before.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Next(ReadOnlySpan<char> text, int start)
    {
        if (start >= text.Length) return text.Length;
        int end = start;
        int stopEnd = start;
        int at = start;
        State state = State.Body;
        while (true)
        {
            if (state == State.Body)
            {
                int found = text[at..].IndexOfAny(s_bodyEnders);
                if (found < 0) return text.Length;
                at += found;
                end = at;
            }
            if (at == text.Length)
            {
                if (stopEnd == at) end = at;
                break;
            }
            Kind kind = KindAt(text, at, out int length);
            if (end == start) end = start + length;
            if (kind != Kind.Ignored) state = Step(state, kind);
            at += length;
            switch (state)
            {
                case State.Lost: return end;
                case State.Begun: return stopEnd;
                case State.Body or State.AfterParagraphSeparator or State.AfterDanda or State.Terminated or State.TerminatedSpace: end = at; break;
                case State.Stopped or State.StoppedQuote or State.StoppedSpace or State.StoppedSpaces: stopEnd = at; break;
            }
        }
        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static State Step(State state, Kind kind) => state switch
    {
        State.AfterParagraphSeparator => State.Lost,
        State.AfterDanda => kind == Kind.Space ? State.AfterDanda : State.Lost,
        State.Terminated => kind switch
        {
            Kind.Stop or Kind.Quote or Kind.Terminator or Kind.Close => State.Terminated,
            Kind.Space => State.TerminatedSpace,
            Kind.ParagraphSeparator => State.AfterParagraphSeparator,
            _ => State.Lost,
        },
        State.TerminatedSpace => kind switch
        {
            Kind.Space => State.TerminatedSpace,
            Kind.ParagraphSeparator => State.AfterParagraphSeparator,
            _ => State.Lost,
        },
        State.OpenedFar => kind switch
        {
            Kind.Quote or Kind.Danda or Kind.Sign or Kind.Open => State.Opened,
            Kind.Letter or Kind.SmallLetter => State.Begun,
            _ => State.Lost,
        },
        _ => kind switch
        {
            Kind.ParagraphSeparator => State.AfterParagraphSeparator,
            Kind.Stop => State.Stopped,
            Kind.Terminator => State.Terminated,
            _ when state == State.Body => kind == Kind.Danda ? State.AfterDanda : State.Body,
            Kind.Number => State.Body,
            Kind.Letter => state == State.Stopped ? State.Body : State.Begun,
            Kind.SmallLetter => state is State.Stopped or State.StoppedSpace ? State.Body : State.Begun,
            Kind.Space => state switch
            {
                State.Stopped or State.StoppedQuote => State.StoppedSpace,
                State.StoppedSpace or State.StoppedSpaces => State.StoppedSpaces,
                _ => State.Body,
            },
            Kind.Close => state is State.Stopped or State.StoppedQuote ? State.Stopped : State.Body,
            Kind.Quote when state is State.Stopped or State.StoppedQuote => State.StoppedQuote,
            _ => state is State.StoppedQuote or State.StoppedSpaces ? State.OpenedFar : State.Opened,
        },
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Kind KindAt(ReadOnlySpan<char> text, int at, out int length)
    {
        length = 1;
        char c = text[at];
        switch (c)
        {
            case '.' or '\uFF0E': return Kind.Stop;
            case '!' or '?' or '\u3002' or '\uFF01' or '\uFF1F': return Kind.Terminator;
            case '"' or '\'': return Kind.Quote;
            case '\t' or '\n' or '\f' or '\r': return Kind.Space;
            case ',': return Kind.Number;
            case '\u0964' or '\u0965': return Kind.Danda;
        }
        UnicodeCategory category = char.GetUnicodeCategory(c);
        if (category == UnicodeCategory.Surrogate && Rune.DecodeFromUtf16(text[at..], out Rune rune, out length) == OperationStatus.Done)
            category = Rune.GetUnicodeCategory(rune);
        return category switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => Kind.Ignored,
            UnicodeCategory.ParagraphSeparator => Kind.ParagraphSeparator,
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator => Kind.Space,
            UnicodeCategory.LowercaseLetter => Kind.SmallLetter,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter => Kind.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Number,
            UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation => Kind.Close,
            UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation => Kind.Open,
            _ => Kind.Sign,
        };
    }
}
