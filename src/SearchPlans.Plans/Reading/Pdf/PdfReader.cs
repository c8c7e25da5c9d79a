using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;

namespace SearchPlans.Plans;

/// <summary>
/// A PDF -> text, in the process that calls it: PdfPig gives the signs of each page, words, paragraphs and tables are made here. A file may
/// overflow the library's stack, which ends the process; <see cref="PdfImporter"/> has it done by a child.
/// </summary>
internal static class PdfReader
{
    private const int MaxPages = 5000;
    private const double MaxIllegible = 0.2;

    // A scanner's name on its pages is no text layer.
    private const int MinSignsOfTextPage = 15;
    private const double MinPagesOfScan = 0.5;

    // Bit 5 of the permissions (ISO 32000-1, table 22): text may be taken out.
    private const int MayExtract = 1 << 4;

    /// <summary>Reads a PDF.</summary>
    /// <exception cref="PlanFileException">It is encrypted, damaged, without text or with text that can't be read.</exception>
    public static Imported Read(byte[] bytes)
    {
        var log = new PdfLog();
        (List<PdfPage> pages, List<int> damaged, string title) = Open(bytes, log);
        FontLegibility.DecodeGbk(pages);
        (int illegible, List<int> illegiblePages) = DropIllegible(pages);
        CheckText(pages, illegible, damaged.Count, log.SkippedTexts);

        List<DroppedText> dropped = [];
        List<LayoutPage> layout = GlyphWords.Read(pages, dropped);
        PrintedSite site = PrintedSite.Take(layout, dropped);
        string text = PageText.Write(layout, dropped);
        List<string> notices = ["PDF 只有版面、没有段落：段落按缩进和行长还原，标题不带层级，图片没有收入。"];
        int heads = dropped.Count(part => part.Kind is DroppedKind.RunningHead or DroppedKind.PageNumber);
        Add(heads > 0, $"{heads} 处页码、页眉和页脚没有收入。");
        Add(dropped.Exists(part => part.Kind == DroppedKind.Contents), "目录没有收入。");
        Add(dropped.Exists(part => part.Kind == DroppedKind.Hidden), "页面可见范围以外的文字没有收入。");
        Add(dropped.Exists(part => part.Kind is DroppedKind.Menu or DroppedKind.Imprint), "网页的导航、公开目录和页脚没有收入。");
        Add(illegible > 0, $"有 {illegible} 个字无法识别（字体没有给出文字编码），没有收入，见第 {Numbers(illegiblePages)} 页。");
        Add(log.SkippedTexts > 0, $"{log.SkippedTexts} 处文字的字体缺失或已损坏，没有读出。");
        int blank = pages.Count(page => page.Glyphs.Count == 0) - damaged.Count;
        Add(blank > 0, $"{blank} 页没有文字，可能是图片或空白页。");
        Add(damaged.Count > 0, $"第 {Numbers(damaged)} 页已损坏，没有读出。");
        FoundMetadata found = FoundMetadata.OfProperties(title);
        return new Imported(text, "")
        {
            Notices = notices,
            Found = site.Found.Title.Length > 0 ? site.Found : site.Found with { Title = found.Title },
            Dropped = dropped,
        };

        void Add(bool holds, string notice)
        {
            if (holds)
            {
                notices.Add(notice);
            }
        }
    }

    private static string Numbers(List<int> pages)
    {
        const int Most = 10;
        return string.Join('、', pages.Take(Most)) + (pages.Count > Most ? " 等" : "");
    }

    private static (List<PdfPage> Pages, List<int> Damaged, string Title) Open(byte[] bytes, PdfLog log)
    {
        try
        {
            using PdfDocument document = PdfDocument.Open(bytes,
                new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, Logger = log });
            if (document.IsEncrypted && !AllowsExtraction(document))
            {
                throw new PlanFileException("PDF 不允许提取文字。请换用没有限制的版本，或把正文另存为 docx、txt 文件。");
            }
            if (document.NumberOfPages > MaxPages)
            {
                throw new PlanFileException($"PDF 超过 {MaxPages} 页的上限，不像一份规划、计划的正文。请拆成几个文件。");
            }
            document.AddPageFactory<PdfPage, PdfPageFactory>();
            List<PdfPage> pages = [];
            List<int> damaged = [];
            for (int number = 1; number <= document.NumberOfPages; number++)
            {
                try
                {
                    pages.Add(document.GetPage<PdfPage>(number));
                }
                catch (Exception e) when (e is not (PlanFileException or OutOfMemoryException))
                {
                    // The others may be good.
                    damaged.Add(number);
                    pages.Add(new PdfPage(0, 0));
                }
            }
            return (pages, damaged, document.Information.Title ?? "");
        }
        catch (PdfDocumentEncryptedException e)
        {
            throw new PlanFileException("PDF 设有打开密码。请解除密码后另存，再试一次。", e);
        }
        catch (Exception e) when (e is not (PlanFileException or OutOfMemoryException))
        {
            throw Damaged(e);
        }
    }

    private static bool AllowsExtraction(PdfDocument document)
    {
        DictionaryToken? encryption = document.Structure.Trailer.EncryptionToken switch
        {
            DictionaryToken direct => direct,
            IndirectReferenceToken reference => document.Structure.TokenScanner.Get(reference.Data)?.Data as DictionaryToken,
            _ => null,
        };
        return encryption is null || !encryption.TryGet(NameToken.P, out NumericToken permissions)
            || ((long)permissions.Data & MayExtract) != 0;
    }

    // Few of them are what a plan can do without; many would be rubbish in its place.
    private static (int Count, List<int> Pages) DropIllegible(List<PdfPage> pages)
    {
        HashSet<PdfFont> fonts = FontLegibility.Illegible(pages);
        int all = pages.Sum(page => page.Glyphs.Count(FontLegibility.IsText)), count = 0;
        List<int> numbers = [];
        for (int i = 0; i < pages.Count && fonts.Count > 0; i++)
        {
            int before = count;
            count += pages[i].Glyphs.Count(glyph => FontLegibility.IsText(glyph) && fonts.Contains(glyph.Font));
            pages[i].Glyphs.RemoveAll(glyph => fonts.Contains(glyph.Font));
            if (count > before)
            {
                numbers.Add(i + 1);
            }
        }
        return count > all * MaxIllegible
            ? throw new PlanFileException("PDF 的文字层是乱码：字体没有给出文字编码，看得见、取不出正文。请换用其他来源的文件（如 docx、网页），或先做文字识别（OCR），再放入识别后的文件。")
            : (count, numbers);
    }

    private static void CheckText(List<PdfPage> pages, int illegible, int damaged, int skipped)
    {
        int signs = pages.Sum(page => page.Glyphs.Count(FontLegibility.IsText)), pictures = pages.Count(page => page.Pictures > 0);
        if (damaged == pages.Count || (signs == 0 && skipped > 0))
        {
            throw Damaged(null);
        }
        bool isScan = pictures > 0 && pictures >= pages.Count * MinPagesOfScan && signs + illegible < pages.Count * MinSignsOfTextPage;
        if (isScan || (signs == 0 && pictures > 0))
        {
            throw new PlanFileException("PDF 里没有文字，只有图片，是扫描件。请先做文字识别（OCR），再放入识别后的文件。") { IsScan = true };
        }
        if (signs == 0)
        {
            throw new PlanFileException("PDF 里没有文字，也没有图片：可能是空白页，也可能文字已转成曲线，或者是扫描件。请换用其他来源的文件，或先做文字识别（OCR）。");
        }
    }

    private static PlanFileException Damaged(Exception? e) => new("PDF 已损坏，一页也读不出来。请重新下载，或用其他程序打开后另存。", e);
}
