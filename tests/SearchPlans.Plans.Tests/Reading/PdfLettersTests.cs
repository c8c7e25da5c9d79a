using System.Text;
using Xunit.Abstractions;

namespace SearchPlans.Plans.Tests;

/// <summary>The letters of every PDF at hand, beside those that pdftotext finds: nothing lost, nothing twice.</summary>
public sealed class PdfLettersTests(ITestOutputHelper output)
{
    private const double MaxDifference = 0.001;
    private static readonly ProgramLimits _limits = new("pdftotext", TimeSpan.FromMinutes(1), 64 << 20, 1L << 30);

    [ProgramsFact(needsReports: false, "pdftotext")]
    public void All_letters_that_pdftotext_finds_are_read()
    {
        List<(string Name, byte[] Bytes)> files = [("sample", SampleFiles.Pdf), .. Shared()];
        if (ExternalProgram.Find("soffice") is not null)
        {
            files.Add(("docx", LibreOffice.Convert(SampleFiles.Docx, "docx", "pdf")));
            files.Add(("计划", LibreOffice.Convert(DocxFiles.FromMarkdown(PlanFileReader.Read(Repository.ShippedPlan).Text), "docx", "pdf")));
        }
        int compared = 0;
        List<string> failures = [];
        foreach ((string name, byte[] bytes) in files)
        {
            Dictionary<char, int> theirs = Counts(Theirs(bytes));
            int all = theirs.Values.Sum();
            // Without data for Chinese it finds nothing in fonts that aren't embedded.
            if (all == 0 || Ours(bytes) is not { } text)
            {
                continue;
            }
            compared++;
            Dictionary<char, int> ours = Counts(text);
            // GBK in a font of one byte a sign: it finds Latin signs, where there are Chinese characters.
            if (ours.Keys.Any(LayoutRow.IsWide) && !theirs.Keys.Any(LayoutRow.IsWide))
            {
                continue;
            }
            int missing = theirs.Sum(letter => Math.Max(0, letter.Value - ours.GetValueOrDefault(letter.Key)));
            int twice = ours.Sum(letter => Math.Max(0, letter.Value - theirs.GetValueOrDefault(letter.Key)));
            output.WriteLine($"{name}: {all} letters, {missing} missing, {twice} more");
            if (missing + twice > Math.Max(2, all * MaxDifference))
            {
                failures.Add($"{name}: {all} letters, {missing} missing, {twice} more");
            }
        }
        Assert.NotEqual(0, compared);
        Assert.Empty(failures);
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Shared()
    {
        string folder = Repository.SharedPathOf("cases");
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.pdf", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(path => (Path.GetFileName(path), File.ReadAllBytes(path)))
            : [];
    }

    // Null for what is refused: text without meaning is, and GBK in Latin fonts is read as what it is.
    private static string? Ours(byte[] bytes)
    {
        try
        {
            PlanFile file = PlanFileReader.Read(bytes, "a.pdf");
            return file.Text + string.Concat(file.Dropped.Select(part => part.Text));
        }
        catch (PlanFileException)
        {
            return null;
        }
    }

    private static string Theirs(byte[] bytes)
    {
        using var folder = HeldFolder.ForImport();
        string path = folder.Write("plan.pdf", bytes);
        string[] arguments = ["-q", "-raw", "-enc", "UTF-8", path, "-"];
        return Encoding.UTF8.GetString(
            ExternalProgram.RunAsync(ExternalProgram.Find("pdftotext")!, arguments, folder.FullPath, _limits)
                .GetAwaiter().GetResult().Output);
    }

    private static Dictionary<char, int> Counts(string text) =>
        text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit).GroupBy(c => c)
            .ToDictionary(group => group.Key, group => group.Count());
}
