namespace SearchPlans.Lucene.Analysis.SmartCn;

/// <summary>What SmartCn takes a UTF-16 unit for; this decides which candidates may start at it.</summary>
internal enum CharacterClass
{
    /// <summary>Anything that is none of the others; a token of its own.</summary>
    Other,

    /// <summary>Separates nothing: words run across it, and no token holds it.</summary>
    Space,

    /// <summary>Punctuation and signs; counts in the path but yields no token.</summary>
    Delimiter,

    /// <summary>A Latin letter, half or full width; a run of them is one token.</summary>
    Letter,

    /// <summary>A decimal digit, half or full width; a run of them is one token.</summary>
    Digit,

    /// <summary>Half of a character outside the basic plane.</summary>
    Surrogate,

    /// <summary>A Chinese character.</summary>
    Han,
}

/// <summary>The ranges of each <see cref="CharacterClass"/>: those of Lucene's SmartCn, so that words are the same.</summary>
internal static class CharacterClasses
{
    /// <summary>How far a full-width form lies above its half-width one.</summary>
    public const int FullWidthOffset = 0xFEE0;

    /// <summary>The class of <paramref name="c"/>; the first range that holds it decides.</summary>
    public static CharacterClass Of(char c) => c switch
    {
        >= '\u4E00' and <= '\u9FA5' => CharacterClass.Han,
        >= 'A' and <= 'Z' or >= 'a' and <= 'z' => CharacterClass.Letter,
        >= '0' and <= '9' => CharacterClass.Digit,
        ' ' or '\t' or '\r' or '\n' or '\u3000' => CharacterClass.Space,
        >= '\u0021' and <= '\u00BB' or >= '\u2010' and <= '\u2642' or >= '\u3001' and <= '\u301E' => CharacterClass.Delimiter,
        >= '\uFF21' and <= '\uFF3A' or >= '\uFF41' and <= '\uFF5A' => CharacterClass.Letter,
        >= '\uFF10' and <= '\uFF19' => CharacterClass.Digit,
        >= '\uFE30' and <= '\uFF63' => CharacterClass.Delimiter,
        >= '\uD800' and <= '\uDFFF' => CharacterClass.Surrogate,
        _ => CharacterClass.Other,
    };

    /// <summary>The half-width, lower-case form of a letter or digit of either width.</summary>
    public static char Fold(char c)
    {
        if (c >= '\uFF10')
        {
            c = (char)(c - FullWidthOffset);
        }
        return c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
    }
}
