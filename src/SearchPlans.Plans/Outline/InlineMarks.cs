using System.Buffers;
using System.Net;
using System.Text;

namespace SearchPlans.Plans;

/// <summary>
/// Marks within the lines of a Markdown file that aren't words: **bold**, [words](address), ![](picture), HTML tags and
/// comments, \* and &amp;nbsp;. They stay in the file's text, whose offsets nothing moves, and are left out where it is
/// shown and indexed. A single * is a mark of a note in plans and stays, as do &lt; and &amp; that begin nothing. Linear in
/// the text.
/// </summary>
internal static class InlineMarks
{
    private const int MaxAddressChars = 500;
    private const int MaxTagChars = 300;
    private const int MaxEntityChars = 10;

    private static readonly SearchValues<char> _signs = SearchValues.Create("*[]<&\\");
    private static readonly SearchValues<char> _nameSigns = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _tags = new HashSet<string>(
        StringComparer.OrdinalIgnoreCase)
        {
            "a", "b", "big", "blockquote", "br", "center", "code", "dd", "del", "details", "div", "dl", "dt", "em", "figure", "figcaption",
            "font", "h1", "h2", "h3", "h4", "h5", "h6",
            "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "picture", "s", "small", "span", "strong", "sub", "summary", "sup",
            "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
        }.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly record struct Mark(int Start, int Length, string Instead);

    /// <summary>A text without its marks.</summary>
    public static string Without(string text)
    {
        int nowhere = 0;
        return Without(text, ref nowhere);
    }

    /// <summary>A text without its marks.</summary>
    /// <param name="text">A line, or lines that were joined.</param>
    /// <param name="offset">A place in it; afterwards the same place in what is given back.</param>
    public static string Without(string text, ref int offset)
    {
        if (text.AsSpan().IndexOfAny(_signs) < 0)
        {
            return text;
        }
        List<Mark> marks = Find(text);
        if (marks.Count == 0)
        {
            return text;
        }
        marks.Sort((a, b) => a.Start.CompareTo(b.Start));
        var plain = new StringBuilder(text.Length);
        (int at, int place) = (0, offset);
        foreach (Mark mark in marks.Where(mark => mark.Length > 0))
        {
            // Within an address or a tag nothing is a mark of its own.
            if (mark.Start < at)
            {
                continue;
            }
            plain.Append(text, at, mark.Start - at).Append(mark.Instead);
            at = mark.Start + mark.Length;
            if (mark.Start < offset)
            {
                place = plain.Length + Math.Max(0, offset - at);
            }
        }
        offset = Math.Min(place, plain.Append(text, at, text.Length - at).Length);
        return plain.ToString();
    }

    private static List<Mark> Find(string text)
    {
        List<Mark> marks = [];
        var brackets = new Stack<int>();
        int boldStart = -1, boldLength = 0;
        bool hasCommentEnd = true;
        for (int i = 0; i < text.Length; i++)
        {
            int skip = text.AsSpan(i).IndexOfAny(_signs);
            if (skip < 0)
            {
                break;
            }
            i += skip;
            ReadOnlySpan<char> rest = text.AsSpan(i);
            switch (text[i])
            {
                // \| keeps its mark: it holds the cells of a row apart from their signs.
                case '\\' when rest.Length > 1
                    && rest[1] != '|'
                    && char.IsAscii(rest[1])
                    && (char.IsPunctuation(rest[1]) || char.IsSymbol(rest[1])):
                    marks.Add(new Mark(i++, 1, ""));
                    break;
                case '*':
                    int stars = rest.IndexOfAnyExcept('*') is var length and >= 0 ? length : rest.Length;
                    if (stars == boldLength && stars is 2 or 3 && !char.IsWhiteSpace(text[i - 1]))
                    {
                        marks.Add(new Mark(boldStart, stars, ""));
                        marks.Add(new Mark(i, stars, ""));
                        boldLength = 0;
                    }
                    else if (stars is 2 or 3)
                    {
                        (boldStart, boldLength) = stars < rest.Length && !char.IsWhiteSpace(rest[stars])
                            ? (i, stars)
                            : (boldStart, boldLength);
                    }
                    i += stars - 1;
                    break;
                case '[':
                    brackets.Push(i);
                    break;
                case ']' when brackets.TryPop(out int open):
                    int address = AddressLength(rest[1..]);
                    bool isPicture = open > 0 && text[open - 1] == '!';
                    if (address == 0)
                    {
                        break;
                    }
                    marks.Add(isPicture ? new Mark(open - 1, 2, "") : new Mark(open, 1, ""));
                    marks.Add(new Mark(i, 1 + address, ""));
                    i += address;
                    break;
                case '<' when rest.StartsWith("<!--"):
                    int end = hasCommentEnd ? rest.IndexOf("-->") : -1;
                    hasCommentEnd = end >= 0;
                    if (end >= 0)
                    {
                        marks.Add(new Mark(i, end + 3, ""));
                    }
                    i += Math.Max(end, 0);
                    break;
                case '<':
                    (int tag, string instead) = Tag(rest);
                    marks.Add(new Mark(i, tag, instead));
                    i += Math.Max(tag - 1, 0);
                    break;
                case '&':
                    int entity = rest[..Math.Min(rest.Length, MaxEntityChars)].IndexOf(';') + 1;
                    if (entity > 3 && WebUtility.HtmlDecode(rest[..entity].ToString()) is var sign && sign.Length < entity)
                    {
                        marks.Add(
                            new Mark(i, entity, sign.Length == 1 && (char.IsWhiteSpace(sign[0]) || char.IsControl(sign[0])) ? " " : sign));
                    }
                    break;
            }
        }
        return marks;
    }

    // (address) or (address "title"), the brackets with it; 0 where it is none but a remark.
    private static int AddressLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text[0] != '(')
        {
            return 0;
        }
        int end = AddressEnd(text[..Math.Min(text.Length, MaxAddressChars)]);
        if (end < 0)
        {
            return 0;
        }
        ReadOnlySpan<char> address = text[1..end];
        int title = address.IndexOf(" \"");
        address = title < 0 ? address : address[..title];
        return address.Length > 0 && !address.Contains(' ') && address.IndexOfAny("/.#:") >= 0 ? end + 1 : 0;
    }

    // Where the bracket closes; one pair may stand within.
    private static int AddressEnd(ReadOnlySpan<char> text)
    {
        int depth = 0;
        for (int i = 0; i < text.Length && text[i] != '\n'; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth is 0 or > 2)
            {
                return depth == 0 ? i : -1;
            }
        }
        return -1;
    }

    private static (int Length, string Instead) Tag(ReadOnlySpan<char> text)
    {
        int end = text[..Math.Min(text.Length, MaxTagChars)].IndexOf('>');
        if (end < 2)
        {
            return default;
        }
        ReadOnlySpan<char> tag = text[1..end].Trim('/');
        if (tag.StartsWith("https://") || tag.StartsWith("http://"))
        {
            return (end + 1, tag.Contains(' ') ? "" : text[1..end].ToString());
        }
        int nameEnd = tag.IndexOfAnyExcept(_nameSigns);
        ReadOnlySpan<char> name = nameEnd < 0 ? tag : tag[..nameEnd];
        return !_tags.Contains(name) || (nameEnd > 0 && !char.IsWhiteSpace(tag[nameEnd]) && tag[nameEnd] != '/')
            ? default
            : (end + 1, name.Equals("br", StringComparison.OrdinalIgnoreCase) ? " " : "");
    }
}
