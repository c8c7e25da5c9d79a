namespace SearchPlans.Plans;

/// <summary>Documents of Word 97 to 2003.</summary>
internal sealed class DocFormat : OfficeFormat
{
    /// <inheritdoc />
    public override string Name => "旧版 Word 文档（doc）";

    /// <inheritdoc />
    public override IReadOnlyList<string> Extensions { get; } = [".doc"];

    /// <inheritdoc />
    public override string MediaType => "application/msword";

    /// <inheritdoc />
    public override int Place => 60;

    /// <inheritdoc />
    public override bool Recognizes(FileContent file) => file.Extension != WpsFormat.Extension && file.HasStream("WordDocument");
}

/// <summary>Documents of WPS, which are those of Word 97 under another name.</summary>
internal sealed class WpsFormat : OfficeFormat
{
    /// <summary>What the names of its files end with.</summary>
    public const string Extension = ".wps";

    /// <inheritdoc />
    public override string Name => "WPS 文档（wps）";

    /// <inheritdoc />
    public override IReadOnlyList<string> Extensions { get; } = [Extension];

    /// <inheritdoc />
    public override string MediaType => "application/vnd.ms-works";

    /// <inheritdoc />
    public override int Place => 70;

    /// <inheritdoc />
    public override bool Recognizes(FileContent file) => file.Extension == Extension && file.HasStream("WordDocument");
}
