using System.Globalization;
using SearchPlans.Product.Bench;

namespace SearchPlans.Bench.Ranking;

/// <summary>
/// How high the passage that answers a question stands among the first ten: MRR@10, the mean of 1/rank (0 where it isn't among
/// them; Voorhees, TREC-8, 1999). The whole way from a corpus folder to an answer, beside BM25 on words, on pairs of characters and on
/// both.
/// </summary>
internal static class RankingBenchmark
{
    private const int Depth = 10;

    public static int Run(IReadOnlyList<string> paths)
    {
        Console.WriteLine("| 集合 | 段落 | 问题 | SearchPlans | 词 | 双字 | 词＋双字 |");
        Console.WriteLine("| --- | --: | --: | --: | --: | --: | --: |");
        foreach (string path in paths)
        {
            RankingSet set = Directory.Exists(path) ? RankingSet.Read(path) : RankingSet.KnownItems(path);
            var plain = new PlainRanking(set.Passages);
            double[] figures =
            [
                Ours(set),
                Mrr(set, q => plain.Best(q, PlainFields.Words, Depth)),
                Mrr(set, q => plain.Best(q, PlainFields.Bigrams, Depth)),
                Mrr(set, q => plain.Best(q, PlainFields.Both, Depth)),
            ];
            Console.WriteLine(
                $"| {set.Name} | {set.Passages.Count} | {set.Questions.Count} | "
                    + $"{string.Join(" | ", figures.Select(f => f.ToString("f4", CultureInfo.InvariantCulture)))} |");
        }
        return 0;
    }

    private static double Ours(RankingSet set)
    {
        DirectoryInfo work = Directory.CreateTempSubdirectory("searchplans-ranking-");
        try
        {
            string corpus = Path.Combine(work.FullName, "corpus");
            foreach (RankingFile file in set.Files)
            {
                string path = Path.Combine(corpus, file.Name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, file.Text);
            }
            using ProductLibrary library = ClusterOptions.Open(corpus, Path.Combine(work.FullName, "index"));
            return Mrr(set, q => library.Best(q, Depth).Select(h => set.PassageOf(h.File, h.Text)));
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static double Mrr(RankingSet set, Func<string, IEnumerable<int>> search)
    {
        double sum = 0;
        foreach ((string text, int passage) in set.Questions)
        {
            int rank = search(text).ToList().IndexOf(passage) + 1;
            if (rank > 0)
            {
                sum += 1.0 / rank;
            }
        }
        return sum / set.Questions.Count;
    }
}
