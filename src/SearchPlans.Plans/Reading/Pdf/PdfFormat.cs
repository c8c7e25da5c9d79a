namespace SearchPlans.Plans;

/// <summary>Documents of fixed layout, ISO 32000.</summary>
internal sealed class PdfFormat : FileFormat
{
    /// <inheritdoc />
    public override string Name => "PDF 文件";

    /// <inheritdoc />
    public override IReadOnlyList<string> Extensions { get; } = [".pdf"];

    /// <inheritdoc />
    public override string MediaType => "application/pdf";

    /// <inheritdoc />
    public override int Place => 50;

    /// <inheritdoc />
    // Some mail and web servers leave a line before the file proper; readers of PDF allow for it.
    public override bool Recognizes(FileContent file) =>
        file.Head.StartsWith("%PDF"u8) || (file.Extension == ".pdf" && file.Head.IndexOf("%PDF-"u8) >= 0);

    /// <inheritdoc />
    public override Task<Imported> ImportAsync(byte[] bytes, CancellationToken cancellation) =>
        PdfImporter.ImportAsync(this, bytes, cancellation);

    /// <inheritdoc />
    public override Imported ReadInChild(byte[] bytes) => PdfReader.Read(bytes);
}
