namespace SearchPlans.Plans;

/// <summary>Rich Text Format.</summary>
internal sealed class RtfFormat : OfficeFormat
{
    /// <inheritdoc />
    public override string Name => "RTF 文件（rtf）";

    /// <inheritdoc />
    public override IReadOnlyList<string> Extensions { get; } = [".rtf"];

    /// <inheritdoc />
    public override string MediaType => "application/rtf";

    /// <inheritdoc />
    public override int Place => 90;

    /// <inheritdoc />
    public override bool Recognizes(FileContent file) => file.Head.StartsWith("{\\rtf"u8);
}
