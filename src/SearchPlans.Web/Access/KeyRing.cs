using System.Net;
using SearchPlans.Access;

namespace SearchPlans.Web.Access;

/// <summary>What came of looking at a key.</summary>
/// <param name="Caller">Whose it is; <see cref="Caller.Anyone"/> where it is none.</param>
/// <param name="Wait">For how long no more keys are looked at, or null.</param>
public readonly record struct KeyAnswer(Caller Caller, TimeSpan? Wait);

/// <summary>All keys that are good here: the administrator's, those of the corpus, or else the token of this machine's user. Wrong
/// ones are counted and logged.</summary>
public sealed class KeyRing
{
    private readonly AccessOptions _options;
    private readonly AccessKeys _keys;
    private readonly GuessLimit _guesses;
    private readonly ILogger<KeyRing> _log;

    /// <summary>Makes it; the token is made where there is no other key to write with.</summary>
    public KeyRing(AccessOptions options, LibrarySettings library, GuessLimit guesses, TimeProvider clock, ILogger<KeyRing> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(library);
        (_options, _keys, _guesses, _log) = (options, new AccessKeys(library.CorpusPath), guesses, log);
        Token = options.AdminKey == null && !Good().Any(k => k.Role == AccessRole.Editor)
            ? LocalToken.In(library.Index.Folder, clock)
            : null;
    }

    /// <summary>The token of this machine's user; null where there are keys to write with.</summary>
    public LocalToken? Token { get; }

    /// <summary>Looks at a key.</summary>
    public KeyAnswer Check(string key, IPAddress? from) => Answer(from, () => Find(key));

    /// <summary>Looks at what makes an address good once.</summary>
    public KeyAnswer CheckOnce(string code, IPAddress? from) =>
        Answer(from, () => code.Length <= KeySecret.MaxLength && Token?.UseOnce(code) == true ? Local : null);

    /// <summary>Who a key is of that was shown before and is good still, or null.</summary>
    public Caller? Known(string keyId) => keyId switch
    {
        Caller.AdminId => _options.AdminKey == null ? null : Admin,
        Caller.LocalId => Token == null ? null : Local,
        _ => Reading(() => _keys.Good(keyId)) is { } key ? Of(key) : null,
    };

    private static Caller Admin { get; } = new(Caller.AdminId, "管理密钥", AccessRole.Editor);

    private static Caller Local { get; } = new(Caller.LocalId, "本机用户", AccessRole.Editor);

    private KeyAnswer Answer(IPAddress? from, Func<Caller?> find)
    {
        GuessAnswer<Caller> answer = _guesses.Try(from, find);
        if (answer.Wait is { } wait && answer.IsFirst)
        {
            _log.TooManyGuesses(from, (int)Math.Ceiling(wait.TotalSeconds));
        }
        else if (answer is { Wait: null, Found: null })
        {
            _log.WrongKey(from);
        }
        return new KeyAnswer(answer.Found ?? Caller.Anyone, answer.Wait);
    }

    private Caller? Find(string key)
    {
        if (key.Length > KeySecret.MaxLength)
        {
            return null;
        }
        return _options.AdminKey is { } admin && KeySecret.Same(key, admin) ? Admin
            : Token is { } token && KeySecret.Same(key, token.Text) ? Local
            : Reading(() => _keys.Find(key)) is { } own ? Of(own) : null;
    }

    private IReadOnlyList<AccessKey> Good() => [.. (Reading(_keys.All) ?? []).Where(k => k.Revoked == null)];

    // What can't be read opens nothing.
    private T? Reading<T>(Func<T?> read) where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            _log.KeysUnreadable(e);
            return null;
        }
    }

    private static Caller Of(AccessKey key) => new(key.Id, key.Name, key.Role);
}
