namespace SearchPlans.Plans.Tests;

/// <summary>The registry of formats: what there is of each, and that what is written of them is so.</summary>
public sealed class FileFormatsTests
{
    [Fact]
    public void Formats_are_found_and_differ()
    {
        Assert.True(FileFormats.All.Count >= 11);
        Assert.Equal(FileFormats.All.Count, FileFormats.All.Select(format => format.Place).Distinct().Count());
        Assert.Equal(FileFormats.All.Count, FileFormats.All.Select(format => format.Name).Distinct().Count());
        string[] extensions = [.. FileFormats.All.SelectMany(format => format.Extensions)];
        Assert.Equal(extensions.Length, extensions.Distinct().Count());
        Assert.All(extensions, extension => Assert.Matches("^\\.[a-z]+$", extension));
        Assert.All(FileFormats.All, format => Assert.True(format.MaxByteLength > 0));
        Assert.Equal([".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".doc", ".wps", ".odt", ".rtf", ".ofd"], PlanFileReader.Extensions);
    }

    [Fact]
    public void A_file_is_recognized_by_one_format_at_most()
    {
        (byte[] Bytes, string Extension)[] files =
        [
            (SampleFiles.Docx, ".docx"), (SampleFiles.Html, ".html"), (SampleFiles.Ofd, ".ofd"), (SampleFiles.Pdf, ".pdf"),
            ("{\\rtf1 a}"u8.ToArray(), ".rtf"), ("一、要求"u8.ToArray(), ".txt"), (SampleFiles.Zip, ".zip"),
        ];
        foreach ((byte[] bytes, string extension) in files)
        {
            var file = new FileContent(bytes, extension);
            Assert.True(FileFormats.All.Count(format => format.Recognizes(file)) <= 1, extension);
        }
    }

    [Fact]
    public void The_page_on_formats_names_each_extension_with_its_limit()
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "formats.md"));
        foreach (FileFormat format in FileFormats.All)
        {
            string limit = $"{format.MaxByteLength >> 20} MiB";
            Assert.All(format.Extensions.Where(extension => extension != ".htm"), extension => Assert.Contains(
                page.Split('\n'), line => line.StartsWith('|') && line.Contains(limit, StringComparison.Ordinal)
                    && line.Contains(extension[1..], StringComparison.Ordinal)));
        }
    }
}
