namespace SearchPlans.Plans;

/// <summary>Web pages.</summary>
internal sealed class HtmlFormat : FileFormat
{
    /// <inheritdoc />
    public override string Name => "网页（html）";

    /// <inheritdoc />
    public override IReadOnlyList<string> Extensions { get; } = [".html", ".htm"];

    /// <inheritdoc />
    // Whatever is in it, a browser is to run none of it.
    public override string MediaType => "application/octet-stream";

    /// <inheritdoc />
    public override int Place => 30;

    /// <inheritdoc />
    public override int MaxByteLength => PlanFileReader.MaxByteLength;

    /// <inheritdoc />
    public override bool Recognizes(FileContent file)
    {
        ReadOnlySpan<byte> text = file.AsciiHead;
        return FileContent.StartsWithIgnoringCase(text, "<!doctype html"u8) || FileContent.StartsWithIgnoringCase(text, "<html"u8);
    }

    /// <inheritdoc />
    public override bool Accepts(FileContent file)
    {
        if (Extensions.Contains(file.Extension))
        {
            return true;
        }
        // Pages are often saved under the name of a document, for Word opens them.
        return file.Extension is ".doc" or ".wps" or ".docx" && file.AsciiHead.AsSpan().StartsWith("<"u8);
    }

    /// <inheritdoc />
    public override Task<Imported> ImportAsync(byte[] bytes, CancellationToken cancellation) =>
        Task.FromResult(HtmlImporter.Import(bytes, cancellation));
}
