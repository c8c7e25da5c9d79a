using System.Globalization;

namespace SearchPlans.Plans;

/// <summary>
/// What tesseract recognised on a page, from its table (TSV: level, page, block, paragraph, line and word numbers, left, top, width, height,
/// confidence, text): words with their places. Boxes are drawn tight around what is printed, 一 as high as its stroke; so all words of a
/// line have the height of the line.
/// </summary>
internal static class RecognizedWords
{
    private const int Columns = 12;
    private const int LineLevel = 4, WordLevel = 5;
    private const int MaxWords = 100_000;

    /// <summary>Reads a table.</summary>
    /// <returns>The page, and the confidence in its signs, 0 to 100; 0 without any.</returns>
    public static (LayoutPage Page, int Confidence) Read(string table)
    {
        var page = new LayoutPage([]);
        double top = 0, bottom = 0, sum = 0;
        long signs = 0;
        foreach (string row in table.Split('\n'))
        {
            string[] cells = row.TrimEnd('\r').Split('\t', Columns);
            if (cells.Length < Columns - 1 || !TryNumbers(cells, out double[] numbers))
            {
                continue;
            }
            (double left, double y, double width, double height) = (numbers[6], numbers[7], numbers[8], numbers[9]);
            string text = cells.Length == Columns ? SignsOf(cells[^1]) : "";
            if (numbers[0] == 1)
            {
                page = new LayoutPage(page.Words, Math.Round(width));
            }
            else if (numbers[0] == LineLevel)
            {
                (top, bottom) = (y, y + height);
            }
            else if (numbers[0] == WordLevel && text.Length > 0 && numbers[10] >= 0 && page.Words.Count < MaxWords)
            {
                page.Words.Add(new LayoutWord(text, left, top, left + width, bottom));
                sum += numbers[10] * text.Length;
                signs += text.Length;
            }
        }
        return (page, signs == 0 ? 0 : (int)Math.Round(Math.Clamp(sum / signs, 0, 100)));
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
