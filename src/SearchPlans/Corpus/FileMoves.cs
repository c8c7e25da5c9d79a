using System.Buffers;
using System.Text.Json;
using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>
/// Moves several files within a corpus as one: a document, the text read from it and its sidecar are never apart for long. What is
/// going to be moved is written into a journal (<c>.searchplans/moves/ID.json</c>), whole and on the disk, before the first file moves,
/// and the
/// journal is deleted after the last. A process that is killed in between leaves the journal, and the next one to write finishes what it
/// says; a move that fails takes the others back. New content takes part by being written under a hidden name first.
/// Only for who holds the right to write.
/// </summary>
internal sealed class FileMoves(CorpusFolder corpus)
{
    private const string Folder = "moves";
    private const string Ending = ".json";

    // A handful of files a move; more is no journal of ours.
    private const int MaxBytes = 1 << 20;

    private string FolderPath => StateFiles.PathOf(corpus.FullPath, Folder);

    /// <summary>Moves files.</summary>
    /// <param name="moves">In this order: a place may be freed by a move before.</param>
    /// <exception cref="PlanFileException">A link leads to one of the places.</exception>
    /// <exception cref="CorpusWriteException">One can't be moved; all are where they were.</exception>
    public void Run(IReadOnlyList<FileMove> moves)
    {
        foreach (FileMove move in moves)
        {
            Expect(move);
        }
        int done = 0;
        string? journal = null;
        try
        {
            journal = Note(moves);
            foreach (FileMove move in moves)
            {
                Move(move);
                done++;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Undo(moves.Take(done).Reverse(), journal);
            throw new CorpusWriteException(e);
        }
        TryDelete(journal);
    }

    /// <summary>Finishes what a process that was killed had begun to move.</summary>
    /// <exception cref="IOException">A file can't be moved; the rest is tried again the next time.</exception>
    /// <exception cref="UnauthorizedAccessException">A file isn't this user's to move.</exception>
    public void Recover()
    {
        if (!Directory.Exists(FolderPath))
        {
            return;
        }
        foreach (string journal in Directory.GetFiles(FolderPath, "*" + Ending).Order(StringComparer.Ordinal))
        {
            foreach (FileMove move in Read(journal))
            {
                // Where both are there somebody has put another file into the place since, or what was moved there already.
                if (File.Exists(corpus.FullPathOf(move.From)) && !Path.Exists(corpus.FullPathOf(move.To)))
                {
                    Move(move);
                }
            }
            TryDelete(journal);
        }
    }

    /// <summary>Writes what is going to be moved, as <see cref="Run"/> does before it moves anything.</summary>
    /// <returns>Where the journal is.</returns>
    internal string Note(IReadOnlyList<FileMove> moves)
    {
        string journal = Path.Combine(FolderPath, Guid.NewGuid().ToString("n") + Ending);
        // Each folder by itself, so that none is for others to read.
        StateFiles.MakeFolderOf(FolderPath);
        StateFiles.MakeFolderOf(journal);
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, StateFiles.Json))
        {
            json.WriteStartArray();
            foreach (FileMove move in moves)
            {
                json.WriteStartObject();
                json.WriteString("from", move.From);
                json.WriteString("to", move.To);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        StateFiles.Save(journal, buffer.WrittenSpan);
        return journal;
    }

    private void Expect(FileMove move)
    {
        foreach (string file in new[] { move.From, move.To })
        {
            if (!corpus.IsInside(file))
            {
                throw new PlanFileException($"语料里的“{file}”或它的文件夹是链接，不往那里写。");
            }
        }
    }

    private void Move(FileMove move)
    {
        string to = corpus.FullPathOf(move.To);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Move(corpus.FullPathOf(move.From), to);
    }

    // What can't be taken back is finished by the next one to write: the journal stays.
    private void Undo(IEnumerable<FileMove> done, string? journal)
    {
        try
        {
            foreach (FileMove move in done)
            {
                File.Move(corpus.FullPathOf(move.To), corpus.FullPathOf(move.From));
            }
            TryDelete(journal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The failure that led here is what is told.
        }
    }

    private List<FileMove> Read(string journal)
    {
        if (new FileInfo(journal) is { Length: > MaxBytes })
        {
            return [];
        }
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(journal));
            return
            [
                .. document.RootElement.EnumerateArray()
                    .Select(m => new FileMove(m.GetProperty("from").GetString()!, m.GetProperty("to").GetString()!))
                    .Where(m => corpus.IsInside(m.From) && corpus.IsInside(m.To)),
            ];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // Written whole or not at all: it isn't ours.
            return [];
        }
    }

    private static void TryDelete(string? path)
    {
        try
        {
            if (path is not null)
            {
                File.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Read again it finds nothing left to move.
        }
    }
}
