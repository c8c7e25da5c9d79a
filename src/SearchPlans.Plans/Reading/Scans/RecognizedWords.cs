using System.Globalization;
using System.Text;

namespace SearchPlans.Plans;

/// <summary>
/// What tesseract recognised on a page, from its table (TSV: level, page, block, paragraph, line and word numbers, left, top, width,
/// height, confidence, text): words with their places. Of the boxes of its words only the beginnings are to be trusted, and even those
/// roughly; the boxes of its lines are good. So the words of a line are put together where no cell of a table can be between them, and
/// have its height.
/// </summary>
internal static class RecognizedWords
{
    private const int Columns = 12;
    private const int PageLevel = 1, LineLevel = 4, WordLevel = 5;
    private const int MaxWords = 100_000;

    // As wide as a gap between cells, with what boxes may be wrong by.
    private const double CellGapEm = 2;

    private readonly record struct Word(string Text, double Left, double Right);

    private readonly record struct Box(double Left, double Top, double Right, double Bottom);

    /// <summary>Reads a table.</summary>
    /// <returns>The page, and the confidence in its signs, 0 to 100; 0 without any.</returns>
    public static (LayoutPage Page, int Confidence) Read(string table)
    {
        var page = new LayoutPage([]);
        List<Word> line = [];
        Box box = default;
        double sum = 0;
        long signs = 0;
        foreach (string row in table.Split('\n'))
        {
            string[] cells = row.TrimEnd('\r').Split('\t', Columns);
            if (cells.Length < Columns - 1 || !TryNumbers(cells, out double[] numbers))
            {
                continue;
            }
            var at = new Box(numbers[6], numbers[7], numbers[6] + numbers[8], numbers[7] + numbers[9]);
            string text = cells.Length == Columns ? SignsOf(cells[^1]) : "";
            switch (numbers[0])
            {
                case PageLevel:
                    page = new LayoutPage(page.Words, Math.Round(at.Right));
                    break;
                case LineLevel:
                    Add(line, box, page.Words);
                    box = at;
                    break;
                case WordLevel when text.Length > 0 && numbers[10] >= 0 && page.Words.Count < MaxWords:
                    line.Add(new Word(text, at.Left, at.Right));
                    sum += numbers[10] * text.Length;
                    signs += text.Length;
                    break;
            }
        }
        Add(line, box, page.Words);
        return (page, signs == 0 ? 0 : (int)Math.Round(Math.Clamp(sum / signs, 0, 100)));
    }

    private static void Add(List<Word> line, Box box, List<LayoutWord> words)
    {
        double gap = CellGapEm * (box.Bottom - box.Top);
        for (int start = 0, end; start < line.Count; start = end)
        {
            var text = new StringBuilder(line[start].Text);
            double right = line[start].Right;
            for (end = start + 1; end < line.Count && line[end].Left - right < gap; end++)
            {
                bool areLatin = !LayoutRow.IsWide(text[^1]) && !LayoutRow.IsWide(line[end].Text[0])
                    && char.IsLetter(text[^1]) && char.IsLetter(line[end].Text[0]);
                text.Append(areLatin ? " " : "").Append(line[end].Text);
                right = Math.Max(right, line[end].Right);
            }
            right = Math.Min(right, Math.Max(box.Right, line[start].Right));
            words.Add(new LayoutWord(text.ToString(), line[start].Left, box.Top, right, box.Bottom));
        }
        line.Clear();
    }

    private static string SignsOf(string cell) => string.Concat(cell.Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c)));

    private static bool TryNumbers(string[] cells, out double[] numbers)
    {
        numbers = new double[Columns - 1];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!double.TryParse(cells[i], CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
            {
                return false;
            }
        }
        return true;
    }
}
