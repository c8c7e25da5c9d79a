namespace SearchPlans.Plans;

/// <summary>Text documents of OpenDocument, ISO 26300.</summary>
internal sealed class OdtFormat : OfficeFormat
{
    /// <inheritdoc />
    public override string Name => "OpenDocument 文档（odt）";

    /// <inheritdoc />
    public override IReadOnlyList<string> Extensions { get; } = [".odt"];

    /// <inheritdoc />
    public override string MediaType => "application/vnd.oasis.opendocument.text";

    /// <inheritdoc />
    public override int Place => 80;

    /// <inheritdoc />
    public override bool Recognizes(FileContent file) => file.IsOpenDocumentOf("application/vnd.oasis.opendocument.text"u8) == true;
}
