using System.IO.Compression;
using System.Text;
using SearchPlans.Plans;

namespace SearchPlans.Bench.Ranking;

/// <summary>Passages and questions, each with the passage that answers it.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Files">The corpus that holds the passages.</param>
/// <param name="Questions">The questions, each with the ordinal of its passage.</param>
internal sealed record RankingSet(string Name, IReadOnlyList<RankingFile> Files, IReadOnlyList<(string Text, int Passage)> Questions)
{
    // Markdown has no more.
    private const int DeepestHeading = 6;

    private readonly Dictionary<string, (RankingFile File, int First)> _byName = WithFirst(Files).ToDictionary(f => f.File.Name);

    /// <summary>All passages.</summary>
    public IReadOnlyList<string> Passages { get; } = [.. Files.SelectMany(f => f.Passages)];

    /// <summary>The ordinal of a passage, or -1 for what is none, such as a heading.</summary>
    /// <param name="file">The file it was found in.</param>
    /// <param name="text">The paragraph that was found.</param>
    public int PassageOf(string file, string text)
    {
        (RankingFile found, int first) = _byName[file];
        // A passage of its own may be read as several paragraphs.
        int index = found.Passages.Length == 1 ? 0 : Array.IndexOf(found.Passages, text);
        return index < 0 ? -1 : first + index;
    }

    /// <summary>Reads corpus.tsv (id, passage), queries.tsv (id, question) and qrels.tsv (question, 0, passage, 1) of a folder.</summary>
    public static RankingSet Read(string folder)
    {
        string[][] passages = Rows(folder, "corpus.tsv");
        var ordinals = passages.Select((p, i) => (p[0], i)).ToDictionary(p => p.Item1, p => p.i);
        var questions = Rows(folder, "queries.tsv").ToDictionary(q => q[0], q => q[1]);
        return new RankingSet(
            Path.GetFileName(folder),
            [.. passages.Select((p, i) => new RankingFile($"{i}.txt", p[1], [p[1]]))],
            [.. Rows(folder, "qrels.tsv").Select(r => (questions[r[0]], ordinals[r[2]]))]);
    }

    /// <summary>
    /// Known items: of every report (a zip of them) each heading of four to thirty characters that no other section has is asked
    /// for, and the first paragraph below it is to be found. The reports stand there as they are but for the words of their headings.
    /// </summary>
    public static RankingSet KnownItems(string zip)
    {
        var files = new List<RankingFile>();
        var all = new List<(string Text, int Passage)>();
        int first = 0;
        using ZipArchive archive = ZipFile.OpenRead(zip);
        foreach (ZipArchiveEntry entry
            in archive.Entries.Where(e => PlanFileReader.Supports(e.FullName)).OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            using Stream stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Plan plan = PlanParser.Parse(PlanFileReader.Read(bytes.ToArray(), entry.FullName).Text, entry.FullName);
            var text = new StringBuilder("# 报告\n\n");
            var passages = new List<string>();
            for (int i = 0; i < plan.Units.Count; i++)
            {
                PlanUnit unit = plan.Units[i];
                if (unit.Kind == PlanUnitKind.Heading)
                {
                    text.Append('#', Math.Min(plan.Sections[unit.Section].Level + 1, DeepestHeading)).Append(" 节\n\n");
                }
                if (unit.Kind is not (PlanUnitKind.Paragraph or PlanUnitKind.ListItem))
                {
                    continue;
                }
                if (i > 0 && plan.Units[i - 1] is { Kind: PlanUnitKind.Heading, Section: int section })
                {
                    string heading = plan.Sections[section].Heading[plan.Sections[section].Number.Length..].Trim();
                    if (heading.Length is >= 4 and <= 30)
                    {
                        all.Add((heading, first + passages.Count));
                    }
                }
                // As it is shown: lines that were wrapped at one width are joined.
                passages.Add(plan.Shown(unit).Text.ReplaceLineEndings(""));
                text.Append(passages[^1]).Append("\n\n");
            }
            files.Add(new RankingFile(entry.FullName, text.ToString(), [.. passages]));
            first += passages.Count;
        }
        return new RankingSet("known items", files, [.. all.GroupBy(q => q.Text).Where(g => g.Count() == 1).Select(g => g.First())]);
    }

    private static IEnumerable<(RankingFile File, int First)> WithFirst(IReadOnlyList<RankingFile> files)
    {
        int first = 0;
        foreach (RankingFile file in files)
        {
            yield return (file, first);
            first += file.Passages.Length;
        }
    }

    private static string[][] Rows(string folder, string file) =>
        [.. File.ReadLines(Path.Combine(folder, file)).Select(l => l.Split('\t')).Where(r => r.Length > 1)];
}

/// <summary>A file of a corpus to search in.</summary>
/// <param name="Name">Its path within the corpus.</param>
/// <param name="Text">What it says.</param>
/// <param name="Passages">The passages in it, in order.</param>
internal sealed record RankingFile(string Name, string Text, string[] Passages);
