using SearchPlans.Access;

namespace SearchPlans.Web.Access;

/// <summary>
/// What only who runs the server can know, where no key is set: a token in a file of the index that only its owner may read, and an
/// address that is good once. From where a request comes says nothing: behind a proxy all come from this machine.
/// </summary>
public sealed class LocalToken
{
    /// <summary>The file's name; it lies with the index, which is this machine's alone, not with the corpus, which is copied.</summary>
    public const string FileName = "write-token";

    /// <summary>How long the address that is good once is.</summary>
    public static readonly TimeSpan OnceLifetime = TimeSpan.FromHours(1);

    private const int Length = 40;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly DateTimeOffset _onceUntil;
    private string? _once;

    private LocalToken(string text, string path, string? problem, TimeProvider clock)
    {
        (Text, FullPath, Problem, _clock) = (text, path, problem, clock);
        _once = KeySecret.Random(Length);
        _onceUntil = clock.GetUtcNow() + OnceLifetime;
    }

    /// <summary>The token.</summary>
    public string Text { get; }

    /// <summary>Where its file is.</summary>
    public string FullPath { get; }

    /// <summary>Why it isn't in its file, in Chinese, or null.</summary>
    public string? Problem { get; }

    /// <summary>What makes an address good once; null after it was used.</summary>
    public string? Once
    {
        get
        {
            lock (_gate)
            {
                return _once;
            }
        }
    }

    /// <summary>Takes the token that is in the index's folder, or makes one: where there is none, or where others could have read
    /// it.</summary>
    public static LocalToken In(string indexPath, TimeProvider clock)
    {
        string path = Path.Combine(indexPath, FileName);
        try
        {
            Directory.CreateDirectory(indexPath);
            if (Kept(path) is { } kept)
            {
                return new LocalToken(kept, path, null, clock);
            }
            string text = KeySecret.Random(Length);
            Save(path, text);
            return new LocalToken(text, path, null, clock);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new LocalToken(KeySecret.Random(Length), path, $"令牌写不进 {path}：{e.Message}", clock);
        }
    }

    /// <summary>Whether this is what makes an address good once; it is no more from now on.</summary>
    public bool UseOnce(string brought)
    {
        lock (_gate)
        {
            if (_once is not { } once || _clock.GetUtcNow() >= _onceUntil || !KeySecret.Same(brought, once))
            {
                return false;
            }
            _once = null;
            return true;
        }
    }

    private static string? Kept(string path)
    {
        FileInfo file = new(path);
        if (!file.Exists || file.LinkTarget is not null || file.Length is 0 or > 2 * Length)
        {
            return null;
        }
        if (!OperatingSystem.IsWindows() && (file.UnixFileMode & ~Private) != 0)
        {
            return null;
        }
        string text = File.ReadAllText(path).Trim();
        return text.Length == Length && text.All(char.IsAsciiLetterOrDigit) ? text : null;
    }

    private static void Save(string path, string text)
    {
        string pending = $"{path}.{Guid.NewGuid():n}.tmp";
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Private;
        }
        try
        {
            using (StreamWriter file = new(pending, options))
            {
                file.Write(text + "\n");
            }
            File.Move(pending, path, overwrite: true);
        }
        finally
        {
            File.Delete(pending);
        }
    }
}
