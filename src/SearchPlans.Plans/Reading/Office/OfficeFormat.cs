namespace SearchPlans.Plans;

/// <summary>A format that LibreOffice reads for us.</summary>
internal abstract class OfficeFormat : FileFormat
{
    /// <inheritdoc />
    public override Imported Import(byte[] bytes) => OfficeImporter.Import(bytes, Name);
}
