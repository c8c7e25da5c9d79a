using System.Xml;

namespace SearchPlans.Plans;

/// <summary>A PDF -> text: the words and their places come from pdftotext of poppler, the paragraphs are made here.</summary>
internal static class PdfImporter
{
    private const string Program = "pdftotext";

    // A report takes pdftotext a tenth of a second; a five-year plan with its maps some seconds.
    private static readonly ProgramLimits _limits = new("PDF", TimeSpan.FromSeconds(60), 128 << 20, 1L << 30);

    private static readonly XmlReaderSettings _settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = false
    };

    /// <summary>Whether PDF files can be read on this machine.</summary>
    public static bool IsAvailable => ExternalProgram.Find(Program) is not null;

    /// <summary>Reads a PDF.</summary>
    /// <exception cref="PlanFileException">It can't be read, or the program for it isn't installed.</exception>
    public static Imported Import(byte[] bytes)
    {
        string program = ExternalProgram.Find(Program) ?? throw new PlanFileException(
            "读取 PDF 需要 pdftotext，这台机器上没有安装。请安装 poppler（Debian、Ubuntu：apt install poppler-utils；macOS：brew install poppler；Windows：把 "
                + "poppler 的 bin 目录加入 PATH），或把正文另存为 docx、txt 文件。");
        using var folder = HeldFolder.ForImport();
        string path = folder.Write("plan.pdf", bytes);
        ProgramResult result = ExternalProgram.Run(program, ["-bbox-layout", "-enc", "UTF-8", path, "-"], folder.FullPath, _limits);
        if (result.Errors.Contains("password", StringComparison.OrdinalIgnoreCase)
            || result.Errors.Contains("encrypt", StringComparison.OrdinalIgnoreCase))
        {
            throw new PlanFileException("PDF 设有密码。请解除密码后另存，再试一次。");
        }
        if (result.ExitCode == 3)
        {
            throw new PlanFileException("PDF 不允许提取文字。请换用没有限制的版本，或把正文另存为 docx、txt 文件。");
        }
        (List<LayoutPage> pages, string title, bool isWhole) = Pages(result.Output);
        if (result.ExitCode != 0 && pages.Count == 0)
        {
            throw new PlanFileException("PDF 已损坏，一页也读不出来。请重新下载，或用其他程序打开后另存。");
        }
        if (!pages.Exists(page => page.Words.Count > 0))
        {
            throw new PlanFileException("PDF 里没有文字，大概是扫描件。请先做文字识别（OCR），再放入识别后的文件。");
        }
        int blank = pages.Count(page => page.Words.Count == 0);
        (string text, int removed, int contents) = PageText.Write(pages);
        List<string> notices = ["PDF 只有版面、没有段落：段落按缩进和行长还原，标题不带层级，图片没有收入。"];
        if (removed > 0)
        {
            notices.Add($"{removed} 处页码、页眉和页脚没有收入。");
        }
        if (contents > 0)
        {
            notices.Add("目录没有收入。");
        }
        if (blank > 0)
        {
            notices.Add($"{blank} 页没有文字，可能是图片或空白页。");
        }
        if (!isWhole)
        {
            notices.Add($"只读出前 {pages.Count} 页，后面的内容已损坏。");
        }
        return new Imported(text, "") { Notices = notices, Found = FoundMetadata.OfProperties(title) };
    }

    private static (List<LayoutPage> Pages, string Title, bool IsWhole) Pages(byte[] xml)
    {
        List<LayoutPage> pages = [];
        string title = "";
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml), _settings);
            while (!reader.EOF)
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "page")
                {
                    pages.Add(new LayoutPage([], Math.Round(Number(reader, "width"))));
                }
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "title")
                {
                    title = reader.ReadElementContentAsString();
                }
                else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "word" && pages.Count > 0)
                {
                    var word = new LayoutWord("", Number(reader, "xMin"), Number(reader, "yMin"), Number(reader, "xMax"),
                        Number(reader, "yMax"));
                    pages[^1].Words.Add(word with { Text = reader.ReadElementContentAsString().Trim() });
                }
                else
                {
                    reader.Read();
                }
            }
            return (pages, title, true);
        }
        catch (XmlException)
        {
            // What a font says its signs mean may be anything; the pages before are good.
            return (pages, title, false);
        }
    }

    private static double Number(XmlReader reader, string name) =>
        double.TryParse(reader.GetAttribute(name), System.Globalization.CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number) ? number : 0;
}
