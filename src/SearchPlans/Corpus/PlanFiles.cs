using System.Text;
using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>The files of one plan: its document, the text read from it, and their sidecars. They go together wherever they go.</summary>
internal static class PlanFiles
{
    /// <summary>The names that the files of a plan may have, beside each other.</summary>
    /// <param name="document">The document's name.</param>
    public static IReadOnlyList<string> NamesOf(string document)
    {
        string text = document + CorpusFolder.TextExtension;
        return [document, text, PlanSidecar.PathOf(document), PlanSidecar.PathOf(text)];
    }

    /// <summary>The moves that bring a plan's files to another name, its sidecar made to keep its id where that name would give
    /// another.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="source">The plan's file as it lies now.</param>
    /// <param name="from">Where its document is, relative to the corpus.</param>
    /// <param name="to">The name that its document gets.</param>
    /// <param name="id">Its id.</param>
    /// <returns>The moves, and the hidden file written for them, relative to the corpus, or null.</returns>
    /// <exception cref="PlanFileException">Its sidecar can't be read.</exception>
    /// <exception cref="IOException">The new sidecar can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It isn't this user's to write.</exception>
    public static (IReadOnlyList<FileMove> Moves, string? Staged) MovesTo(
        CorpusFolder corpus, CorpusFile source, string from, string to, string id)
    {
        FileMove[] moves =
        [
            .. NamesOf(from).Zip(NamesOf(to)).Select(names => new FileMove(names.First, names.Second))
                .Where(move => File.Exists(corpus.FullPathOf(move.From))),
        ];
        string? kept = PlanIds.Of(to) == id ? null : id;
        string owner = source.SidecarOwner;
        if (PlanSidecar.ReadId(owner) == kept)
        {
            return (moves, null);
        }
        string sidecar = PlanSidecar.PathOf(owner);
        string place = moves.FirstOrDefault(move => corpus.FullPathOf(move.From) == sidecar).To ?? PlanSidecar.PathOf(to);
        moves = [.. moves.Where(move => move.To != place)];
        string text = PlanSidecar.Write(
            kept, PlanSidecar.TryRead(owner) ?? new PlanMetadata(), PlanSidecar.ReadFigures(owner), PlanSidecar.IsChecked(owner));
        if (text.Length == 0)
        {
            return (moves, null);
        }
        string staged = Stage(corpus, place, Encoding.UTF8.GetBytes(text));
        return ([.. moves, new FileMove(staged, place)], staged);
    }

    /// <summary>Writes what is going to be moved to a name, under a hidden name beside it.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="name">Relative to the corpus.</param>
    /// <param name="content">What is written.</param>
    /// <returns>The hidden name, relative to the corpus.</returns>
    /// <exception cref="PlanFileException">A link leads there.</exception>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It isn't this user's to write.</exception>
    public static string Stage(CorpusFolder corpus, string name, ReadOnlySpan<byte> content)
    {
        if (!corpus.IsInside(name))
        {
            throw new PlanFileException($"语料里的“{name}”或它的文件夹是链接，不往那里写。");
        }
        string path = corpus.FullPathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string pending = CorpusFolder.PendingPathOf(path);
        using (var file = new FileStream(pending, FileMode.CreateNew, FileAccess.Write))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        return name[..(name.LastIndexOf('/') + 1)] + Path.GetFileName(pending);
    }

    /// <summary>Deletes what was written to be moved and wasn't.</summary>
    public static void Unstage(CorpusFolder corpus, IEnumerable<string?> staged)
    {
        foreach (string name in staged.OfType<string>())
        {
            try
            {
                File.Delete(corpus.FullPathOf(name));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A hidden file is no plan, and is swept later.
            }
        }
    }
}
