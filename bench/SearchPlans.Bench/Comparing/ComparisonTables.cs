using static SearchPlans.Bench.Comparing.Comparison;
using static SearchPlans.Bench.Statistics;

namespace SearchPlans.Bench.Comparing;

/// <summary>Prints what was measured as Markdown. A ratio above one is in the engine's favour.</summary>
internal static class ComparisonTables
{
    private static readonly string[] _classes = ["term", "and", "or2", "or5", "phrase"];

    public static void Head(TextWriter to, ComparisonOptions options) => to.WriteLine(
        $"{Environment.ProcessorCount} processors; {options.Rounds} round(s), {options.Runs} runs of each query in a round.");

    public static void Collection(TextWriter to, CollectionResults collection)
    {
        to.WriteLine($"\n### {collection.Name}: {collection.Docs:n0} paragraphs\n");
        to.WriteLine($"Load {collection.LoadBefore} before, {collection.LoadAfter} after; about one of it is the peer at work.\n");
        foreach (string mode in collection.Peers[Ours].Queries[0].Modes.Keys)
        {
            Queries(to, collection, mode);
        }
        Throughput(to, collection);
        Answers(to, collection, Comparison.Lucene, scores: true);
        Answers(to, collection, LuceneNet, scores: false);
        Resources(to, collection);
    }

    public static void Curve(TextWriter to, List<CollectionResults> sizes)
    {
        if (sizes.Count < 2)
        {
            return;
        }
        string mode = sizes[0].Peers[Ours].Queries[0].Modes.Keys.Last();
        to.WriteLine($"### Cost of a query ({mode}) as documents grow\n");
        to.WriteLine("Mean of the queries' medians, µs; in brackets, how many times the smallest collection's.\n");
        to.WriteLine($"| documents | {string.Join(" | ", _classes.Select(c => $"{Ours} {c} | Lucene {c}"))} |");
        to.WriteLine($"| --- |{string.Concat(_classes.Select(_ => " --: | --: |"))}");
        foreach (CollectionResults size in sizes)
        {
            to.Write($"| {size.Docs:n0} ({size.Docs / (double)sizes[0].Docs:f1}) |");
            foreach (string kind in _classes)
            {
                foreach (string peer in (string[])[Ours, Comparison.Lucene])
                {
                    double cost = MeanOf(size, peer, mode, kind);
                    to.Write($" {cost:f0} ({cost / MeanOf(sizes[0], peer, mode, kind):f1}) |");
                }
            }
            to.WriteLine();
        }
    }

    private static void Queries(TextWriter to, CollectionResults collection, string mode)
    {
        string[] others = [.. collection.Peers.Keys.Where(p => p != Ours)];
        to.WriteLine($"| {mode} | {Ours} µs |{string.Concat(others.Select(p => $" {p} µs | times as fast | worst query |"))}");
        to.WriteLine($"| --- | --: |{string.Concat(others.Select(_ => " --: | --: | --: |"))}");
        Dictionary<string, double[]> medians = collection.Peers.ToDictionary(p => p.Key, p => QueryMedians(p.Value, mode));
        string[] classOf = [.. collection.Peers[Ours].Queries[0].Modes[mode].Queries.Select(q => q.Class)];
        foreach (string kind in _classes)
        {
            double[] Of(string peer) => [.. medians[peer].Where((_, i) => classOf[i] == kind)];
            double ours = Median(Of(Ours));
            to.Write($"| {kind} | {ours:f0} |");
            foreach (string peer in others)
            {
                double worst = Of(Ours).Zip(Of(peer), (a, b) => b / a).Min();
                to.Write($" {Median(Of(peer)):f0} | {Median(Of(peer)) / ours:f2} | {worst:f2} |");
            }
            to.WriteLine();
        }
        to.WriteLine();
    }

    private static void Throughput(TextWriter to, CollectionResults collection)
    {
        string[] modes = [.. collection.Peers[Ours].Queries[0].Modes.Keys];
        to.WriteLine($"| queries a second |{string.Concat(modes.Select(m => $" {m}, 1 thread | {m}, 2 threads |"))}");
        to.WriteLine($"| --- |{string.Concat(modes.Select(_ => " --: | --: |"))}");
        foreach ((string peer, PeerResults results) in collection.Peers)
        {
            double Of(string mode, Func<ModeResult, double> value) => Median([.. results.Queries.Select(q => value(q.Modes[mode]))]);
            to.WriteLine(
                $"| {peer} |{string.Concat(modes.Select(m => $" {Of(m, r => r.OneThread):f0} | {Of(m, r => r.TwoThreads):f0} |"))}");
        }
        to.WriteLine();
    }

    private static void Answers(TextWriter to, CollectionResults collection, string peer, bool scores)
    {
        List<string> differences = AnswerCheck.Differences(collection.Peers[Ours].Queries[0], collection.Peers[peer].Queries[0], scores);
        // Without scores there is nothing to compare where hits aren't counted.
        int count = collection.Peers[Ours].Queries[0].Modes.Where(m => scores || m.Key == "exact").Sum(m => m.Value.Queries.Count);
        string same = scores ? $"Same hits, same ten documents and scores (to {AnswerCheck.Tolerance:g1})" : "Same hits";
        to.WriteLine($"{same} as {peer}: {count - differences.Count} of {count} answers.\n");
        foreach (string difference in differences.Take(10))
        {
            to.WriteLine($"- {difference}");
        }
        if (differences.Count > 0)
        {
            to.WriteLine();
        }
    }

    private static void Resources(TextWriter to, CollectionResults collection)
    {
        string[] peers = [.. collection.Peers.Keys];
        to.WriteLine($"| | {string.Join(" | ", peers)} | times as good as {LuceneNet} | as {Comparison.Lucene} |");
        to.WriteLine($"| --- |{string.Concat(peers.Select(_ => " --: |"))} --: | --: |");
        void Row(string what, string format, Func<PeerResults, double> value, bool moreIsBetter = false)
        {
            double[] values = [.. peers.Select(p => value(collection.Peers[p]))];
            double Ratio(string peer)
            {
                double ratio = value(collection.Peers[peer]) / value(collection.Peers[Ours]);
                return moreIsBetter ? 1 / ratio : ratio;
            }
            string figures = string.Join(" | ", values.Select(v => double.IsNaN(v) ? "–" : v.ToString(format)));
            to.WriteLine($"| {what} | {figures} | {Ratio(LuceneNet):f2} | {Ratio(Comparison.Lucene):f2} |");
        }
        foreach (int threads in (int[])[1, 2])
        {
            Row($"indexing tokens, {threads} thread(s): documents/s", "n0",
                p => Median([.. p.Index[threads].Select(r => r.Docs / r.Ms * 1000)]), moreIsBetter: true);
            Row($"indexing tokens, {threads} thread(s): peak memory MB", "f0",
                p => Median([.. p.Index[threads].Select(r => r.PeakRssBytes / 1e6)]));
            if (collection.Peers[Ours].Raw[threads].Count == 0)
            {
                continue;
            }
            Row($"indexing text with SmartCn, {threads} thread(s): million characters/s", "f2",
                p => Median([.. p.Raw[threads].Select(r => r.Chars / r.Ms / 1000)]), moreIsBetter: true);
        }
        Row("index MB (one thread)", "f1", p => p.Index[1][0].IndexBytes / 1e6);
        Row("searching: peak memory MB, mapped files included", "f0", p => Median([.. p.Queries.Select(q => q.PeakRssBytes / 1e6)]));
        Row("searching: memory that isn't file pages, MB", "f0", p => Median([.. p.Queries.Select(q => q.AnonBytes / 1e6)]));
        Row("opening and the first answer, fresh process, ms", "f1", p => Median([.. p.Queries.Select(q => q.OpenFirstMs)]));
        to.WriteLine();
    }

    private static double MeanOf(CollectionResults collection, string peer, string mode, string kind)
    {
        double[] medians = QueryMedians(collection.Peers[peer], mode);
        List<QueryTimes> queries = collection.Peers[peer].Queries[0].Modes[mode].Queries;
        return medians.Where((_, i) => queries[i].Class == kind).Average();
    }

    // Of each query, the median over rounds of its median over runs.
    private static double[] QueryMedians(PeerResults results, string mode) =>
        [.. Enumerable.Range(0, results.Queries[0].Modes[mode].Queries.Count)
            .Select(i => Median([.. results.Queries.Select(q => q.Modes[mode].Queries[i].MedianUs)]))];
}
