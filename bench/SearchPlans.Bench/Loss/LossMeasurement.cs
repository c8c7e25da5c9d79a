using SearchPlans.Plans;

namespace SearchPlans.Bench.Loss;

/// <summary>
/// Holds every importer to one thing: each character of a file stands once in its plan, or is named as furniture. The file is read by
/// other code; a format is added by one class, <see cref="ISourceLetters"/>.
/// </summary>
internal static class LossMeasurement
{
    // Above it the furniture of a file is looked at by hand; a page of a site has menus of any size.
    private const double MaxFurniture = 0.03;
    private const int MaxExamples = 12;

    private static readonly ISourceLetters[] _formats =
        [new DocxLetters(), new PdfLetters(), new OfdLetters(), new HtmlLetters(), new OdtLetters(), new RtfLetters(), new DocLetters()];

    private sealed record Row(string File, int Letters, int Missing, int Twice, IReadOnlyList<(DroppedKind Kind, int Letters)> Furniture);

    public static int Run(string folder)
    {
        List<string> unread = [];
        foreach (ISourceLetters format in _formats)
        {
            if (format.Reader is not { } reader)
            {
                Console.Error.WriteLine($"{string.Join('、', format.Extensions)}：没有可以对照的程序，略过。");
                continue;
            }
            List<Row> rows = [];
            foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(path => format.Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal))
            {
                string name = Path.GetRelativePath(folder, path);
                try
                {
                    PlanFile file = PlanFileReader.Read(path);
                    if (format.Read(path) is not { } source || Compare(name, source, file, format.Unseen) is not { Letters: > 0 } row)
                    {
                        unread.Add($"{name}：{reader} 没有读出");
                        continue;
                    }
                    rows.Add(row);
                }
                catch (PlanFileException refusal)
                {
                    unread.Add($"{name}：{refusal.Message}");
                }
            }
            Print(format, reader, rows);
        }
        Console.WriteLine();
        Console.WriteLine($"未对照 {unread.Count} 份：");
        unread.ForEach(line => Console.WriteLine($"- {line}"));
        return 0;
    }

    private static Row Compare(string name, string source, PlanFile file, IReadOnlyList<DroppedKind> unseen)
    {
        LetterCounts from = Counted([source, .. file.Supplied]),
            to = Counted([file.Text, .. file.Dropped.Where(part => !unseen.Contains(part.Kind)).Select(part => part.Text)]);
        IReadOnlyList<(string Letter, int Count)> missing = from.Beyond(to), twice = to.Beyond(from);
        Row row = new(name, Counted([source]).Total, missing.Sum(letter => letter.Count), twice.Sum(letter => letter.Count),
            [.. file.Dropped.GroupBy(part => part.Kind).OrderBy(group => group.Key)
                .Select(group => (group.Key, Counted(group.Select(part => part.Text)).Total))]);
        Tell(name, "少", missing);
        Tell(name, "多", twice);
        return row;
    }

    private static LetterCounts Counted(IEnumerable<string> texts)
    {
        var counts = new LetterCounts();
        foreach (string text in texts)
        {
            counts.Add(text);
        }
        return counts;
    }

    private static void Tell(string name, string how, IReadOnlyList<(string Letter, int Count)> letters)
    {
        if (letters.Count > 0)
        {
            Console.Error.WriteLine(
                $"{name} {how}：{string.Join(' ', letters.Take(MaxExamples).Select(letter => $"{letter.Letter}×{letter.Count}"))}");
        }
    }

    private static void Print(ISourceLetters format, string reader, List<Row> rows)
    {
        Console.WriteLine($"| {string.Join(' ', format.Extensions)}（对照 {reader}） | 字 | 少 | 多 | 不属正文 | 其中 |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (Row row in rows)
        {
            int furniture = row.Furniture.Sum(part => part.Letters);
            double share = (double)furniture / row.Letters;
            string look = share > MaxFurniture && format is not HtmlLetters ? " 须人工看" : "";
            Console.WriteLine($"| {row.File} | {row.Letters:n0} | {row.Missing:n0} | {row.Twice:n0} | {share:p1}{look} | "
                + $"{string.Join("，", row.Furniture.Select(part => $"{part.Kind} {part.Letters:n0}"))} |");
        }
        long letters = rows.Sum(row => (long)row.Letters), left = rows.Sum(row => row.Furniture.Sum(part => (long)part.Letters));
        Console.WriteLine($"| 合计 {rows.Count} 份 | {letters:n0} | {rows.Sum(row => row.Missing):n0} | {rows.Sum(row => row.Twice):n0} | "
            + $"{(double)left / Math.Max(1, letters):p1} | |");
        Console.WriteLine();
    }
}
