namespace SearchPlans.Plans;

/// <summary>Documents that Word 2003 saved as XML, mostly under the name of a .doc.</summary>
internal sealed class WordXmlFormat : OfficeFormat
{
    /// <inheritdoc />
    public override string Name => "Word 2003 XML 文档";

    /// <inheritdoc />
    public override IReadOnlyList<string> Extensions { get; } = [];

    /// <inheritdoc />
    public override string MediaType => "application/xml";

    /// <inheritdoc />
    public override int Place => 95;

    /// <inheritdoc />
    public override bool Recognizes(FileContent file) =>
        file.Head.IndexOf("http://schemas.microsoft.com/office/word/2003/wordml"u8) >= 0;
}
