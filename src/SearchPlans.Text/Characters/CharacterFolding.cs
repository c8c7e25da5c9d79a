using System.Runtime.CompilerServices;
using System.Text;

namespace SearchPlans.Text.Characters;

/// <summary>
/// Makes one of characters that mean the same: full-width signs become half-width ones, capitals small letters,
/// traditional and regional forms (產, 産), compatibility ideographs and radicals the standard simplified character (产).
/// One character becomes one character, and none of the BMP leaves it, so offsets and lengths of text in the BMP stay.
/// </summary>
/// <remarks>
/// Where one traditional form stands for several simplified characters, the usual one is taken (乾 is 干, 徵 is 征): text
/// and query are folded alike, so nothing is missed. Folding what is folded changes nothing. The table is
/// <c>variants.txt</c>; radicals go by their standard characters (see <see cref="Radicals"/>).
/// </remarks>
public static class CharacterFolding
{
    /// <summary>Names the rules; raise it with any change of them or of the table.</summary>
    public const string Identity = "folding-3";

    private const string TableName = "variants.txt";

    // Of every UTF-16 unit its folded form; those of surrogates are themselves.
    private static readonly char[] _units = new char[char.MaxValue + 1];
    private static readonly Dictionary<int, int> _others = new(5000);

    static CharacterFolding()
    {
        AddWidthAndCase();
        AddCurrencies();
        AddVariants();
        AddRadicals();
    }

    /// <summary>The folded form of a UTF-16 unit. Halves of pairs stay as they are.</summary>
    public static char Fold(char c) => _units[c];

    /// <summary>The folded form of a character, also outside the BMP.</summary>
    public static Rune Fold(Rune rune)
    {
        int value = rune.Value;
        if (value < _units.Length)
        {
            return new Rune(_units[value]);
        }
        return _others.TryGetValue(value, out int folded) ? new Rune(folded) : Rune.ToLowerInvariant(rune);
    }

    /// <summary>The folded form of every character of a text; the text itself where nothing changes.</summary>
    public static string Fold(string text)
    {
        int at = 0;
        while (at < text.Length && !char.IsSurrogate(text[at]) && _units[text[at]] == text[at])
        {
            at++;
        }
        if (at == text.Length)
        {
            return text;
        }
        var folded = new StringBuilder(text.Length).Append(text, 0, at);
        Span<char> units = stackalloc char[2];
        foreach (Rune rune in text.AsSpan(at).EnumerateRunes())
        {
            folded.Append(units[..Fold(rune).EncodeToUtf16(units)]);
        }
        return folded.ToString();
    }

    // These run once, before the compiler would have noticed that they are worth its while.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddWidthAndCase()
    {
        for (int c = 0; c < _units.Length; c++)
        {
            // No ideograph has a case: most of the plane needn't be asked about.
            bool hasCase = c is < 0x2E80 or >= 0xA000;
            _units[c] = hasCase ? char.ToLowerInvariant((char)c) : (char)c;
        }
        for (int c = 0xFF01; c <= 0xFF5E; c++)
        {
            _units[c] = _units[c - 0xFF01 + '!'];
        }
    }

    private static void AddCurrencies()
    {
        (_units['￠'], _units['￡'], _units['￥'], _units['￦']) = ('¢', '£', '¥', '₩');
        (_units['￢'], _units['￣'], _units['￤']) = ('¬', '¯', '¦');
    }

    private static void AddRadicals()
    {
        for (char c = Radicals.First; c <= Radicals.Last; c++)
        {
            _units[c] = _units[Radicals.Replace(c)];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddVariants()
    {
        using Stream stream = typeof(CharacterFolding).Assembly.GetManifestResourceStream(TableName)
            ?? throw new InvalidOperationException($"The embedded table {TableName} is missing from the assembly.");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        for (ReadOnlySpan<byte> rest = bytes; rest.Length > 0;)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = rest[..end];
            rest = rest[(end + 1)..];
            if (line[0] != '#')
            {
                AddVariants(line);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddVariants(ReadOnlySpan<byte> line)
    {
        Rune.DecodeFromUtf8(line, out Rune standard, out int length);
        for (line = line[length..]; line.Length > 0; line = line[length..])
        {
            Rune.DecodeFromUtf8(line, out Rune variant, out length);
            if (variant.IsBmp)
            {
                _units[variant.Value] = (char)standard.Value;
            }
            else
            {
                _others.Add(variant.Value, standard.Value);
            }
        }
    }
}
