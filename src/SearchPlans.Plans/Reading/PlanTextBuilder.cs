using System.Buffers;
using System.Text;

namespace SearchPlans.Plans;

/// <summary>
/// Writes what an importer found in the one form that all importers share, a plain Markdown:
/// <code>
/// ## heading          one to six #
/// a paragraph         one line, whatever its length; an empty line between blocks
/// **a paragraph**     a short paragraph that is bold as a whole
/// - an item           of a list without numbers; automatic numbers are written out as text
/// | a | b |           a row of a table, the first followed by | --- | --- |
/// words.[^1]          notes are referred to behind the paragraph, so that no word is cut in two
/// [^1]: a note        at the end of the text
/// </code>
/// A line of the document that would be mistaken for one of these gets its first sign in full width (＃), which reads and
/// is searched the same. White space within a line is one space; signs that don't show are dropped.
/// </summary>
/// <param name="cancellation">Looked at with each block.</param>
internal sealed class PlanTextBuilder(CancellationToken cancellation = default)
{
    /// <summary>Longest text in characters: sixteen times the longest five-year plans, pages and all.</summary>
    public const int MaxChars = 16 << 20;

    // Longer ones are paragraphs that somebody made bold, no headings.
    private const int MaxBoldChars = 60;

    private static readonly SearchValues<char> _unusual = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue).Select(c => (char)c).Where(c => char.IsWhiteSpace(c) || IsInvisible(c))]);

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _notes = new();
    private BlockKind _last = BlockKind.None;

    private enum BlockKind { None, Block, Item, Row }

    /// <summary>How many characters there are so far.</summary>
    public int Length => _text.Length + _notes.Length;

    /// <summary>Adds a heading.</summary>
    /// <param name="level">1 for the outermost; all below the sixth are sixth.</param>
    /// <param name="text">Its words.</param>
    public void Heading(int level, string text)
    {
        if (Clean(text) is { Length: > 0 } line)
        {
            Append(BlockKind.Block, new string('#', Math.Clamp(level, 1, 6)) + " ", Escaped(line), "");
        }
    }

    /// <summary>Adds a paragraph.</summary>
    /// <param name="text">Its words; line breaks count as spaces.</param>
    /// <param name="isBold">Whether all of it is bold.</param>
    /// <param name="notes">Numbers of the notes it refers to.</param>
    public void Paragraph(string text, bool isBold = false, IEnumerable<int>? notes = null)
    {
        string line = Clean(text);
        string marks = notes is null ? "" : string.Concat(notes.Select(n => $"[^{n}]"));
        if (line.Length == 0)
        {
            return;
        }
        if (isBold && line.Length <= MaxBoldChars && marks.Length == 0 && !line.Contains('*', StringComparison.Ordinal))
        {
            Append(BlockKind.Block, "**", line, "**");
        }
        else
        {
            Append(BlockKind.Block, "", Escaped(line), marks);
        }
    }

    /// <summary>Adds an item of a list without numbers.</summary>
    public void Item(string text)
    {
        if (Clean(text) is { Length: > 0 } line)
        {
            Append(BlockKind.Item, "- ", Escaped(line), "");
        }
    }

    /// <summary>Adds a table; the first row is its head.</summary>
    public void Table(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int columns = rows.Count == 0 ? 0 : rows.Max(row => row.Count);
        if (columns == 0)
        {
            return;
        }
        _last = _last == BlockKind.Row ? BlockKind.Block : _last;
        for (int row = 0; row < rows.Count; row++)
        {
            Append(BlockKind.Row, "|", string.Concat(Enumerable.Range(0, columns).Select(column =>
                $" {(column < rows[row].Count ? Clean(rows[row][column]).Replace('|', '｜') : "")} |")), "");
            if (row == 0)
            {
                Append(BlockKind.Row, "|", string.Concat(Enumerable.Repeat(" --- |", columns)), "");
            }
        }
    }

    /// <summary>Adds a note that stands at the end of the text.</summary>
    public void Note(int number, string text)
    {
        if (Clean(text) is { Length: > 0 } line)
        {
            _notes.Append($"[^{number}]: ").Append(line).Append('\n');
        }
        CheckLength();
    }

    /// <summary>The whole text.</summary>
    public override string ToString() =>
        _notes.Length == 0 ? _text.ToString() : _text.Length == 0 ? _notes.ToString() : $"{_text}\n{_notes}";

    /// <summary>One line without white space around it: runs of white space are one space, or one ideographic space where
    /// there is one among them; signs that don't show are dropped.</summary>
    public static string Clean(string text)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        if (trimmed.IndexOfAny(_unusual) < 0)
        {
            return trimmed.Length == text.Length ? text : trimmed.ToString();
        }
        var clean = new StringBuilder(trimmed.Length);
        char space = '\0';
        foreach (char c in trimmed)
        {
            if (c == '\u3000')
            {
                space = c;
            }
            else if (char.IsWhiteSpace(c))
            {
                space = space == '\0' ? ' ' : space;
            }
            else if (!IsInvisible(c))
            {
                if (space != '\0' && clean.Length > 0)
                {
                    clean.Append(space);
                }
                space = '\0';
                clean.Append(c);
            }
        }
        return SpacedDigits.Join(clean.ToString());
    }

    private static bool IsInvisible(char c) =>
        char.IsControl(c) || c is '\u00AD' or (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF' or '\uFFFC';

    private static string Escaped(string line)
    {
        bool isMark = line[0] switch
        {
            '#' or '|' or '>' => true,
            '<' => line.Length > 1 && (char.IsAsciiLetter(line[1]) || line[1] is '/' or '!'),
            '[' => line.StartsWith("[^", StringComparison.Ordinal),
            '-' or '+' => line.Length > 1 && line[1] is ' ' or '-',
            '*' => line.Length > 1 && line[1] is ' ' or '*',
            '_' or '=' => line.Length > 2 && line.AsSpan().IndexOfAnyExcept(line[0], ' ') < 0,
            _ => false,
        };
        const int FullWidth = '＃' - '#';
        return isMark ? (char)(line[0] + FullWidth) + line[1..] : line;
    }

    private void Append(BlockKind kind, string before, string line, string after)
    {
        if (_last != BlockKind.None && (kind == BlockKind.Block || kind != _last))
        {
            _text.Append('\n');
        }
        _text.Append(before).Append(line).Append(after).Append('\n');
        _last = kind;
        CheckLength();
    }

    private void CheckLength()
    {
        cancellation.ThrowIfCancellationRequested();
        if (Length > MaxChars)
        {
            throw new PlanFileException($"读出的文字超过 {MaxChars / 10_000} 万字的上限，不像一份规划、计划的正文。请确认文件内容，或拆成几个文件。");
        }
    }
}
