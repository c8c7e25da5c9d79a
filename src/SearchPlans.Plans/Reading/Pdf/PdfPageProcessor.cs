using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace SearchPlans.Plans;

/// <summary>Runs a page's content stream: collects signs and ruling lines, counts pictures, draws nothing.</summary>
internal sealed class PdfPageProcessor(PdfPage page, Dictionary<string, PdfFont> fonts, int pageNumber, StandardFonts resources,
    IPdfTokenScanner scanner, IPageContentParser parser, ILookupFilterProvider filters, CropBox cropBox, UserSpaceUnit userSpaceUnit,
    PageRotationDegrees rotation, in TransformationMatrix initialMatrix, ParsingOptions options)
    : BaseStreamProcessor<PdfPage>(
        pageNumber, resources, scanner, parser, filters, cropBox, userSpaceUnit, rotation, initialMatrix, options)
{
    // A page of a report has some 1,500 signs, one of a map with all its names some 10,000.
    private const int MaxGlyphs = 1_000_000;
    private const int MaxRules = 50_000;

    // What is drawn by name, a form within a form each time anew. Maps draw each symbol so, some thousands.
    private const int MaxDrawn = 100_000;
    private const int MaxTextOfGlyph = 16;

    // A filled box as thin as a line is one.
    private const double MaxRuleWidth = 2.5;
    private const double MinRuleLength = 3;
    private const double MaxSlant = 0.5;

    private readonly List<(PdfPoint From, PdfPoint To)> _segments = [];
    private readonly List<PdfRectangle> _boxes = [];
    private PdfPoint _start, _at;
    private PdfFont? _lastFont;
    private int _lastSequence;
    private long _lastOffset;
    private int _drawn;

    /// <inheritdoc />
    public override PdfPage Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        PageNumber = pageNumberCurrent;
        CloneAllStates();
        ProcessOperations(operations);
        return page;
    }

    /// <inheritdoc />
    public override void RenderGlyph(IFont font, CurrentGraphicsState currentState, double fontSize, double pointSize, int code,
        string unicode, long currentOffset, in TransformationMatrix renderingMatrix, in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix, CharacterBoundingBox characterBoundingBox)
    {
        if (page.Glyphs.Count >= MaxGlyphs)
        {
            throw new PlanFileException($"PDF 的一页上有 {MaxGlyphs / 10_000} 万个以上的字，不像正常的文档。请把正文另存为 docx 或 UTF-8 编码的 txt 文件。");
        }
        TransformationMatrix matrix = renderingMatrix.Multiply(textMatrix).Multiply(transformationMatrix);
        (double x, double y) = matrix.Transform(0, 0);
        (double endX, double endY) = matrix.Transform(characterBoundingBox.Width, 0);
        (double topX, double topY) = matrix.Transform(0, 1);
        double size = Math.Sqrt(((topX - x) * (topX - x)) + ((topY - y) * (topY - y)));
        if (!double.IsFinite(x + y + endX + endY + size))
        {
            return;
        }
        PdfFont known = FontOf(font);
        // Within a string the place of the next code tells how long codes are.
        bool isNext = known == _lastFont && TextSequence == _lastSequence && currentOffset > _lastOffset;
        known.IsSingleByte &= code is >= 0 and < 0x100 && (!isNext || currentOffset - _lastOffset == 1);
        (_lastFont, _lastSequence, _lastOffset) = (known, TextSequence, currentOffset);
        bool isOwn = resources.TryGetText(font, code, out string? own);
        unicode = own ?? unicode;
        page.Glyphs.Add(new PdfGlyph(unicode.Length > MaxTextOfGlyph ? unicode[..MaxTextOfGlyph] : unicode, known, code, x, y, endX - x,
            endY - y, size)
        { IsMapped = isOwn || font.TryGetUnicode(code, out _) });
    }

    /// <inheritdoc />
    public override void ApplyXObject(NameToken xObjectName)
    {
        if (++_drawn > MaxDrawn)
        {
            throw new PlanFileException($"PDF 的一页上有 {MaxDrawn / 10_000} 万个以上的图形，不像正常的文档。请把正文另存为 docx 或 UTF-8 编码的 txt 文件。");
        }
        base.ApplyXObject(xObjectName);
    }

    /// <inheritdoc />
    public override void BeginSubpath() { }

    /// <inheritdoc />
    public override PdfPoint? CloseSubpath()
    {
        Line(_start);
        return _start;
    }

    /// <inheritdoc />
    public override void MoveTo(double x, double y) =>
        _start = _at = CurrentPosition = CurrentTransformationMatrix.Transform(new PdfPoint(x, y));

    /// <inheritdoc />
    public override void LineTo(double x, double y) => Line(CurrentTransformationMatrix.Transform(new PdfPoint(x, y)));

    /// <inheritdoc />
    public override void BezierCurveTo(double x2, double y2, double x3, double y3) => Curve(x3, y3);

    /// <inheritdoc />
    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3) => Curve(x3, y3);

    /// <inheritdoc />
    public override void Rectangle(double x, double y, double width, double height)
    {
        PdfPoint from = CurrentTransformationMatrix.Transform(new PdfPoint(x, y)),
            to = CurrentTransformationMatrix.Transform(new PdfPoint(x + width, y + height));
        if (_boxes.Count < MaxRules)
        {
            _boxes.Add(new PdfRectangle(Math.Min(from.X, to.X), Math.Min(from.Y, to.Y), Math.Max(from.X, to.X), Math.Max(from.Y, to.Y)));
        }
        _start = _at = CurrentPosition = from;
    }

    /// <inheritdoc />
    public override void StrokePath(bool close)
    {
        if (close)
        {
            CloseSubpath();
        }
        foreach ((PdfPoint from, PdfPoint to) in _segments)
        {
            Rule(from.X, from.Y, to.X, to.Y);
        }
        foreach (PdfRectangle box in _boxes)
        {
            Rule(box.Left, box.Bottom, box.Right, box.Bottom);
            Rule(box.Left, box.Top, box.Right, box.Top);
            Rule(box.Left, box.Bottom, box.Left, box.Top);
            Rule(box.Right, box.Bottom, box.Right, box.Top);
        }
        EndPath();
    }

    /// <inheritdoc />
    public override void FillPath(FillingRule fillingRule, bool close)
    {
        // Four lines around something thin, as some programs fill their rules.
        if (_segments.Count is 3 or 4)
        {
            PdfPoint[] ends = [.. _segments.SelectMany(line => new[] { line.From, line.To })];
            _boxes.Add(new PdfRectangle(ends.Min(end => end.X), ends.Min(end => end.Y), ends.Max(end => end.X), ends.Max(end => end.Y)));
        }
        foreach (PdfRectangle box in _boxes)
        {
            if (box.Top - box.Bottom <= MaxRuleWidth && box.Right - box.Left > box.Top - box.Bottom)
            {
                double middle = (box.Top + box.Bottom) / 2;
                Rule(box.Left, middle, box.Right, middle);
            }
            else if (box.Right - box.Left <= MaxRuleWidth)
            {
                double middle = (box.Left + box.Right) / 2;
                Rule(middle, box.Bottom, middle, box.Top);
            }
        }
        EndPath();
    }

    /// <inheritdoc />
    public override void FillStrokePath(FillingRule fillingRule, bool close) => StrokePath(close);

    /// <inheritdoc />
    public override void EndPath()
    {
        _segments.Clear();
        _boxes.Clear();
    }

    /// <inheritdoc />
    public override void ClosePath() => CloseSubpath();

    /// <inheritdoc />
    public override void ModifyClippingIntersect(FillingRule clippingRule) { }

    /// <inheritdoc />
    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule) { }

    /// <inheritdoc />
    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord) => page.Pictures++;

    /// <inheritdoc />
    protected override void RenderInlineImage(InlineImage inlineImage) => page.Pictures++;

    /// <inheritdoc />
    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties) { }

    /// <inheritdoc />
    public override void EndMarkedContent() { }

    /// <inheritdoc />
    public override void PaintShading(NameToken shadingName) { }

    private PdfFont FontOf(IFont font)
    {
        string name = font.Name?.Data ?? "";
        if (!fonts.TryGetValue(name, out PdfFont? known))
        {
            fonts.Add(name, known = new PdfFont(name));
        }
        return known;
    }

    private void Line(PdfPoint to)
    {
        if (_segments.Count < MaxRules)
        {
            _segments.Add((_at, to));
        }
        _at = CurrentPosition = to;
    }

    private void Curve(double x, double y) => _at = CurrentPosition = CurrentTransformationMatrix.Transform(new PdfPoint(x, y));

    private void Rule(double x1, double y1, double x2, double y2)
    {
        bool isLevel = Math.Abs(y1 - y2) < MaxSlant && Math.Abs(x1 - x2) >= MinRuleLength;
        bool isUpright = Math.Abs(x1 - x2) < MaxSlant && Math.Abs(y1 - y2) >= MinRuleLength;
        if ((isLevel || isUpright) && page.Rules.Count < MaxRules && double.IsFinite(x1 + y1 + x2 + y2))
        {
            page.Rules.Add((Math.Min(x1, x2), Math.Min(y1, y2), Math.Max(x1, x2), Math.Max(y1, y2)));
        }
    }
}
