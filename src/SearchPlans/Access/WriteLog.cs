using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SearchPlans.Access;

/// <summary>What was done to a corpus.</summary>
public enum WriteAction
{
    /// <summary>A plan was added.</summary>
    Added,
    /// <summary>A plan took the place of another.</summary>
    Updated,
    /// <summary>What is known of a plan was corrected.</summary>
    Corrected,
    /// <summary>A key was made.</summary>
    KeyMade,
    /// <summary>A key was revoked.</summary>
    KeyRevoked,
}

/// <summary>Who wrote.</summary>
/// <param name="Id">The key's id; <c>admin</c>, <c>local</c> or <c>cli</c> where there is none.</param>
/// <param name="Name">Whose key it is, or the name of the user at the command line.</param>
public sealed record Writer(string Id, string Name);

/// <summary>
/// Who wrote what and when: <c>.searchplans/writes.jsonl</c> in the corpus, a JSON object a line, only ever appended to. It holds no
/// addresses; those are in the server's own log alone.
/// </summary>
/// <param name="corpusPath">The folder of plan files.</param>
public sealed class WriteLog(string corpusPath)
{
    internal static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string FileName = "writes.jsonl";

    private readonly Lock _gate = new();

    /// <summary>Where the file is; it may be missing.</summary>
    public string FullPath { get; } = StateFiles.PathOf(corpusPath, FileName);

    /// <summary>Appends a line.</summary>
    /// <param name="writer">Who.</param>
    /// <param name="action">Did what.</param>
    /// <param name="subject">To which: the id of the plan or key.</param>
    /// <param name="file">The plan's file, relative to the corpus; of a key its holder's name.</param>
    /// <param name="now">When.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It isn't this user's to write.</exception>
    public void Append(Writer writer, WriteAction action, string subject, string file, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ReadOnlySpan<byte> line = Line(writer, action, subject, file, now);
        lock (_gate)
        {
            StateFiles.MakeFolderOf(FullPath);
            // Held alone, so that lines of several processes don't run into each other; written at once, so that none is half.
            // Not waited for until it is on the disk: adding many would take twice as long.
            using FileStream log = StateFiles.Hold(FullPath, FileMode.Append);
            log.Write(line);
        }
    }

    private static ReadOnlySpan<byte> Line(Writer writer, WriteAction action, string subject, string file, DateTimeOffset now)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Json))
        {
            json.WriteStartObject();
            json.WriteString("time", now.UtcDateTime);
            json.WriteString("who", writer.Id);
            json.WriteString("name", writer.Name);
            json.WriteString("action", action switch
            {
                WriteAction.Added => "added",
                WriteAction.Updated => "updated",
                WriteAction.Corrected => "corrected",
                WriteAction.KeyMade => "key-made",
                _ => "key-revoked",
            });
            json.WriteString("subject", subject);
            json.WriteString("file", file);
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }
}
