namespace SearchPlans.Plans;

/// <summary>Markdown, which is kept as it is: its marks are read with the outline.</summary>
internal sealed class MarkdownFormat : FileFormat
{
    /// <inheritdoc />
    public override string Name => "Markdown 文件（md）";

    /// <inheritdoc />
    public override IReadOnlyList<string> Extensions { get; } = [".md"];

    /// <inheritdoc />
    public override string MediaType => "text/markdown";

    /// <inheritdoc />
    public override bool IsText => true;

    /// <inheritdoc />
    public override int Place => 20;

    /// <inheritdoc />
    public override int MaxByteLength => PlanFileReader.MaxByteLength;

    /// <inheritdoc />
    public override bool Accepts(FileContent file) => Extensions.Contains(file.Extension);

    /// <inheritdoc />
    public override Task<Imported> ImportAsync(byte[] bytes, CancellationToken cancellation) =>
        Task.FromResult(TextImporter.Import(bytes));
}
