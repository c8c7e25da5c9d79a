using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace SearchPlans.Text.Characters;

/// <summary>What every UTF-16 unit is to a <see cref="CharacterStream"/>, in one look-up: its kind, and its folded form or its spelling
/// (<c>spellings.txt</c>).</summary>
internal static class CharacterTable
{
    /// <summary>Raise it with any change of the rules or of the table.</summary>
    public const string Identity = "spellings-1";

    private const string TableName = "spellings.txt";
    private const int KindShift = 16;

    // Entries below it are one character that counts.
    private const uint FirstNotSingle = (uint)CharacterKind.Spelled << KindShift;

    private const string Numerals = "〇零一二三四五六七八九十百千万亿两";
    private const string Suffixes = "%‰°年月日时元万亿倍米吨亩岁度成";
    private const string Ratios = ":∶︰︓﹕：";
    private const string Slashes = "/／∕⁄";
    private const string Points = ".．·•‧∙⋅・";
    private const string Commas = ",，";
    private const string Asterisks = "*＊∗";
    private const string Circles = "○◯";

    // Dashes that Unicode doesn't count among them.
    private const string Ranges = "~～〜∼−─━┄┅⁓﹣〰⁻₋";

    // Symbols that mean something and have no spelling.
    private const string Symbols = "°©®\uFFFD";

    private static readonly uint[] _units = new uint[char.MaxValue + 1];
    private static readonly List<string> _spellings = [];

    // Single spellings of characters outside the BMP: styled letters and digits of mathematics.
    private static readonly Dictionary<int, char> _others = new(1100);

    static CharacterTable()
    {
        AddUnits();
        AddSpellings();
        Set(Ranges, CharacterKind.Range);
        Set(Ratios, CharacterKind.Ratio);
        Set(Slashes, CharacterKind.Slash);
        Set(Points, CharacterKind.Point);
        Set(Commas, CharacterKind.Comma);
        Set(Asterisks, CharacterKind.Asterisk);
        Set(Circles, CharacterKind.Circle);
        _units['×'] = _units['✕'] = _units['⨯'] = _units['x'];
        // Small and vertical forms of signs.
        _units['﹐'] = _units['︐'] = _units[','];
        _units['﹒'] = _units['.'];
        _units['﹡'] = _units['*'];
    }

    /// <summary>What a unit is: to be given to the methods below.</summary>
    public static uint Entry(char unit) => _units[unit];

    /// <summary>Whether it is one character that counts; <see cref="FoldedOf"/> is its form.</summary>
    public static bool IsSingle(uint entry) => entry < FirstNotSingle;

    /// <summary>The kind.</summary>
    public static CharacterKind KindOf(uint entry) => (CharacterKind)(entry >> KindShift);

    /// <summary>The folded form of a single character or of a raised digit.</summary>
    public static char FoldedOf(uint entry) => (char)entry;

    /// <summary>What counts of the spelling of a spelled one; of an enclosed one with a separator behind it.</summary>
    public static string SpellingOf(uint entry) => _spellings[(ushort)entry];

    /// <summary>The kind of a unit.</summary>
    public static CharacterKind KindOf(char unit) => KindOf(_units[unit]);

    /// <summary>Whether it is passed over, or stands for itself only between digits.</summary>
    public static bool IsSign(CharacterKind kind) => kind >= CharacterKind.Sign;

    /// <summary>What a character outside the BMP is.</summary>
    public static CharacterKind KindOfBeyond(Rune rune, out Rune folded)
    {
        folded = CharacterFolding.Fold(rune);
        if (_others.TryGetValue(rune.Value, out char spelled))
        {
            folded = new Rune(spelled);
            return char.IsAsciiDigit(spelled) ? CharacterKind.Digit : CharacterKind.Plain;
        }
        return folded.IsBmp ? KindOf((char)folded.Value) : KindOf(Rune.GetUnicodeCategory(rune), rune.Value);
    }

    // It runs once, before the compiler would have noticed that it is worth its while.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddUnits()
    {
        for (int unit = 0; unit < _units.Length; unit++)
        {
            char folded = CharacterFolding.Fold((char)unit);
            CharacterKind kind = folded is >= '\u4E00' and <= '\u9FFF' ? CharacterKind.Plain
                : char.IsSurrogate(folded) ? CharacterKind.Surrogate
                : KindOf(char.GetUnicodeCategory(folded), folded);
            _units[unit] = ((uint)kind << KindShift) | folded;
        }
        // Of what numbers end with some are numerals, too.
        Set(Suffixes, CharacterKind.Suffix);
        Set(Numerals, CharacterKind.Numeral);
        for (int unit = 0; unit < _units.Length; unit++)
        {
            char folded = FoldedOf(_units[unit]);
            if (folded != unit && IsSingle(_units[folded]))
            {
                _units[unit] = _units[folded];
            }
        }
    }

    private static CharacterKind KindOf(UnicodeCategory category, int value) => category switch
    {
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Control or UnicodeCategory.Format => CharacterKind.Blank,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => CharacterKind.Mark,
        UnicodeCategory.DashPunctuation => CharacterKind.Range,
        // Unicode counts signs of measure and of names among punctuation.
        UnicodeCategory.OtherPunctuation => value is '%' or '‰' or '&' or '#' or '@' ? CharacterKind.Plain : CharacterKind.Sign,
        UnicodeCategory.ConnectorPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
            or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => CharacterKind.Sign,
        UnicodeCategory.OtherSymbol => IsOrnament(value) ? CharacterKind.Sign : CharacterKind.Plain,
        UnicodeCategory.MathSymbol =>
            value is >= 0x2190 and <= 0x21FF or >= 0x25A0 and <= 0x25FF ? CharacterKind.Sign : CharacterKind.Plain,
        UnicodeCategory.DecimalDigitNumber => value is >= '0' and <= '9' ? CharacterKind.Digit : CharacterKind.Plain,
        _ => CharacterKind.Plain,
    };

    // ★, ●, arrows, frames, pictures; not letters and ideographs in circles or squares, parts of ideographs, signs of measure.
    private static bool IsOrnament(int value) => value switch
    {
        >= 0x2100 and <= 0x218F or >= 0x249C and <= 0x24E9 or >= 0x2E80 and <= 0x2FFF or >= 0x3190 and <= 0x33FF => false,
        >= 0xA490 and <= 0xA4CF or >= 0x1F100 and <= 0x1F2FF => false,
        _ => value > char.MaxValue || !Symbols.Contains((char)value),
    };

    private static void Set(string characters, CharacterKind kind)
    {
        foreach (char c in characters)
        {
            _units[c] = ((uint)kind << KindShift) | CharacterFolding.Fold(c);
        }
    }

    private static void AddSpellings()
    {
        using Stream stream = typeof(CharacterTable).Assembly.GetManifestResourceStream(TableName)
            ?? throw new InvalidOperationException($"The embedded table {TableName} is missing from the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            if (line is not ['#', ' ', ..])
            {
                AddSpelling(line[..space], line.AsSpan(space + 1));
            }
        }
    }

    private static void AddSpelling(string spelling, ReadOnlySpan<char> spelled)
    {
        bool isRaised = spelling is ['^', _];
        bool isEnclosed = spelling is ['(', _, ..];
        CharacterKind several = isEnclosed ? CharacterKind.Enclosed : CharacterKind.Spelled;
        uint entry = isRaised ? ((uint)CharacterKind.Raised << KindShift) | spelling[1]
            : spelling.Length == 1 ? _units[spelling[0]]
            : ((uint)several << KindShift) | (uint)_spellings.Count;
        if (KindOf(entry) == several)
        {
            _spellings.Add(isEnclosed ? CharacterFolding.Fold(spelling[1..]) + CharacterStream.Separator : spelling);
        }
        foreach (Rune rune in spelled.EnumerateRunes())
        {
            if (rune.IsBmp)
            {
                _units[rune.Value] = entry;
            }
            else if (spelling.Length == 1)
            {
                _others[rune.Value] = spelling[0];
            }
        }
    }
}
