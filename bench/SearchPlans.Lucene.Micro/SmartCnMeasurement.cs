using System.Diagnostics;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Cn.Smart;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using SearchPlans.Bench.Comparing;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;

namespace SearchPlans.Lucene.Micro;

/// <summary>
/// Our SmartCn beside the package's, in turns in one process: words alone, and a field of words in an index in memory. By processor time,
/// which other work on the machine disturbs least.
/// </summary>
internal static class SmartCnMeasurement
{
    private const int WarmUps = 2, Turns = 7;

    /// <summary>Measures on every paragraph of a folder, and writes medians, slowest and fastest.</summary>
    public static void Run(string folder)
    {
        string[] paragraphs = [.. ReportDocuments.Read(folder).SelectMany(p => p).Select(p => p.Text)];
        double characters = paragraphs.Sum(p => (double)p.Length);
        Console.WriteLine(
            $"{paragraphs.Length} paragraphs, {characters / 1e6:0.00} million characters; million characters a second of processor time:");

        BufferTokenizer tokenizer = new SmartCnAnalyzer().CreateTokenizer();
        TokenBuffer tokens = new();
        using var ours = new BufferedAnalyzer(new SmartCnAnalyzer());
        using var package = new SmartChineseAnalyzer(LuceneVersion.LUCENE_48);
        byte[] file = DictionaryFile();
        (string Name, Action Work)[] works =
        [
            ("ours, into a token buffer", () => Tokenize(tokenizer, tokens, paragraphs)),
            ("ours, as a token stream", () => Read(ours, paragraphs)),
            ("the package", () => Read(package, paragraphs)),
            ("ours, indexed", () => Index(ours, paragraphs)),
            ("the package, indexed", () => Index(package, paragraphs)),
            ("loading our dictionary", () => GC.KeepAlive(new SmartCnDictionary(SmartCnDictionaryFile.Read(file)))),
        ];
        double[][] seconds = [.. works.Select(_ => new double[Turns])];
        for (int turn = -WarmUps; turn < Turns; turn++)
        {
            for (int work = 0; work < works.Length; work++)
            {
                double taken = ProcessorSeconds(works[work].Work);
                if (turn >= 0)
                {
                    seconds[work][turn] = taken;
                }
            }
        }
        for (int work = 0; work < works.Length; work++)
        {
            Array.Sort(seconds[work]);
            double median = seconds[work][Turns / 2], fastest = seconds[work][0], slowest = seconds[work][^1];
            Console.WriteLine(work == works.Length - 1
                ? $"{works[work].Name,-26} {1000 * median:0} ms ({1000 * fastest:0} to {1000 * slowest:0})"
                : $"{works[work].Name,-26} {characters / median / 1e6:0.00} ({characters / slowest / 1e6:0.00} to "
                    + $"{characters / fastest / 1e6:0.00})");
        }
    }

    private static double ProcessorSeconds(Action work)
    {
        using Process process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }

    private static void Tokenize(BufferTokenizer tokenizer, TokenBuffer tokens, string[] paragraphs)
    {
        foreach (string paragraph in paragraphs)
        {
            tokens.Clear();
            tokenizer.Tokenize(paragraph, tokens);
        }
    }

    private static void Read(Analyzer analyzer, string[] paragraphs)
    {
        foreach (string paragraph in paragraphs)
        {
            using TokenStream stream = analyzer.GetTokenStream("", paragraph);
            stream.Reset();
            while (stream.IncrementToken())
            {
                // Its attributes hold the token.
            }
            stream.End();
        }
    }

    private static void Index(Analyzer analyzer, string[] paragraphs)
    {
        using var directory = new RAMDirectory();
        using var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer));
        foreach (string paragraph in paragraphs)
        {
            writer.AddDocument([new TextField("text", paragraph, Field.Store.NO)]);
        }
        writer.Commit();
    }

    private static byte[] DictionaryFile()
    {
        using Stream stream = typeof(SmartCnAnalyzer).Assembly.GetManifestResourceStream("smartcn.bin")!;
        byte[] file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    }
}
