namespace SearchPlans.Plans;

/// <summary>Documents of fixed layout, GB/T 33190.</summary>
internal sealed class OfdFormat : FileFormat
{
    /// <inheritdoc />
    public override string Name => "OFD 版式文件（ofd）";

    /// <inheritdoc />
    public override IReadOnlyList<string> Extensions { get; } = [".ofd"];

    /// <inheritdoc />
    public override string MediaType => "application/ofd";

    /// <inheritdoc />
    public override int Place => 100;

    /// <inheritdoc />
    public override bool Recognizes(FileContent file) =>
        file.Entries?.Any(name => name.TrimStart('/').Equals("OFD.xml", StringComparison.OrdinalIgnoreCase)) == true;

    /// <inheritdoc />
    public override Task<Imported> ImportAsync(byte[] bytes, CancellationToken cancellation) =>
        Task.FromResult(OfdImporter.Import(bytes, cancellation));
}
