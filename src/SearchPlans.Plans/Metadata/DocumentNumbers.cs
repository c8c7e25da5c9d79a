using System.Text.RegularExpressions;
using SearchPlans.Text.Numerals;

namespace SearchPlans.Plans;

/// <summary>
/// Numbers of official documents (文号, 发文字号): the office's short name, the year and the document's number in it, 国发〔2024〕12号; of orders
/// and announcements 国务院令第777号 and 公告2024年第5号. Brackets, width and spaces are written in many ways and mean the same.
/// </summary>
public static partial class DocumentNumbers
{
    private const int MaxChars = 60;

    /// <summary>A number in one way of writing it, 国发〔2024〕12号; what is none in full stays as it is, without spaces.</summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string plain = Plain(text);
        return plain.Length <= MaxChars && Whole().Match(plain) is { Success: true } match ? Written(match) : plain;
    }

    /// <summary>The number that a line is: nothing but it and what says so (文号：…), or empty. One that a sentence cites is another
    /// document's.</summary>
    internal static string OfLine(ReadOnlySpan<char> line)
    {
        if (line.Length is < 5 or > MaxChars)
        {
            return "";
        }
        string plain = Plain(Label().Replace(line.ToString().Trim(), "").Trim('（', '）', '(', ')', ' ', '\u3000', '【', '】'));
        return Whole().Match(plain) is { Success: true } match ? Written(match)
            : Signed().Match(plain) is { Success: true } signed ? Written(signed) : "";
    }

    /// <summary>Whether a document's number is meant by what is asked: all of it, or any part in any way of writing (国发, 〔2024〕12号,
    /// 国发[2024]12, 12号).</summary>
    /// <param name="number">The document's.</param>
    /// <param name="asked">What is asked for.</param>
    public static bool Matches(string number, string asked)
    {
        ArgumentNullException.ThrowIfNull(number);
        ArgumentNullException.ThrowIfNull(asked);
        if (number.Length == 0 || Asked().Match(Plain(asked)) is not { Success: true } wanted)
        {
            return false;
        }
        if (Whole().Match(Plain(number)) is not { Success: true } own)
        {
            return Plain(number).Contains(Plain(asked), StringComparison.Ordinal);
        }
        return own.Groups["office"].Value.Contains(wanted.Groups["office"].Value, StringComparison.Ordinal)
            && (!wanted.Groups["year"].Success || own.Groups["year"].Value == wanted.Groups["year"].Value)
            && (!wanted.Groups["no"].Success || ValueOf(own) == ValueOf(wanted))
            && (wanted.Groups["office"].Length > 0 || wanted.Groups["year"].Success || wanted.Groups["no"].Success);
    }

    /// <summary>How many characters from a place of a text are a number as people type it, brackets and spaces among them: of
    /// “国发（2024）12号 光伏” the first ten; 0 where none is.</summary>
    public static int LengthAt(string text, int at)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Typed().Match(text, at) is { Success: true } match ? match.Value.TrimEnd().Length : 0;
    }

    /// <summary>Whether a text is the whole number of a document, in any way of writing it.</summary>
    public static bool IsWhole(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= MaxChars && Whole().IsMatch(Plain(text));
    }

    /// <summary>As <see cref="LengthAt"/>, of a whole number that is followed by white space or nothing.</summary>
    public static int WholeLengthAt(string text, int at)
    {
        int length = LengthAt(text, at);
        bool isApart = length > 0 && (at + length == text.Length || char.IsWhiteSpace(text[at + length]));
        return isApart && IsWhole(text.Substring(at, length)) ? length : 0;
    }

    /// <summary>The year in a number, or 0.</summary>
    internal static int YearOf(string number) =>
        Whole().Match(number) is { Success: true } match && match.Groups["year"].Success ? int.Parse(match.Groups["year"].ValueSpan) : 0;

    private static string Written(Match match)
    {
        string office = match.Groups["office"].Value, number = ValueOf(match).ToString();
        return !match.Groups["year"].Success ? $"{office}第{number}号"
            : match.Groups["bracket"].Success ? $"{office}〔{match.Groups["year"].Value}〕{number}号"
            : $"{office}{match.Groups["year"].Value}年第{number}号";
    }

    private static int ValueOf(Match match)
    {
        string said = match.Groups["no"].Value;
        return ChineseNumerals.ReadArabic(said, out int value) > 0 || ChineseNumerals.ReadChinese(said, out value) > 0 ? value : 0;
    }

    /// <summary>Without spaces, digits and letters half width, all brackets alike.</summary>
    private static string Plain(string text)
    {
        var plain = new System.Text.StringBuilder(text.Length);
        foreach (char c in text)
        {
            _ = c switch
            {
                _ when char.IsWhiteSpace(c) => plain,
                '[' or '【' or '（' or '(' or '［' or '﹝' or '〖' or '｛' or '{' or '<' or '〈' or '＜' or '「' => plain.Append('〔'),
                ']' or '】' or '）' or ')' or '］' or '﹞' or '〗' or '｝' or '}' or '>' or '〉' or '＞' or '」' => plain.Append('〕'),
                >= '！' and <= '～' => plain.Append((char)(c - '！' + '!')),
                _ => plain.Append(c),
            };
        }
        return plain.ToString();
    }

    private const string Office = @"(?<office>[\p{IsCJKUnifiedIdeographs}A-Za-z、]{1,24}?)";
    private const string Bracketed = @"(?<bracket>〔)(?<year>(?:19|20)\d\d)年?〕(?:特急|急)?第?(?<no>\d{1,5})号";

    // 国发〔2024〕12号; 国务院公告2024年第5号; 国务院令第777号, 省政府令〔第300号〕.
    [GeneratedRegex(
        $@"^(?:{Office}{Bracketed}|{Office}(?<year>(?:19|20)\d\d)年?第(?<no>\d{{1,5}})号"
            + @"|(?<office>[\p{IsCJKUnifiedIdeographs}]{1,24}(?:令|公告|通告|公报))〔?第(?<no>\d{1,5}|[一二三四五六七八九十百零〇]{1,6})号〕?)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    // 国发〔2024〕12号  签发人：某某
    [GeneratedRegex($@"^{Office}{Bracketed}(?:签发人[:：].*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Signed();

    [GeneratedRegex(@"^(?:发文字号|发文文号|文件编号|公文编号|文\s*号|字\s*号)\s*[：:]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"^(?<office>[\p{IsCJKUnifiedIdeographs}A-Za-z、-[号年第]]*?)〔?(?:(?<year>(?:19|20)\d\d)(?!\d)年?)?〕?"
            + @"(?:第?(?<no>\d{1,5}|[一二三四五六七八九十百零〇]{1,6})号?〕?)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    [GeneratedRegex(
        @"\G[\p{IsCJKUnifiedIdeographs}A-Za-zＡ-Ｚａ-ｚ、]{0,24}?[ \u3000]?[〔\[【（(［﹝〖｛{<〈＜「][ \u3000]?(?:19|20|１９|２０)\d\d年?[ \u3000]?"
            + @"[〕\]】）)］﹞〗｝}>〉＞」](?:[ \u3000]?第?[ \u3000]?\d{1,5}(?:[ \u3000]?号)?)?"
            + @"|\G[\p{IsCJKUnifiedIdeographs}]{1,24}?[ \u3000](?:19|20)\d\d[ \u3000年]{0,2}第?\d{1,5}号",
        RegexOptions.CultureInvariant)]
    private static partial Regex Typed();
}
