using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>Reads what the codes of a font of one byte a sign mean (ISO 32000-1, 9.10.3): bfchar and bfrange, nothing else of the language
/// they are written in.</summary>
internal static partial class ToUnicodeMap
{
    private const int MaxBytes = 1 << 20;
    private const int Codes = 256;

    /// <summary>Reads a map; what is none is skipped.</summary>
    /// <param name="bytes">The stream, decoded.</param>
    public static Dictionary<int, string> Read(ReadOnlySpan<byte> bytes)
    {
        string source = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MaxBytes)]);
        Dictionary<int, string> map = [];
        foreach (Match section in Section().Matches(source))
        {
            bool isRange = section.Groups[1].Value == "range";
            foreach (Match entry in (isRange ? RangeEntry() : CharEntry()).Matches(section.Groups[2].Value))
            {
                int first = Code(entry.Groups[1].Value), last = isRange ? Code(entry.Groups[2].Value) : first;
                string[] texts = [.. Hex().Matches(entry.Groups[3].Value).Select(text => TextOf(text.Groups[1].Value))];
                bool isList = entry.Groups[3].Value.StartsWith('[');
                for (int code = first; code <= last && code < Codes; code++)
                {
                    int step = code - first;
                    if (isList ? step < texts.Length : texts.Length > 0)
                    {
                        map[code] = isList ? texts[step] : Raised(texts[0], step);
                    }
                }
            }
        }
        return map;
    }

    private static int Code(string hex) =>
        int.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int code) && code >= 0 ? code : int.MaxValue;

    private static string TextOf(string hex)
    {
        string digits = hex.Length % 2 == 0 ? hex : hex + "0";
        byte[] bytes = Convert.FromHexString(digits);
        return bytes.Length == 1 ? ((char)bytes[0]).ToString() : Encoding.BigEndianUnicode.GetString(bytes);
    }

    private static string Raised(string text, int step) => text.Length == 0 ? text : text[..^1] + (char)(text[^1] + step);

    [GeneratedRegex(@"beginbf(char|range)(.*?)endbf\1", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Section();

    [GeneratedRegex("<([0-9A-Fa-f]{1,4})>()\\s*(<[0-9A-Fa-f]{1,64}>)", RegexOptions.CultureInvariant)]
    private static partial Regex CharEntry();

    [GeneratedRegex(@"<([0-9A-Fa-f]{1,4})>\s*<([0-9A-Fa-f]{1,4})>\s*(<[0-9A-Fa-f]{1,64}>|\[[^\]]{0,10000}\])",
        RegexOptions.CultureInvariant)]
    private static partial Regex RangeEntry();

    [GeneratedRegex("<([0-9A-Fa-f]{1,64})>", RegexOptions.CultureInvariant)]
    private static partial Regex Hex();
}
