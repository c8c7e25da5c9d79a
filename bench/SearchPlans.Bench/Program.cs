using SearchPlans.Bench;
using SearchPlans.Bench.Comparing;
using SearchPlans.Bench.Figures;
using SearchPlans.Bench.Loss;
using SearchPlans.Bench.Made;
using SearchPlans.Bench.Pages;
using SearchPlans.Bench.Ranking;
using SearchPlans.Bench.Same;
using SearchPlans.Bench.Understanding;
using SearchPlans.Bench.Versions;
using SearchPlans.Plans;

// PDF is read by the command line that was built with this.
string output = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
ReadingProcess.BeginWith(Path.GetFullPath(Path.Combine(output, "..", "..", "SearchPlans.Cli", Path.GetFileName(output),
    OperatingSystem.IsWindows() ? "SearchPlans.Cli.exe" : "SearchPlans.Cli")));

// Each measurement is a verb; README and bench/README.md name the commands whose tables they show.
return args switch
{
    ["reports", string corpus] => ReportsBenchmark.Run(corpus),
    ["ranking", _, ..] => RankingBenchmark.Run(args[1..]),
    ["plans", string corpus] => PlansBenchmark.Run(corpus),
    ["made", string folder] => MadeDocuments.Run(folder),
    ["loss", string folder] => LossMeasurement.Run(folder),
    ["known-plans", string corpus] => KnownPlansBenchmark.Run(corpus),
    ["same", string corpus, string work, string queries, string seed] =>
        SameAnswersBenchmark.RunAsync(corpus, work, int.Parse(queries), int.Parse(seed)).GetAwaiter().GetResult(),
    ["same-times", string corpus, string work, string rounds] =>
        AnswerTimes.RunAsync(corpus, work, int.Parse(rounds)).GetAwaiter().GetResult(),
    ["pages", string corpus] => PagesBenchmark.Run(corpus),
    ["figures", string corpus] => FiguresBenchmark.Run(corpus),
    ["compare", .. string[] options] when Comparison.Run(options) is 0 => 0,
    ["versions", .. string[] options] when VersionComparison.Run(options) is 0 => 0,
    ["growth", .. string[] options] when Growth.Run(options) is 0 => 0,
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project bench/SearchPlans.Bench -- reports CORPUS
            CORPUS, a folder or a zip of plans, is indexed, searched and served; prints the table of the README.
        dotnet run -c Release --project bench/SearchPlans.Bench -- pages CORPUS
            CORPUS is copied, indexed and served, and every page that looks across places and years is asked for; prints the table of
            bench/README.md.
        dotnet run -c Release --project bench/SearchPlans.Bench -- ranking SET...
            How well hits are ranked: each SET is a folder of corpus.tsv, queries.tsv and qrels.tsv, or a zip of reports, whose
            headings are asked for.
        dotnet run -c Release --project bench/SearchPlans.Bench -- same CORPUS WORK QUERIES SEED
            Whether a cluster (SEARCHPLANS_INDEX__OPENSEARCH__ADDRESS) answers as the index in a folder does: CORPUS, a folder of plans, is
            indexed in both, in WORK and on the cluster, unless it is already; QUERIES drawn by rule and SEED are asked of both. Prints
            every difference and a table.
        dotnet run -c Release --project bench/SearchPlans.Bench -- same-times CORPUS WORK ROUNDS
            What answers take from both, each asked ROUNDS times: time, requests, processor time; prints the table of docs/opensearch.md.
        dotnet run -c Release --project bench/SearchPlans.Bench -- plans CORPUS
            The plans of CORPUS are read and understood, nothing else; prints how many sections, parts and fields were found,
            where the fields come from, and how fast.
        dotnet run -c Release --project bench/SearchPlans.Bench -- loss DIR
            Every file of DIR whose format other code can read as well: which of its characters its plan lacks or has twice, and
            what was left out as furniture, by kind; prints the table of docs/formats.md.
        bench/made.sh DIR
            Documents of many kinds, made in DIR by LibreOffice, Chromium and pandoc: how many titles, places, years, types and headings
            are read; prints the table of docs/formats.md.
        dotnet run -c Release --project bench/SearchPlans.Bench -- known-plans CORPUS
            Each plan of CORPUS is asked for by three wordings made from its place, year and type; prints how often it, or one of its
            namesakes, is the first card, and every miss.
        dotnet run -c Release --project bench/SearchPlans.Bench -- figures CORPUS > pred.jsonl
            What the plans of CORPUS state of indicators, a line of JSON each, in the format of the gold standard's scorer; how fast
            they were read goes to standard error.
        bench/growth.sh CORPUS [--work DIR] [--sizes 1,4,16,64] [--rounds 15] [--runs 5] [--warm-up 10] [--openings 11]
            What the product costs on made-up text like CORPUS, in multiples of its size.
        bench/before.sh CORPUS [--work DIR] [--sizes 16] [--rounds 15] [--runs 5] [--warm-up 10] [--openings 11]
            [--indexings 5] [--replacements 7]
            The product beside an earlier version of it, in turns, on CORPUS and on made-up text like it.
        bench/compare.sh REPORTS [--work DIR] [--modes top10,exact] [--rounds 3] [--warm-up 30] [--runs 31] [--sizes 1,4,16]
            [--throughput 2] [--sqlite-up-to 1]
            The search library beside Lucene.Net, Lucene and SQLite on REPORTS, a folder or a zip of plans, and on made-up text
            like theirs, in multiples of its size; prints the tables of bench/README.md. Documents and indexes are made in DIR.
        """);
    return 2;
}
