using System.Security.Cryptography;

namespace SearchPlans.Web.Writing;

/// <summary>A document between preview and keeping.</summary>
/// <param name="FileName">Its name as given.</param>
/// <param name="Content">Its bytes as given.</param>
public sealed record Draft(string FileName, byte[] Content);

/// <summary>
/// Holds the documents that are being previewed, in memory: at most <see cref="MaxDrafts"/> of together
/// <see cref="MaxBytes"/>, none longer than <see cref="Lifetime"/>. The oldest make room for new ones.
/// </summary>
public sealed class DraftStore(TimeProvider clock)
{
    /// <summary>The most documents held.</summary>
    public const int MaxDrafts = 32;
    /// <summary>The most bytes held.</summary>
    public const long MaxBytes = 64L * 1024 * 1024;
    /// <summary>How long a document is held.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(60);

    private readonly Lock _gate = new();
    private readonly LinkedList<(string Id, Draft Draft, DateTimeOffset Since)> _oldestFirst = [];

    /// <summary>Holds a document and gives the id by which it is found again; it can't be guessed.</summary>
    public string Put(Draft draft)
    {
        string id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        lock (_gate)
        {
            _oldestFirst.AddLast((id, draft, clock.GetUtcNow()));
            DropExpired();
            while (_oldestFirst.Count > MaxDrafts || _oldestFirst.Sum(d => (long)d.Draft.Content.Length) > MaxBytes)
                _oldestFirst.RemoveFirst();
        }
        return id;
    }

    /// <summary>Finds a document, or null when it is held no longer.</summary>
    public Draft? Find(string id)
    {
        lock (_gate)
        {
            DropExpired();
            return _oldestFirst.FirstOrDefault(d => d.Id == id).Draft;
        }
    }

    /// <summary>Lets go of a document, if it is still held.</summary>
    public void Remove(string id)
    {
        lock (_gate)
        {
            for (var at = _oldestFirst.First; at != null; at = at.Next)
            {
                if (at.Value.Id != id)
                    continue;
                _oldestFirst.Remove(at);
                return;
            }
        }
    }

    private void DropExpired()
    {
        DateTimeOffset limit = clock.GetUtcNow() - Lifetime;
        while (_oldestFirst.First is { } oldest && oldest.Value.Since < limit)
            _oldestFirst.RemoveFirst();
    }
}
