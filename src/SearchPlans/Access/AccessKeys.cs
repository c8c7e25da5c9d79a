using System.Buffers;
using System.Text.Json;
using SearchPlans.Corpus;

namespace SearchPlans.Access;

/// <summary>
/// The keys of a corpus, in <c>.searchplans/keys.json</c> within it: names, roles, salted hashes; never the keys themselves. Made and
/// revoked by the command line, looked up by servers, which see a change with the next request. Safe for concurrent use, also by
/// several processes.
/// </summary>
/// <param name="corpusPath">The folder of plan files.</param>
public sealed class AccessKeys(string corpusPath)
{
    /// <summary>The longest name of a key's holder, in characters.</summary>
    public const int MaxNameChars = 60;

    private const string FileName = "keys.json";

    // Some thousand keys; more is no file of ours.
    private const int MaxBytes = 4 << 20;

    private readonly Lock _gate = new();
    private (DateTime Written, long ByteLength) _stamp;
    private IReadOnlyList<AccessKey> _keys = [];

    /// <summary>Where the file is; it may be missing.</summary>
    public string FullPath { get; } = StateFiles.PathOf(corpusPath, FileName);

    /// <summary>All keys in the order of their making, revoked ones as well.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file isn't this user's to read.</exception>
    /// <exception cref="InvalidDataException">The file isn't what was written.</exception>
    public IReadOnlyList<AccessKey> All()
    {
        FileInfo file = new(FullPath);
        if (!file.Exists)
        {
            return [];
        }
        lock (_gate)
        {
            if (_stamp != (file.LastWriteTimeUtc, file.Length))
            {
                _keys = Read(file);
                _stamp = (file.LastWriteTimeUtc, file.Length);
            }
            return _keys;
        }
    }

    /// <summary>The key whose text this is; null when there is none or it was revoked.</summary>
    /// <inheritdoc cref="All" path="/exception"/>
    public AccessKey? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return KeySecret.IdOf(text) is { } id && Good(id) is { } key
            && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(KeySecret.Hash(text, key.Salt), key.Hash)
            ? key
            : null;
    }

    /// <summary>The key with an id; null when there is none or it was revoked.</summary>
    /// <inheritdoc cref="All" path="/exception"/>
    public AccessKey? Good(string id) => All().FirstOrDefault(k => k.Id == id && k.Revoked is null);

    /// <summary>Makes a key.</summary>
    /// <param name="name">Whose it is: one line of at most <see cref="MaxNameChars"/>.</param>
    /// <param name="role">What it is good for.</param>
    /// <param name="now">The time.</param>
    /// <returns>The key, and its text, which is kept nowhere.</returns>
    /// <exception cref="ArgumentException">The name is empty, too long or not one line.</exception>
    /// <inheritdoc cref="All" path="/exception"/>
    public (AccessKey Key, string Text) Make(string name, AccessRole role, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Trim() is not { Length: > 0 and <= MaxNameChars } trimmed || trimmed.Any(char.IsControl))
        {
            throw new ArgumentException("A name is one line.", nameof(name));
        }
        if (role is not (AccessRole.Reader or AccessRole.Editor))
        {
            throw new ArgumentOutOfRangeException(nameof(role));
        }
        (string id, string text) = KeySecret.Make();
        byte[] salt = KeySecret.NewSalt();
        AccessKey key = new(id, trimmed, role, now.ToUniversalTime(), null) { Salt = salt, Hash = KeySecret.Hash(text, salt) };
        Change(keys => [.. keys, key]);
        return (key, text);
    }

    /// <summary>Revokes a key.</summary>
    /// <returns>The key as it is now; null when there is none with that id.</returns>
    /// <inheritdoc cref="All" path="/exception"/>
    public AccessKey? Revoke(string id, DateTimeOffset now)
    {
        AccessKey? revoked = null;
        Change(keys =>
            [.. keys.Select(k => k.Id == id ? revoked = k with { Revoked = k.Revoked ?? now.ToUniversalTime(), Hash = [] } : k)]);
        return revoked;
    }

    private void Change(Func<IReadOnlyList<AccessKey>, IReadOnlyList<AccessKey>> change)
    {
        StateFiles.MakeFolderOf(FullPath);
        // One process at a time from reading to writing; the lock file stays.
        using FileStream held = StateFiles.Hold(FullPath + ".lock", FileMode.OpenOrCreate);
        FileInfo file = new(FullPath);
        IReadOnlyList<AccessKey> before = file.Exists ? Read(file) : [];
        StateFiles.Save(FullPath, Write(change(before)));
        lock (_gate)
        {
            _stamp = default;
        }
    }

    private static IReadOnlyList<AccessKey> Read(FileInfo file)
    {
        if (file.Length > MaxBytes)
        {
            throw new InvalidDataException($"密钥文件超过 {MaxBytes >> 20} MB，不是本程序写的。");
        }
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file.FullName));
            return [.. document.RootElement.GetProperty("keys").EnumerateArray().Select(Of)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InvalidDataException("密钥文件已损坏。请从备份恢复，或删除它后重新发放密钥。", e);
        }
    }

    private static AccessKey Of(JsonElement key) => new(
        key.GetProperty("id").GetString()!,
        key.GetProperty("name").GetString()!,
        key.GetProperty("role").GetString() switch
        {
            "editor" => AccessRole.Editor,
            "reader" => AccessRole.Reader,
            _ => AccessRole.None,
        },
        key.GetProperty("made").GetDateTimeOffset(),
        key.TryGetProperty("revoked", out JsonElement revoked) ? revoked.GetDateTimeOffset() : null)
    {
        Salt = key.GetProperty("salt").GetBytesFromBase64(),
        Hash = key.GetProperty("hash").GetBytesFromBase64(),
    };

    private static ReadOnlySpan<byte> Write(IReadOnlyList<AccessKey> keys)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, StateFiles.Json with { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("keys");
            foreach (AccessKey key in keys)
            {
                json.WriteStartObject();
                json.WriteString("id", key.Id);
                json.WriteString("name", key.Name);
                json.WriteString("role", key.Role == AccessRole.Editor ? "editor" : "reader");
                json.WriteString("made", key.Made);
                if (key.Revoked is { } revoked)
                {
                    json.WriteString("revoked", revoked);
                }
                json.WriteBase64String("salt", key.Salt);
                json.WriteBase64String("hash", key.Hash);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan;
    }
}
