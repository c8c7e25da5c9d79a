namespace SearchPlans.Plans;

/// <summary>Plain text: whatever no other format takes, if it can be read as text.</summary>
internal sealed class TextFormat : FileFormat
{
    /// <inheritdoc />
    public override string Name => "纯文本（txt）";

    /// <inheritdoc />
    public override IReadOnlyList<string> Extensions { get; } = [".txt"];

    /// <inheritdoc />
    public override string MediaType => "text/plain";

    /// <inheritdoc />
    public override bool IsText => true;

    /// <inheritdoc />
    public override int Place => 10;

    /// <inheritdoc />
    public override int MaxByteLength => PlanFileReader.MaxByteLength;

    /// <inheritdoc />
    public override bool Accepts(FileContent file) => true;

    /// <inheritdoc />
    public override Task<Imported> ImportAsync(byte[] bytes, CancellationToken cancellation) =>
        Task.FromResult(TextImporter.Import(bytes));
}
