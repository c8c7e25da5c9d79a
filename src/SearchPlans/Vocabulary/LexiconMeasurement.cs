using System.Collections.Concurrent;
using System.Diagnostics;
using SearchPlans.Corpus;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;
using SearchPlans.Plans;

namespace SearchPlans.Vocabulary;

/// <summary>
/// Measures what lexicons change: cuts every plan of a corpus by SmartCn's words alone, with the words that ship, and with a
/// user's. Reads the files, not the index; one plan a processor is in memory at a time.
/// </summary>
public static class LexiconMeasurement
{
    /// <summary>The file of a corpus that its lexicon is in.</summary>
    public const string FileName = CorpusFolder.LexiconFile;

    /// <summary>The longest lexicon taken, in bytes.</summary>
    public const int MaxByteLength = Synonyms.MaxLength;

    /// <summary>Measures.</summary>
    /// <param name="corpusPath">The corpus.</param>
    /// <param name="lexicon">The user's lexicon, a word a line; null: there is none.</param>
    /// <param name="wordCount">How many of the words that became one are named.</param>
    /// <param name="progress">Gets plans done and in all.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public static LexiconReport Run(
        string corpusPath, string? lexicon, int wordCount, IProgress<(int Done, int Total)>? progress = null,
        CancellationToken cancellation = default)
    {
        var watch = Stopwatch.StartNew();
        PlanVocabulary shipped = PlanVocabulary.LoadWith(corpusPath, "");
        PlanVocabulary? own = lexicon is null ? null : PlanVocabulary.LoadWith(corpusPath, lexicon);
        IReadOnlyList<CorpusFile> files = new CorpusFolder(corpusPath).Files();
        var refused = new ConcurrentBag<RefusedFile>();
        Cutter Create() => new(shipped, own);
        Cutter all = Create();
        int done = 0;
        Parallel.ForEach(
            // Handed out one by one: plans differ a hundredfold in length.
            Partitioner.Create(files.Index(), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            Create,
            (file, _, cutter) =>
            {
                try
                {
                    // Of a command that does nothing else: no request waits for these threads.
                    cutter.Add(CorpusReading.ReadAsync(file.Item, cancellation).GetAwaiter().GetResult().Plan, file.Index);
                }
                catch (PlanFileException e)
                {
                    refused.Add(new RefusedFile(file.Item.File, e.Message));
                }
                progress?.Report((Interlocked.Increment(ref done), files.Count));
                return cutter;
            },
            cutter =>
            {
                lock (all)
                {
                    all.Add(cutter);
                }
            });
        string[] names = [.. files.Select(f => f.File)];
        return new LexiconReport(
            all.Plans, all.Paragraphs, shipped.Lexicon.Count, all.Shipped.ToEffect(names, wordCount),
            own is null ? null : OwnOf(lexicon!, shipped, own, all.Own!, all.Own!.ToEffect(names, wordCount)),
            [.. refused.OrderBy(r => r.File, StringComparer.Ordinal)], Math.Round(watch.Elapsed.TotalMilliseconds, 1));
    }

    private static OwnLexicon OwnOf(string lexicon, PlanVocabulary shipped, PlanVocabulary own, CutComparison compared,
        LexiconEffect effect)
    {
        (IReadOnlyList<string> words, IReadOnlyList<VocabularyProblem> problems) = LexiconWords.Parse(lexicon);
        ILookup<bool, string> byShipped = words.ToLookup(shipped.Lexicon.Weights.ContainsKey);
        string[] taken = [.. byShipped[false].Where(own.Lexicon.Weights.ContainsKey)];
        return new OwnLexicon(
            words.Count, problems, [.. byShipped[false].Where(w => !own.Lexicon.Weights.ContainsKey(w))], [.. byShipped[true]],
            [.. taken.Where(w => compared.IsToken(w) && !compared.IsJoined(w))], [.. taken.Where(w => !compared.IsToken(w))], effect);
    }

    /// <summary>Cuts plans in every way and compares; for one thread.</summary>
    private sealed class Cutter(PlanVocabulary shipped, PlanVocabulary? own)
    {
        private readonly BufferTokenizer _plainTokenizer = _plain.Value.CreateTokenizer();
        private readonly BufferTokenizer _shippedTokenizer = shipped.WordAnalyzer.CreateTokenizer();
        private readonly BufferTokenizer? _ownTokenizer = own?.WordAnalyzer.CreateTokenizer();
        private readonly TokenBuffer _plainTokens = new(), _shippedTokens = new(), _ownTokens = new();

        private static readonly Lazy<BufferAnalyzer> _plain = new(() => new FoldingAnalyzer(new SmartCnAnalyzer()));

        public int Plans { get; private set; }

        public int Paragraphs { get; private set; }

        public CutComparison Shipped { get; } = new(shipped.Lexicon.Weights.Keys);

        public CutComparison? Own { get; } = own is null
            ? null
            : new(own.Lexicon.Weights.Keys.Where(w => !shipped.Lexicon.Weights.ContainsKey(w)));

        public void Add(Plan plan, int file)
        {
            Plans++;
            for (int unit = 0; unit < plan.Units.Count; unit++)
            {
                Paragraphs++;
                string text = PlanTexts.TextOf(plan, plan.Units[unit]);
                Cut(_plainTokenizer, text, _plainTokens);
                Cut(_shippedTokenizer, text, _shippedTokens);
                Shipped.Add(text, (file, unit), _plainTokens, _shippedTokens);
                if (_ownTokenizer is null)
                {
                    continue;
                }
                Cut(_ownTokenizer, text, _ownTokens);
                Own!.Add(text, (file, unit), _shippedTokens, _ownTokens);
            }
        }

        public void Add(Cutter other)
        {
            Plans += other.Plans;
            Paragraphs += other.Paragraphs;
            Shipped.Add(other.Shipped);
            Own?.Add(other.Own!);
        }

        private static void Cut(BufferTokenizer tokenizer, string text, TokenBuffer tokens)
        {
            tokens.Clear();
            tokenizer.Tokenize(text, tokens);
        }
    }
}
