using SearchPlans.Plans;
using SearchPlans.Web.Hosting;

namespace SearchPlans.Web.Writing;

/// <summary>
/// Where documents wait until somebody decides, and where it is told how far work in the background is. One server alone has a temporary
/// folder, which goes with it. Where the index is on a cluster, other servers may stand beside this one: then it lies in the corpus, which
/// they share, so that any of them can go on with what another began.
/// </summary>
/// <param name="sharedPath">Where it lies when servers share it; null for a temporary one.</param>
public sealed class WaitingFolder(string? sharedPath = null) : IDisposable
{
    /// <summary>The folder, in the one of the corpus's own state.</summary>
    public const string Name = "waiting";

    private readonly Lock _gate = new();
    private HeldFolder? _own;

    /// <summary>Whether other servers use it too.</summary>
    public bool IsShared => sharedPath is not null;

    /// <summary>The folder of a server with these settings.</summary>
    public static WaitingFolder Of(LibraryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new WaitingFolder(options.Cluster is null ? null : Path.Combine(options.Library.StatePath, Name));
    }

    /// <summary>Where a file of it is; null where nothing was ever put into the folder.</summary>
    public string? Find(string name)
    {
        lock (_gate)
        {
            string? folder = sharedPath ?? _own?.FullPath;
            return folder is null ? null : Path.Combine(folder, name);
        }
    }

    /// <summary>Where a file of it is to be written.</summary>
    /// <exception cref="IOException">The folder can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder can't be made.</exception>
    public string PathFor(string name)
    {
        lock (_gate)
        {
            if (sharedPath is null)
            {
                return Path.Combine((_own ??= HeldFolder.Create(HeldFolder.Drafts)).FullPath, name);
            }
            PrivateFolder.Make(sharedPath);
            return Path.Combine(sharedPath, name);
        }
    }

    /// <summary>The files in it whose names end so.</summary>
    public IReadOnlyList<FileInfo> Files(string ending)
    {
        try
        {
            return Find("") is { } folder ? [.. new DirectoryInfo(folder).EnumerateFiles("*" + ending)] : [];
        }
        catch (Exception none) when (none is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Writes a file whole or not at all, as of a time.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be written.</exception>
    public void Save(string name, ReadOnlySpan<byte> content, DateTimeOffset at)
    {
        string path = PathFor(name), pending = $"{path}.{Guid.NewGuid():n}";
        try
        {
            File.WriteAllBytes(pending, content);
            File.SetLastWriteTimeUtc(pending, at.UtcDateTime);
            File.Move(pending, path, overwrite: true);
        }
        finally
        {
            File.Delete(pending);
        }
    }

    /// <summary>Deletes a file, if it is there.</summary>
    public void Delete(string name)
    {
        try
        {
            if (Find(name) is { } path)
            {
                File.Delete(path);
            }
        }
        catch (DirectoryNotFoundException)
        {
            // Nor is anything that was in it.
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _own?.Dispose();
            _own = null;
        }
    }
}
