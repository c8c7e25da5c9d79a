namespace SearchPlans.Plans;

/// <summary>Documents of Word 2007 and later, ECMA-376.</summary>
internal sealed class DocxFormat : FileFormat
{
    /// <inheritdoc />
    public override string Name => "Word 文档（docx）";

    /// <inheritdoc />
    public override IReadOnlyList<string> Extensions { get; } = [".docx"];

    /// <inheritdoc />
    public override string MediaType => "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <inheritdoc />
    public override int Place => 40;

    /// <inheritdoc />
    public override bool Recognizes(FileContent file) => file.IsPackageOf("word/");

    /// <inheritdoc />
    public override Task<Imported> ImportAsync(byte[] bytes, CancellationToken cancellation) =>
        DocxImporter.ImportAsync(bytes, cancellation);
}
