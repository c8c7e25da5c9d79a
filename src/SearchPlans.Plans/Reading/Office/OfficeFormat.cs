namespace SearchPlans.Plans;

/// <summary>A format that LibreOffice reads for us.</summary>
internal abstract class OfficeFormat : FileFormat
{
    /// <inheritdoc />
    public override Task<Imported> ImportAsync(byte[] bytes, CancellationToken cancellation) =>
        OfficeImporter.ImportAsync(bytes, Name, cancellation);
}
