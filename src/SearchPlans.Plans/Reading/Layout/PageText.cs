using System.Text;
using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>
/// Pages of fixed layout -> text. Rows are joined to paragraphs by what printers do: a new one is indented, or the row before
/// ended early, or there is more space between, or another size of type. Good for pages of one column, as plans are
/// printed; of two columns beside each other it would read across.
/// </summary>
internal sealed partial class PageText
{
    private const double IndentEm = 1.2;
    private const double ShortEm = 2;
    private const double SizeTolerance = 0.12;
    private const double LooseLeading = 1.5;

    private readonly PlanTextBuilder _text = new();
    private readonly StringBuilder _paragraph = new();
    private readonly double _left, _right, _leading;
    private LayoutRow? _last;
    private bool _isNewPage;

    private PageText(List<List<LayoutRow>> pages)
    {
        List<LayoutRow> rows = [.. pages.SelectMany(page => page)];
        double em = Percentile(rows.ConvertAll(row => row.Em), 0.5);
        List<LayoutRow> usual = rows.FindAll(row => Math.Abs(row.Em - em) < em * SizeTolerance && row.XMax - row.XMin > 5 * em);
        _left = Percentile(usual.ConvertAll(row => row.XMin), 0.1);
        _right = Percentile(usual.ConvertAll(row => row.XMax), 0.9);
        _leading = Percentile([.. pages.SelectMany(page => page.Zip(page.Skip(1), (above, below) => below.YMin - above.YMin)).Where(step => step > 0)], 0.5);
    }

    /// <summary>Writes pages.</summary>
    /// <param name="source">The pages in order.</param>
    /// <returns>The text, and how many running heads and page numbers were left out.</returns>
    public static (string Text, int Removed) Write(IEnumerable<LayoutPage> source)
    {
        List<List<LayoutRow>> pages = [.. source.Select(page => page.Rows())];
        int removed = RunningHeads.Remove(pages);
        if (!pages.Exists(page => page.Count > 0))
            return ("", removed);
        var writer = new PageText(pages);
        foreach (List<LayoutRow> page in pages)
            writer.Page(page);
        writer.Flush();
        return (writer._text.ToString(), removed);
    }

    private void Page(List<LayoutRow> rows)
    {
        _isNewPage = true;
        for (int i = 0; i < rows.Count;)
        {
            if (PageTable.TryRead(rows, i) is var (grid, count))
            {
                Flush();
                grid.WriteTo(_text);
                _last = null;
                i += count;
                continue;
            }
            Row(rows[i++]);
        }
    }

    private void Row(LayoutRow row)
    {
        if (_last is null || Begins(row, _last))
            Flush();
        _paragraph.Append(LayoutRow.Between(_paragraph.Length == 0 ? "" : _paragraph[^1].ToString(), row.Text)).Append(row.Text);
        (_last, _isNewPage) = (row, false);
    }

    private bool Begins(LayoutRow row, LayoutRow above)
    {
        double em = Math.Max(row.Em, above.Em);
        double step = row.YMin - above.YMin;
        return Math.Abs(row.Em - above.Em) > em * SizeTolerance
            || row.XMin - _left > IndentEm * em
            || above.XMax < _right - (ShortEm * em)
            || (EndsSentence(above.Text) && HeadingNumber().IsMatch(row.Text))
            || (!_isNewPage && step > Math.Max(_leading * LooseLeading, em * LooseLeading));
    }

    private static bool EndsSentence(string text) => text[^1] is '。' or '！' or '？' or '：' or '；' or '”';

    // A last row that happens to be full says nothing of where it ends; a heading below it does.
    [GeneratedRegex(@"^(?:第[一二三四五六七八九十百零〇\d]{1,4}[编篇章节条]|第[一二三四五六七八九十]{1,3}部分|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|专栏\s*\d)", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingNumber();

    private void Flush()
    {
        _text.Paragraph(_paragraph.ToString());
        _paragraph.Clear();
    }

    private static double Percentile(List<double> values, double share)
    {
        values.Sort();
        return values.Count == 0 ? 0 : values[(int)((values.Count - 1) * share)];
    }
}
