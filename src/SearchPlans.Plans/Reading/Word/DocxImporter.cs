using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace SearchPlans.Plans;

/// <summary>
/// A document of Word 2007 and later -> text: headings by style and outline level, automatic numbers written out, tables,
/// text boxes, notes; tracked insertions kept and deletions dropped. Nothing outside the file is opened.
/// </summary>
internal static class DocxImporter
{
    // Of more XML than this a tree takes a hundred megabytes and more: one such document at a time, whoever asks. The longest plans have
    // more.
    private const int LargeXmlBytes = 8 << 20;

    private static readonly SemaphoreSlim _oneLarge = new(1);

    /// <summary>Reads a document.</summary>
    /// <exception cref="PlanFileException">It is damaged or beyond the limits.</exception>
    public static async Task<Imported> ImportAsync(byte[] bytes, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            bool isLarge = DocxGuard.Check(bytes) > LargeXmlBytes;
            if (!isLarge)
            {
                return Read(bytes, cancellation);
            }
            await _oneLarge.WaitAsync(cancellation);
            try
            {
                return Read(bytes, cancellation);
            }
            finally
            {
                _oneLarge.Release();
            }
        }
        // The library answers damage with whatever comes first.
        catch (Exception e)
            when (e
                is XmlException or IOException or InvalidDataException or OpenXmlPackageException or FormatException or ArgumentException
                or InvalidOperationException or NotSupportedException or KeyNotFoundException or NullReferenceException
                or IndexOutOfRangeException or InvalidCastException)
        {
            throw new PlanFileException("Word 文档已损坏，或者不是 Word 保存的样子。请用 Word 或 WPS 打开后另存为 docx，再试一次。", e);
        }
    }

    private static Imported Read(byte[] bytes, CancellationToken cancellation)
    {
        using var stream = new MemoryStream();
        stream.Write(bytes);
        using WordprocessingDocument document = Open(stream);
        MainDocumentPart main = document.MainDocumentPart ?? throw new InvalidDataException("no main part");
        var text = new PlanTextBuilder(cancellation);
        var walker = new DocxWalker(main, text);
        walker.Walk();
        return new Imported(text.ToString(), "")
        {
            Notices = walker.Notices(),
            Found = FoundMetadata.OfProperties(Title(document)),
            Dropped = walker.Dropped,
            Supplied = walker.Numbers,
        };
    }

    private static string? Title(WordprocessingDocument document)
    {
        try
        {
            return document.PackageProperties.Title;
        }
        catch (XmlException)
        {
            // Properties are read when asked for; damage in them takes nothing from the text.
            return null;
        }
    }

    private static WordprocessingDocument Open(MemoryStream stream)
    {
        // Links with addresses that are none are common; the library mends them, in a package that it may write to. This one is a copy
        // in memory.
        return WordprocessingDocument.Open(stream, isEditable: true, new OpenSettings { AutoSave = false });
    }
}
