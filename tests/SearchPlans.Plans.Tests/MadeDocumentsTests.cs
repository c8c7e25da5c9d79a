using Xunit.Abstractions;

namespace SearchPlans.Plans.Tests;

/// <summary>
/// Documents of twelve kinds, each as LibreOffice 7.4 wrote it in five formats (<c>Documents</c>; the pages are the sources): title, place,
/// year, type and every heading. <c>documents.tsv</c> has what a reader finds.
/// </summary>
public sealed class MadeDocumentsTests(ITestOutputHelper output)
{
    private sealed record Expected(string Name, string Title, string Place, int Year, string Type, string[] Headings);

    private static string Folder => Repository.PathOf("tests", "SearchPlans.Plans.Tests", "Documents");

    private static Expected[] All { get; } =
        [.. File.ReadLines(Path.Combine(Folder, "documents.tsv")).Skip(1).Select(line => line.Split('\t')).Select(cells => new Expected(
            cells[0], cells[1], cells[2], int.Parse(cells[3], System.Globalization.CultureInfo.InvariantCulture), cells[4],
            cells[5].Split('|')))];

    [Theory]
    [InlineData("html")]
    [InlineData("docx")]
    public void What_they_are_and_how_they_are_divided_is_read(string format) => AssertRead(format, In(format));

    // A converter takes seconds a file: one of each in a short run.
    [ProgramsTheory(needsReports: false, "soffice")]
    [InlineData("odt")]
    [InlineData("doc")]
    [InlineData("rtf")]
    public void They_are_read_through_a_converter(string format) =>
        AssertRead(format, LongRun.Seconds > 0 ? In(format) : [All[format.Length + format[0] % 5]]);

    // Of the later ones only the pages are here: bench/made.sh makes all forms of all.
    private static Expected[] In(string format) =>
        [.. All.Where(document => File.Exists(Path.Combine(Folder, $"{document.Name}.{format}")))];

    private void AssertRead(string format, Expected[] documents)
    {
        Assert.True(documents.Length >= 12 || LongRun.Seconds == 0, $"{documents.Length} in {format}");
        Assert.NotEmpty(documents);
        List<string> wrong = [];
        foreach (Expected document in documents)
        {
            PlanFile file = PlanFileReader.Read(Path.Combine(Folder, $"{document.Name}.{format}"));
            Plan plan = PlanParser.Parse(file.Text, $"x.{format}");
            PlanAssert.IsWhole(plan);
            PlanMetadata known = plan.Metadata;
            (string, string, int, string) read = (known.Title, $"{known.Province}/{known.City}/{known.County}", known.Year, known.Type);
            string outline = PlanAssert.Outline(plan), expected = string.Join('\n', document.Headings);
            if (read != (document.Title, document.Place, document.Year, document.Type) || outline != expected)
            {
                wrong.Add($"{document.Name}.{format}: {read}\n{outline}");
            }
        }
        wrong.ForEach(output.WriteLine);
        Assert.Empty(wrong);
    }
}
