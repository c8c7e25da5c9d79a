using System.Text;
using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Adding;

/// <summary>A document that was read, to be kept.</summary>
/// <param name="Content">Its bytes as they came.</param>
/// <param name="File">What was read from it.</param>
/// <param name="Given">What is known better, or null.</param>
internal sealed record ReadDocument(byte[] Content, PlanFile File, PlanMetadata? Given)
{
    /// <summary>Whether it is text itself, so that nothing has to be kept beside it.</summary>
    // A page that is named .txt is no text.
    public bool IsText => PlanFileReader.IsText(File.FileName) && File.IsText;

    /// <summary>The text that a person can correct: as it is, or as it was read, behind what the document says of itself
    /// elsewhere.</summary>
    public string Text => IsText ? File.Text : FrontMatter.Before(File.Text, CorpusReading.Found(File));
}

/// <summary>
/// Writes documents into a corpus, each file whole or not at all. A document that isn't text is kept as it came and its
/// text beside it (NAME.docx, NAME.docx.md), in this order: should it end between the two, the document alone is a plan too.
/// </summary>
internal sealed class PlanKeeper(CorpusFolder corpus)
{
    /// <summary>A name like the one wanted that nothing in the corpus has.</summary>
    /// <param name="name">Relative to the corpus, harmless.</param>
    public string FreeName(string name)
    {
        string stem = name[..^Path.GetExtension(name).Length];
        string free = name;
        for (int n = 2; IsTaken(free); n++)
        {
            free = $"{stem}-{n}{Path.GetExtension(name)}";
        }
        return free;
    }

    /// <summary>The file in the corpus that a plan of this name is read from, or null.</summary>
    /// <param name="name">Relative to the corpus, harmless.</param>
    public CorpusFile? Existing(string name)
    {
        if (File.Exists(corpus.FullPathOf(name + CorpusFolder.TextExtension)))
        {
            return corpus.FileOf(name + CorpusFolder.TextExtension);
        }
        return File.Exists(corpus.FullPathOf(name)) ? corpus.FileOf(name) : null;
    }

    /// <summary>Writes a document and, where there is something given that it doesn't say by itself, its sidecar: all of it, or nothing
    /// that wasn't there before.</summary>
    /// <param name="name">Relative to the corpus; what is there gives way.</param>
    /// <param name="document">The document.</param>
    /// <returns>The file that the plan is read from.</returns>
    /// <exception cref="PlanFileException">What was given can't be kept, or a link leads there.</exception>
    /// <exception cref="CorpusWriteException">It can't be written.</exception>
    public CorpusFile Keep(string name, ReadDocument document)
    {
        if (!corpus.IsInside(name))
        {
            throw new PlanFileException($"语料里的“{name}”或它的文件夹是链接，不往那里写。");
        }
        PlanMetadata? given = Differing(name, document);
        if (given is not null)
        {
            MetadataCorrection.ExpectKept(given);
        }
        string path = corpus.FullPathOf(name);
        var made = new List<string>();
        string[] folders = [.. FoldersMissing(path)];
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (given is not null)
            {
                Note(PlanSidecar.PathOf(path));
                PlanSidecar.Save(path, given);
            }
            Note(path);
            WriteWhole(path, document.Content);
            if (document.IsText)
            {
                return corpus.FileOf(name);
            }
            Note(path + CorpusFolder.TextExtension);
            WriteWhole(path + CorpusFolder.TextExtension, Encoding.UTF8.GetBytes(document.Text));
            return corpus.FileOf(name + CorpusFolder.TextExtension);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            made.ForEach(TryDelete);
            Array.ForEach(folders, TryDeleteFolder);
            throw new CorpusWriteException(e);
        }

        void Note(string file)
        {
            if (!File.Exists(file))
            {
                made.Add(file);
            }
        }
    }

    /// <summary>Writes a document in the place of a plan that goes into the trash: both, or neither. The sidecar of what gives way goes
    /// over to it, what is given before what that says; so does the id.</summary>
    /// <param name="name">The name it is kept under, relative to the corpus; the old plan's or one that is free.</param>
    /// <param name="document">The document.</param>
    /// <param name="old">The file of the plan that gives way.</param>
    /// <param name="id">That plan's id.</param>
    /// <param name="out">What brings its files into the trash.</param>
    /// <returns>The file that the plan is read from.</returns>
    /// <exception cref="PlanFileException">What was given can't be kept, the old sidecar not be read, or a link leads there.</exception>
    /// <exception cref="CorpusWriteException">It can't be written; the old plan is where it was.</exception>
    public CorpusFile Replace(string name, ReadDocument document, CorpusFile old, string id, IReadOnlyList<FileMove> @out)
    {
        PlanMetadata? given = Differing(name, document);
        if (given is not null)
        {
            MetadataCorrection.ExpectKept(given);
        }
        string sidecar = PlanSidecar.Write(
            PlanIds.Of(name) == id ? null : id,
            given ?? PlanSidecar.TryRead(old.SidecarOwner) ?? new PlanMetadata(),
            PlanSidecar.ReadFigures(old.SidecarOwner),
            // Nobody has looked at the new one.
            isChecked: false);
        var moves = new List<FileMove>(@out);
        var staged = new List<string>();
        try
        {
            if (sidecar.Length > 0)
            {
                Stage(PlanSidecar.PathOf(name), Encoding.UTF8.GetBytes(sidecar));
            }
            Stage(name, document.Content);
            if (!document.IsText)
            {
                Stage(name + CorpusFolder.TextExtension, Encoding.UTF8.GetBytes(document.Text));
            }
            new FileMoves(corpus).Run(moves);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PlanFileException)
        {
            // Where not even that could be taken back, the next to write brings both to their places.
            if (File.Exists(old.FullPath))
            {
                PlanFiles.Unstage(corpus, staged);
            }
            if (e is PlanFileException or CorpusWriteException)
            {
                throw;
            }
            throw new CorpusWriteException(e);
        }
        return corpus.FileOf(document.IsText ? name : name + CorpusFolder.TextExtension);

        void Stage(string file, ReadOnlySpan<byte> content)
        {
            string pending = PlanFiles.Stage(corpus, file, content);
            staged.Add(pending);
            moves.Add(new FileMove(pending, file));
        }
    }

    // A text named like a document's (甲.docx.md) would become that document's.
    private bool IsTaken(string name) =>
        Path.Exists(corpus.FullPathOf(name)) || Existing(name) is not null
        || (CorpusFolder.DocumentOf(name) is { } document && File.Exists(corpus.FullPathOf(document)));

    // Only what the document itself doesn't say needs a sidecar.
    private static PlanMetadata? Differing(string name, ReadDocument document) =>
        document.Given is null
            || PlanParser.Parse(document.Text, name, document.Given).Metadata == PlanParser.Parse(document.Text, name).Metadata
            ? null
            : document.Given;

    // Those that have to be made for a file, innermost first.
    private IEnumerable<string> FoldersMissing(string path)
    {
        for (string folder = Path.GetDirectoryName(path)!;
            folder.Length > corpus.FullPath.Length && !Directory.Exists(folder);
            folder = Path.GetDirectoryName(folder)!)
        {
            yield return folder;
        }
    }

    private static void TryDeleteFolder(string path)
    {
        try
        {
            Directory.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It was never made, or others have put something into it.
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is left is a whole file, and a plan by itself.
        }
    }

    private static void WriteWhole(string path, ReadOnlySpan<byte> content)
    {
        string pending = CorpusFolder.PendingPathOf(path);
        try
        {
            using (var file = new FileStream(pending, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }
            File.Move(pending, path, overwrite: true);
        }
        finally
        {
            File.Delete(pending);
        }
    }
}
