using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace SearchPlans.Text.Sentences;

/// <summary>Unicode's property Sentence_Break, as far as the rules tell its values apart.</summary>
internal enum SentenceBreak
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>No character: the text's end.</summary>
    End,

    /// <summary>Marks and format characters, which belong to the character before them.</summary>
    Extend,

    /// <summary>Line and paragraph ends.</summary>
    ParagraphSeparator,

    /// <summary>White space within a line.</summary>
    Space,

    /// <summary>A small letter.</summary>
    Lower,

    /// <summary>A capital letter.</summary>
    Upper,

    /// <summary>A letter without case; Chinese characters.</summary>
    Letter,

    /// <summary>A digit.</summary>
    Number,

    /// <summary>A full stop, which may stand within a sentence.</summary>
    Stop,

    /// <summary>A sign that ends a sentence.</summary>
    Terminator,

    /// <summary>A comma, colon or dash: behind a terminator the sentence goes on.</summary>
    Continuation,

    /// <summary>A bracket or quotation mark.</summary>
    Close,
}

/// <summary>
/// The values of <see cref="SentenceBreak"/>: of Unicode 10 (which ICU 60 knows), from .NET's categories and what differs from them.
/// Characters assigned since have the value that their category gives them.
/// </summary>
internal static class SentenceBreaks
{
    private const string Stops = ".\u2024\uFE52\uFF0E";
    private const string Separators = "\n\r\u0085\u2028\u2029";
    private const string Continuations =
        ",-:\u055D\u060C\u060D\u07F8\u1802\u1808\u2013\u2014\u3001\uFE10\uFE11\uFE13\uFE31\uFE32\uFE50\uFE51\uFE55\uFE58\uFE63"
        + "\uFF0C\uFF0D\uFF1A\uFF64";

    private const string Terminators =
        "!?\u0589\u061F\u06D4\u0700\u0701\u0702\u07F9\u0964\u0965\u104A\u104B\u1362\u1367\u1368\u166E\u1735\u1736\u1803\u1809"
        + "\u1944\u1945\u1AA8\u1AA9\u1AAA\u1AAB\u1B5A\u1B5B\u1B5E\u1B5F\u1C3B\u1C3C\u1C7E\u1C7F\u203C\u203D\u2047\u2048\u2049\u2E2E"
        + "\u2E3C\u3002\uA4FF\uA60E\uA60F\uA6F3\uA6F7\uA876\uA877\uA8CE\uA8CF\uA92F\uA9C8\uA9C9\uAA5D\uAA5E\uAA5F\uAAF0\uAAF1\uABEB"
        + "\uFE56\uFE57\uFF01\uFF1F\uFF61";

    // The first halves of those outside the BMP.
    private const string TerminatorsBeyond = "\uD802\uD804\uD805\uD806\uD807\uD81A\uD82F\uD836";

    private static readonly byte[] _units = MakeUnits();

    /// <summary>Every UTF-16 unit with which a character begins that may end a sentence.</summary>
    public static string Enders { get; } = Stops + Separators + Terminators + TerminatorsBeyond;

    /// <summary>The value of the character at an offset, and how many units it is long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static SentenceBreak At(ReadOnlySpan<char> text, int at, out int length)
    {
        length = 1;
        char unit = text[at];
        if (char.IsHighSurrogate(unit) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            length = 2;
            return OfBeyond(new Rune(unit, text[at + 1]));
        }
        return (SentenceBreak)_units[unit];
    }

    private static byte[] MakeUnits()
    {
        var units = new byte[char.MaxValue + 1];
        for (int unit = 0; unit < units.Length; unit++)
        {
            units[unit] = (byte)OfUnit((char)unit);
        }
        Set(Stops, SentenceBreak.Stop);
        Set(Separators, SentenceBreak.ParagraphSeparator);
        Set(Continuations, SentenceBreak.Continuation);
        Set(Terminators, SentenceBreak.Terminator);
        return units;

        void Set(string characters, SentenceBreak kind)
        {
            foreach (char c in characters)
            {
                units[c] = (byte)kind;
            }
        }
    }

    private static SentenceBreak OfUnit(char unit) => unit switch
    {
        '\t' or '\v' or '\f' => SentenceBreak.Space,
        // Unicode 10 has no full-width digits among the numbers of sentences.
        >= '\uFF10' and <= '\uFF19' => SentenceBreak.Other,
        '\u066B' or '\u066C' => SentenceBreak.Number,
        '\u10FB' => SentenceBreak.Other,
        '\u05F3' or (>= '\u10D0' and <= '\u10FF') => SentenceBreak.Letter,
        '"' or '\'' or (>= '\u275B' and <= '\u2760') or '\u2E00' or '\u2E01' or (>= '\u2E06' and <= '\u2E08') or '\u2E0B'
            => SentenceBreak.Close,
        '\u1CF2' or '\u1CF3' or '\uFF9E' or '\uFF9F' => SentenceBreak.Extend,
        (>= '\u2160' and <= '\u216F') or (>= '\u24B6' and <= '\u24CF') => SentenceBreak.Upper,
        // Unicode's Other_Lowercase: modifier letters, small Roman numbers, letters in circles.
        '\u00AA' or '\u00BA' or (>= '\u02B0' and <= '\u02B8') or '\u02C0' or '\u02C1' or (>= '\u02E0' and <= '\u02E4') or '\u037A'
            or (>= '\u1D2C' and <= '\u1D6A') or '\u1D78' or (>= '\u1D9B' and <= '\u1DBF') or '\u2071' or '\u207F'
            or (>= '\u2090' and <= '\u209C') or (>= '\u2170' and <= '\u217F') or (>= '\u24D0' and <= '\u24E9') or '\u2C7C' or '\u2C7D'
            or '\uA69C' or '\uA69D' or '\uA770' or '\uA7F8' or '\uA7F9' or (>= '\uAB5C' and <= '\uAB5F') => SentenceBreak.Lower,
        _ => OfCategory(char.GetUnicodeCategory(unit)),
    };

    private static SentenceBreak OfBeyond(Rune rune) => rune.Value switch
    {
        (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189) => SentenceBreak.Upper,
        0x111C9 => SentenceBreak.Other,
        >= 0x1F676 and <= 0x1F678 => SentenceBreak.Close,
        (>= 0x10A56 and <= 0x10A57) or (>= 0x11047 and <= 0x11048) or (>= 0x110BE and <= 0x110C1) or (>= 0x11141 and <= 0x11143)
            or 0x111C5 or 0x111C6 or 0x111CD or 0x111DE or 0x111DF or 0x11238 or 0x11239 or 0x1123B or 0x1123C or 0x112A9
            or 0x1144B or 0x1144C or 0x115C2 or 0x115C3 or (>= 0x115C9 and <= 0x115D7) or 0x11641 or 0x11642
            or (>= 0x1173C and <= 0x1173E) or 0x11A42 or 0x11A43 or 0x11A9B or 0x11A9C or 0x11C41 or 0x11C42
            or 0x16A6E or 0x16A6F or 0x16AF5 or 0x16B37 or 0x16B38 or 0x16B44 or 0x1BC9F or 0x1DA88 => SentenceBreak.Terminator,
        _ => OfCategory(Rune.GetUnicodeCategory(rune)),
    };

    private static SentenceBreak OfCategory(UnicodeCategory category) => category switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.Format => SentenceBreak.Extend,
        UnicodeCategory.SpaceSeparator => SentenceBreak.Space,
        UnicodeCategory.LowercaseLetter => SentenceBreak.Lower,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => SentenceBreak.Upper,
        UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.LetterNumber => SentenceBreak.Letter,
        UnicodeCategory.DecimalDigitNumber => SentenceBreak.Number,
        UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation
            or UnicodeCategory.FinalQuotePunctuation => SentenceBreak.Close,
        _ => SentenceBreak.Other,
    };
}
