using AngleSharp.Dom;

namespace SearchPlans.Plans;

/// <summary>Tells tables of data from tables that only place things on a page, and reads their rows.</summary>
internal static class HtmlTable
{
    // A cell with nearly all of the table's text, and much of it, is an article with a frame around it.
    private const double MaxCellShare = 0.8;
    private const int FramedChars = 400;
    // A table in a cell of a table of data is a small part of it.
    private const double MaxWithinShare = 0.3;

    /// <summary>Whether a table's rows belong side by side: no table within, or a small one in a cell of a table that shows its lines;
    /// rows of two cells and more.</summary>
    public static bool IsData(IElement table, PageWeights weights)
    {
        if (table.QuerySelector("table") is not null)
        {
            int within = table.QuerySelectorAll("table").Sum(inner => weights[inner].All);
            bool hasLines = table.GetAttribute("border") is { } border && border.Trim() is not ("" or "0");
            if (!hasLines || within > weights[table].All * MaxWithinShare)
            {
                return false;
            }
        }
        int rows = 0, wideRows = 0, longest = 0;
        foreach (IElement row in Rows(table))
        {
            List<IElement> cells = [.. row.Children.Where(cell => cell.LocalName is "td" or "th")];
            rows++;
            wideRows += cells.Count > 1 ? 1 : 0;
            longest = Math.Max(longest, cells.Count == 0 ? 0 : cells.Max(cell => weights[cell].All));
        }
        return rows > 1 && wideRows * 2 >= rows && (longest <= FramedChars || longest <= weights[table].All * MaxCellShare);
    }

    /// <summary>Its rows in order, those of its head and foot among them.</summary>
    public static IEnumerable<IElement> Rows(IElement table) => table.Children.SelectMany(child => child.LocalName switch
    {
        "tr" => [child],
        "thead" or "tbody" or "tfoot" => child.Children.Where(row => row.LocalName == "tr"),
        _ => Enumerable.Empty<IElement>(),
    });

    /// <summary>How many columns or rows a cell spans by its attribute.</summary>
    public static int Span(IElement cell, string attribute) =>
        int.TryParse(cell.GetAttribute(attribute), out int span) && span is > 0 and <= 1000 ? span : 1;
}
