using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>
/// Paragraphs that a program made of the rows of printed pages, as converters of PDF and scanners do: most are of one width and end in the
/// midst of a sentence. Rows are put together to paragraphs again; numbers of pages between them are left out.
/// </summary>
internal static partial class PrintedRows
{
    private const int MinRows = 10;
    private const double MinWidth = 16;
    private const double MaxWidth = 80;
    // Of all plain paragraphs, those of full width; of these, those that end in the midst of a sentence.
    private const double MinFullShare = 0.4;
    private const double MinOpenShare = 0.6;
    // A first row is indented by two signs, and a figure that isn't parted leaves a row as much shorter.
    private const double FirstRowEm = 2;
    private const double Tolerance = 0.75;

    /// <summary>Puts rows together where blocks are rows; else gives the blocks as they are.</summary>
    /// <param name="blocks">Blocks in reading order; null where something else stands, a table.</param>
    /// <param name="joined">The blocks put together, each with the index of its first row; null stays null.</param>
    /// <returns>The numbers of pages that were left out.</returns>
    public static List<string> Join(IReadOnlyList<TextBlock?> blocks, out List<(int Index, TextBlock? Block)> joined)
    {
        joined = [];
        double width = WidthOf(blocks);
        List<string> numbers = [];
        double lastWidth = 0;
        for (int i = 0; i < blocks.Count; i++)
        {
            if (width > 0 && IsPlain(blocks[i]) && PageNumber().IsMatch(blocks[i]!.Value.Text))
            {
                numbers.Add(blocks[i]!.Value.Text);
                continue;
            }
            bool isRest = width > 0 && joined.Count > 0 && IsPlain(blocks[i]) && IsPlain(joined[^1].Block)
                && IsRest(blocks[i]!.Value.Text, joined[^1].Block!.Value.Text, lastWidth, width);
            lastWidth = blocks[i] is { } row ? Width(row.Text) : 0;
            if (isRest)
            {
                TextBlock above = joined[^1].Block!.Value, below = blocks[i]!.Value;
                joined[^1] = (joined[^1].Index, above with
                {
                    Text = above.Text + LayoutRow.Between(above.Text, below.Text) + below.Text,
                    Notes = above.Notes is null ? below.Notes : below.Notes is null ? above.Notes : [.. above.Notes, .. below.Notes],
                    IsBold = above.IsBold && below.IsBold,
                });
            }
            else
            {
                joined.Add((i, blocks[i]));
            }
        }
        return numbers;
    }

    private static bool IsRest(string row, string above, double widthAbove, double width)
    {
        if (widthAbove < width - FirstRowEm - Tolerance || HeadingNumber().IsMatch(row))
        {
            return false;
        }
        // A sentence that ends with its row is the paragraph's last where what follows is as long as first rows are.
        return !Wording.EndsSentence(above) || Math.Abs(Width(row) - (width - FirstRowEm)) > Tolerance;
    }

    /// <summary>Width of a full row in signs, or 0 where paragraphs aren't rows.</summary>
    private static double WidthOf(IReadOnlyList<TextBlock?> blocks)
    {
        List<string> rows = [.. blocks.Where(IsPlain).Select(block => block!.Value.Text)];
        if (rows.Count < MinRows)
        {
            return 0;
        }
        double width = rows.Select(Width).Where(w => w is >= MinWidth and <= MaxWidth).GroupBy(Math.Round)
            .OrderByDescending(group => group.Count()).Select(group => group.Key).FirstOrDefault();
        List<string> full = rows.FindAll(row => Math.Abs(Width(row) - width) <= 1);
        bool areRows = width > 0 && full.Count >= MinRows && full.Count >= rows.Count * MinFullShare
            && full.Count(row => !Wording.EndsSentence(row)) >= full.Count * MinOpenShare;
        return areRows ? width : 0;
    }

    private static bool IsPlain(TextBlock? block) => block is { HeadingLevel: 0, IsItem: false, Text.Length: > 0 };

    private static double Width(string text) => text.Sum(c => LayoutRow.IsWide(c) || c is '“' or '”' or '—' or '…' ? 1 : 0.5);

    [GeneratedRegex(@"^(?:[-—–－―─]+\s*\d{1,4}\s*[-—–－―─]+|第\s*\d{1,4}\s*页.{0,12}|\d{1,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();

    [GeneratedRegex(
        @"^(?:第[一二三四五六七八九十百零〇\d]{1,4}(?:[编篇章节条]|部分)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|附件|专栏\s*\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex HeadingNumber();
}
