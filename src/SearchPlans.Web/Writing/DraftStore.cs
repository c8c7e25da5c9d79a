using System.Security.Cryptography;
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
/// Holds the documents that nobody has decided upon yet, in temporary files: at most <see cref="MaxDrafts"/> of together
/// <see cref="MaxBytes"/>, none longer than <see cref="Lifetime"/>. The oldest make room for new ones. The files go with it.
/// </summary>
/// <param name="clock">Tells the time.</param>
/// <param name="maxBytes">The most bytes held.</param>
public sealed class DraftStore(TimeProvider clock, long maxBytes = DraftStore.MaxBytes) : IDisposable
{
    /// <summary>The most documents held: all of a large upload may be near copies.</summary>
    public const int MaxDrafts = 2000;
    /// <summary>The most bytes held.</summary>
    public const long MaxBytes = 1L << 30;
    /// <summary>How long a document is held.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(60);

    private readonly Lock _gate = new();
    private readonly LinkedList<Held> _oldestFirst = [];
    private HeldFolder? _folder;

    /// <summary>Holds a document and gives the id by which it is found again; it can't be guessed.</summary>
    /// <exception cref="IOException">The temporary folder can't be written.</exception>
    public async Task<string> PutAsync(Draft draft, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        string id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        byte[] read = JsonSerializer.SerializeToUtf8Bytes(draft.Document.File);
        lock (_gate)
        {
            _folder ??= HeldFolder.Create(HeldFolder.Drafts);
        }
        try
        {
            await File.WriteAllBytesAsync(PathOf(id), draft.Document.Content, cancellation);
            await File.WriteAllBytesAsync(ReadPathOf(id), read, cancellation);
        }
        catch
        {
            Delete(id);
            throw;
        }
        lock (_gate)
        {
            _oldestFirst.AddLast(new Held(
                id, draft.Document.FileName, draft.Given, draft.Document.Content.Length + read.Length, clock.GetUtcNow()));
            DropExpired();
            while (_oldestFirst.Count > MaxDrafts || _oldestFirst.Sum(d => d.ByteLength) > maxBytes)
            {
                Drop(_oldestFirst.First!);
            }
        }
        return id;
    }

    /// <summary>Finds a document, or null when it is held no longer.</summary>
    public async Task<Draft?> FindAsync(string id, CancellationToken cancellation = default)
    {
        Held held;
        lock (_gate)
        {
            DropExpired();
            if (NodeOf(id) is not { } node)
            {
                return null;
            }
            held = node.Value;
        }
        try
        {
            byte[] content = await File.ReadAllBytesAsync(PathOf(id), cancellation);
            var read = JsonSerializer.Deserialize<PlanFile>(await File.ReadAllBytesAsync(ReadPathOf(id), cancellation))!;
            return new Draft(new ImportedDocument(held.FileName, content, read), held.Given) { Since = held.Since };
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
        lock (_gate)
        {
            DropExpired();
            return NodeOf(id) != null;
        }
    }

    /// <summary>Lets go of a document, if it is still held.</summary>
    public void Remove(string id)
    {
        lock (_gate)
        {
            if (NodeOf(id) is { } node)
            {
                Drop(node);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _oldestFirst.Clear();
            _folder?.Dispose();
            _folder = null;
        }
    }

    private LinkedListNode<Held>? NodeOf(string id)
    {
        for (var at = _oldestFirst.First; at != null; at = at.Next)
        {
            if (at.Value.Id == id)
            {
                return at;
            }
        }
        return null;
    }

    private void Drop(LinkedListNode<Held> node)
    {
        Delete(node.Value.Id);
        _oldestFirst.Remove(node);
    }

    // Ids are made here, so that none is a path.
    private string PathOf(string id) => Path.Combine(_folder!.FullPath, id);

    // What was read from the document.
    private string ReadPathOf(string id) => PathOf(id) + ".json";

    private void Delete(string id)
    {
        File.Delete(PathOf(id));
        File.Delete(ReadPathOf(id));
    }

    private void DropExpired()
    {
        DateTimeOffset limit = clock.GetUtcNow() - Lifetime;
        while (_oldestFirst.First is { } oldest && oldest.Value.Since < limit)
        {
            Drop(oldest);
        }
    }

    private sealed record Held(string Id, string FileName, PlanMetadata? Given, long ByteLength, DateTimeOffset Since);
}
