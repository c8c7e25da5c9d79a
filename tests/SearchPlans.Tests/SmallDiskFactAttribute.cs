namespace SearchPlans.Tests;

/// <summary>A test that needs a disk that can be full: skipped with the reason where none can be mounted.</summary>
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.Missing;
}
