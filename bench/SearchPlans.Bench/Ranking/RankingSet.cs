using System.IO.Compression;
using SearchPlans.Plans;

namespace SearchPlans.Bench.Ranking;

/// <summary>Passages and questions, each with the passage that answers it.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Passages">The passages.</param>
/// <param name="Questions">The questions, each with the ordinal of its passage.</param>
internal sealed record RankingSet(string Name, IReadOnlyList<string> Passages, IReadOnlyList<(string Text, int Passage)> Questions)
{
    /// <summary>Reads corpus.tsv (id, passage), queries.tsv (id, question) and qrels.tsv (question, 0, passage, 1) of a folder.</summary>
    public static RankingSet Read(string folder)
    {
        string[][] passages = Rows(folder, "corpus.tsv");
        var ordinals = passages.Select((p, i) => (p[0], i)).ToDictionary(p => p.Item1, p => p.i);
        var questions = Rows(folder, "queries.tsv").ToDictionary(q => q[0], q => q[1]);
        return new RankingSet(
            Path.GetFileName(folder), [.. passages.Select(p => p[1])],
            [.. Rows(folder, "qrels.tsv").Select(r => (questions[r[0]], ordinals[r[2]]))]);
    }

    /// <summary>
    /// Known items: of every report (a zip of them) each heading of four to thirty characters that is one only in its report is asked
    /// for, and the first paragraph below it is to be found. Headings themselves aren't among the passages.
    /// </summary>
    public static RankingSet KnownItems(string zip, int questions)
    {
        var passages = new List<string>();
        var all = new List<(string, int)>();
        using ZipArchive archive = ZipFile.OpenRead(zip);
        foreach (ZipArchiveEntry entry in archive.Entries.Where(e => PlanFileReader.Supports(e.FullName)).OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            using Stream stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Plan plan = PlanParser.Parse(PlanFileReader.Read(bytes.ToArray(), entry.FullName).Text, entry.FullName);
            for (int i = 0; i < plan.Units.Count; i++)
            {
                PlanUnit unit = plan.Units[i];
                if (unit.Kind is not (PlanUnitKind.Paragraph or PlanUnitKind.ListItem)) continue;
                if (i > 0 && plan.Units[i - 1] is { Kind: PlanUnitKind.Heading, Section: int section })
                {
                    string heading = plan.Sections[section].Heading[plan.Sections[section].Number.Length..].Trim();
                    if (heading.Length is >= 4 and <= 30) all.Add((heading, passages.Count));
                }
                passages.Add(plan.Text[unit.StartChar..unit.EndChar]);
            }
        }
        var random = new Random(20261122);
        (string, int)[] unique = [.. all.GroupBy(q => q.Item1).Where(g => g.Count() == 1).Select(g => g.First())];
        random.Shuffle(unique);
        return new RankingSet("known items", passages, [.. unique.Take(questions)]);
    }

    private static string[][] Rows(string folder, string file) =>
        [.. File.ReadLines(Path.Combine(folder, file)).Select(l => l.Split('\t')).Where(r => r.Length > 1)];
}
