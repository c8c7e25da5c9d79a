using System.Text.Json;
using SearchPlans.Adding;
using SearchPlans.Plans;

namespace SearchPlans.Web.Writing;

/// <summary>A document between preview and keeping, with what was read from it, so that it isn't read again.</summary>
/// <param name="Document">The document; its name has the folders it is to have in the corpus.</param>
/// <param name="Given">What was said of it, or null.</param>
public sealed record Draft(ImportedDocument Document, PlanMetadata? Given = null)
{
    /// <summary>Since when it is held; of one that isn't yet the beginning of time.</summary>
    public DateTimeOffset Since { get; init; }
}

/// <summary>
/// Holds the documents that nobody has decided upon yet, in files: at most <see cref="MaxDrafts"/> of together <see cref="MaxBytes"/>, none
/// longer than <see cref="Lifetime"/>. The oldest make room for new ones. What is held is what lies in the folder, which other servers may
/// share: a document is held as long as what was read from it lies there, which is written after it.
/// </summary>
/// <param name="folder">Where they lie.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="maxBytes">The most bytes held.</param>
public sealed class DraftStore(WaitingFolder folder, TimeProvider clock, long maxBytes = DraftStore.MaxBytes)
{
    /// <summary>The most documents held: all of a large upload may be near copies.</summary>
    public const int MaxDrafts = 2000;
    /// <summary>The most bytes held.</summary>
    public const long MaxBytes = 1L << 30;
    /// <summary>How long a document is held.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(60);

    private const string ReadEnding = ".read.json";
    private const string DocumentEnding = ".document";

    // How long what other servers put into the folder may go unseen.
    private static readonly TimeSpan _unseen = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private DateTimeOffset _last;
    private DateTimeOffset _looked = DateTimeOffset.MinValue;
    private int _roomForDrafts;
    private long _roomForBytes;

    /// <summary>Holds a document and gives the id by which it is found again; it can't be guessed.</summary>
    /// <exception cref="IOException">The folder can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder can't be written.</exception>
    public async Task<string> PutAsync(Draft draft, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        string id = WaitingId.New();
        var held = new Held(draft.Document.FileName, draft.Given, draft.Document.File, Now());
        byte[] read = JsonSerializer.SerializeToUtf8Bytes(held);
        try
        {
            await File.WriteAllBytesAsync(folder.PathFor(id + DocumentEnding), draft.Document.Content, cancellation);
            folder.Save(id + ReadEnding, read, held.Since);
        }
        catch
        {
            Remove(id);
            throw;
        }
        MakeRoomFor(draft.Document.Content.Length + read.Length);
        return id;
    }

    /// <summary>Finds a document, or null when it is held no longer.</summary>
    public async Task<Draft?> FindAsync(string id, CancellationToken cancellation = default)
    {
        if (!Holds(id))
        {
            return null;
        }
        try
        {
            Held held = JsonSerializer.Deserialize<Held>(await File.ReadAllBytesAsync(folder.Find(id + ReadEnding)!, cancellation))!;
            byte[] content = await File.ReadAllBytesAsync(folder.Find(id + DocumentEnding)!, cancellation);
            return new Draft(new ImportedDocument(held.FileName, content, held.Read), held.Given) { Since = held.Since };
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            // It made room for others meanwhile.
            return null;
        }
    }

    /// <summary>Whether a document is still held.</summary>
    public bool Holds(string id)
    {
        if (!WaitingId.IsOne(id) || folder.Find(id + ReadEnding) is not { } path)
        {
            return false;
        }
        var read = new FileInfo(path);
        return read.Exists && !IsExpired(read);
    }

    /// <summary>Lets go of a document, if it is still held.</summary>
    public void Remove(string id)
    {
        if (WaitingId.IsOne(id))
        {
            folder.Delete(id + ReadEnding);
            folder.Delete(id + DocumentEnding);
        }
    }

    // Looks into the folder where what it holds may be too much.
    private void MakeRoomFor(long bytes)
    {
        lock (_gate)
        {
            (_roomForDrafts, _roomForBytes) = (_roomForDrafts - 1, _roomForBytes - bytes);
            if (_roomForDrafts < 0 || _roomForBytes < 0 || clock.GetUtcNow() - _looked > _unseen)
            {
                MakeRoom();
                _looked = clock.GetUtcNow();
            }
        }
    }

    // Lets go of what is held for too long, and of the oldest where too much is.
    private void MakeRoom()
    {
        Dictionary<string, FileInfo> documents = folder.Files(DocumentEnding).ToDictionary(f => f.Name[..WaitingId.Length]);
        (_roomForDrafts, _roomForBytes) = (MaxDrafts, maxBytes);
        foreach (FileInfo read in folder.Files(ReadEnding).OrderByDescending(f => f.LastWriteTimeUtc))
        {
            string id = read.Name[..WaitingId.Length];
            long bytes = read.Length + (documents.Remove(id, out FileInfo? document) ? document.Length : 0);
            if (IsExpired(read) || _roomForDrafts == 0 || _roomForBytes < bytes)
            {
                Remove(id);
            }
            else
            {
                (_roomForDrafts, _roomForBytes) = (_roomForDrafts - 1, _roomForBytes - bytes);
            }
        }
        // What a server that was killed had only begun to write.
        foreach ((string id, FileInfo document) in documents)
        {
            if (IsExpired(document))
            {
                Remove(id);
            }
        }
    }

    // Of two that are put at the same moment one is the older.
    private DateTimeOffset Now()
    {
        lock (_gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            return _last = now > _last ? now : _last.AddTicks(1);
        }
    }

    private bool IsExpired(FileInfo file) => file.LastWriteTimeUtc < (clock.GetUtcNow() - Lifetime).UtcDateTime;

    private sealed record Held(string FileName, PlanMetadata? Given, PlanFile Read, DateTimeOffset Since);
}
