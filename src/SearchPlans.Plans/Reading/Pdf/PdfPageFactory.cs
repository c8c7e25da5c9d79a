using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace SearchPlans.Plans;

/// <summary>Makes a <see cref="PdfPage"/> of a page: its signs with their codes and matrices, which the library's own pages leave
/// out.</summary>
internal sealed class PdfPageFactory(IPdfTokenScanner scanner, IResourceStore resources, ILookupFilterProvider filters,
    IPageContentParser parser, ParsingOptions options)
    : BasePageFactory<PdfPage>(scanner, new StandardFonts(resources, scanner, filters), filters, parser, options)
{
    private readonly Dictionary<string, PdfFont> _fonts = new(StringComparer.Ordinal);

    /// <inheritdoc />
    protected override PdfPage ProcessPage(int pageNumber, DictionaryToken dictionary, NamedDestinations namedDestinations,
        MediaBox mediaBox, CropBox cropBox, UserSpaceUnit userSpaceUnit, PageRotationDegrees rotation, TransformationMatrix initialMatrix,
        IReadOnlyList<IGraphicsStateOperation> operations)
    {
        // The initial matrix turns the page as it is shown and puts the lower left corner of what is seen at the origin.
        PdfRectangle seen = cropBox.GetVisibleBounds(rotation);
        var page = new PdfPage(seen.Width, seen.Height);
        if (operations is { Count: > 0 })
        {
            new PdfPageProcessor(page, _fonts, pageNumber, (StandardFonts)ResourceStore, PdfScanner, PageContentParser, FilterProvider,
                cropBox, userSpaceUnit, rotation, initialMatrix, ParsingOptions).Process(pageNumber, operations);
        }
        return page;
    }
}
