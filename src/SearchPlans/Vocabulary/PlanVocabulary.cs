using System.Collections.Concurrent;
using SearchPlans.Corpus;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Text.Numerals;

namespace SearchPlans.Vocabulary;

/// <summary>
/// The words that a corpus is read and searched by: those that ship, and those of its <c>lexicon.txt</c> and
/// <c>synonyms.txt</c>. Immutable; loaded anew when these files change.
/// </summary>
internal sealed class PlanVocabulary
{
    // Longer runs are sayings, in which nobody looks for abbreviations.
    private const int MaxWords = 24;

    // Each is a phrase more to be looked for.
    private const int MaxForms = 6;

    private static readonly Lazy<PlanVocabulary> _shipped = new(() => new PlanVocabulary("", "", ""));

    private readonly Cutter _words;
    // Cuts by the expressions that have others of the same meaning alone, so that they are found within longer terms (国企 in 国企改革).
    private readonly Cutter _expressions;
    private readonly IndexWords _wordsBy;
    private readonly string _lexiconText;
    private readonly string _synonymsText;
    private readonly string _indicatorsText;

    private PlanVocabulary(string lexiconText, string synonymsText, string indicatorsText, IndexWords words = IndexWords.Lexicon)
    {
        _wordsBy = words;
        _lexiconText = lexiconText;
        _synonymsText = synonymsText;
        _indicatorsText = indicatorsText;
        Synonyms = Synonyms.With(synonymsText);
        Indicators = IndicatorList.With(indicatorsText);
        (IReadOnlyList<string> own, IReadOnlyList<VocabularyProblem> problems) = LexiconWords.Parse(lexiconText);
        Problems = [.. problems.Select(p => (CorpusFolder.LexiconFile, p)),
            .. Synonyms.Problems.Select(p => (CorpusFolder.SynonymsFile, p)),
            .. Indicators.Problems.Select(p => (CorpusFolder.IndicatorsFile, new VocabularyProblem(p.Line, p.Text, p.Reason)))];
        Lexicon expressions = LexiconOf(Synonyms.Expressions.Where(LexiconWords.IsWord));
        Lexicon = LexiconOf(LexiconWords.Places).With(LexiconOf(LexiconWords.Terms)).With(expressions).With(LexiconOf(own));
        _expressions = new Cutter(new FoldingAnalyzer(new SmartCnAnalyzer(LexiconOf(LexiconWords.Places).With(expressions))));
        WordAnalyzer = new FoldingAnalyzer(words == IndexWords.Package ? new PackageWordAnalyzer() : new SmartCnAnalyzer(Lexicon));
        _words = new Cutter(WordAnalyzer);
    }

    /// <summary>The words that ship, alone.</summary>
    public static PlanVocabulary Shipped => _shipped.Value;

    /// <summary>How text is cut into words.</summary>
    public BufferAnalyzer WordAnalyzer { get; }

    /// <summary>The words that SmartCn's dictionary is extended by.</summary>
    public Lexicon Lexicon { get; }

    /// <summary>Expressions for the same.</summary>
    public Synonyms Synonyms { get; }

    /// <summary>The indicators that are known by name.</summary>
    public IndicatorList Indicators { get; }

    /// <summary>Lines of the corpus' files that aren't used.</summary>
    public IReadOnlyList<(string File, VocabularyProblem Problem)> Problems { get; }

    /// <summary>Loads the words of a corpus; gives back the same when its files haven't changed.</summary>
    /// <param name="corpusPath">The corpus.</param>
    /// <param name="known">What was loaded before, if anything; by other words it doesn't count.</param>
    /// <param name="words">What cuts texts into words.</param>
    public static PlanVocabulary Load(string corpusPath, PlanVocabulary? known = null, IndexWords words = IndexWords.Lexicon)
    {
        // A corpus that is gone hasn't changed its words: the index by them is served on.
        if (known is not null && known._wordsBy == words && !Directory.Exists(corpusPath))
        {
            return known;
        }
        string lexicon = Read(Path.Combine(corpusPath, CorpusFolder.LexiconFile));
        string synonyms = Read(Path.Combine(corpusPath, CorpusFolder.SynonymsFile));
        string indicators = Read(Path.Combine(corpusPath, CorpusFolder.IndicatorsFile));
        if (known is not null && known._wordsBy == words && known._lexiconText == lexicon && known._synonymsText == synonyms
            && known._indicatorsText == indicators)
        {
            return known;
        }
        return lexicon.Length + synonyms.Length + indicators.Length == 0 && words == IndexWords.Lexicon
            ? Shipped
            : new PlanVocabulary(lexicon, synonyms, indicators, words);
    }

    /// <summary>A corpus' words with another lexicon in place of its own.</summary>
    /// <param name="corpusPath">The corpus, whose synonyms stay.</param>
    /// <param name="lexiconText">The lexicon; empty: none.</param>
    public static PlanVocabulary LoadWith(string corpusPath, string lexiconText)
    {
        string synonyms = Read(Path.Combine(corpusPath, CorpusFolder.SynonymsFile));
        string indicators = Read(Path.Combine(corpusPath, CorpusFolder.IndicatorsFile));
        return lexiconText.Length + synonyms.Length + indicators.Length == 0
            ? Shipped
            : new PlanVocabulary(lexiconText, synonyms, indicators);
    }

    /// <summary>Cuts a text into words.</summary>
    public TokenBuffer Cut(ReadOnlySpan<char> text) => _words.Cut(text);

    /// <summary>Other ways to say the same as a run: each the whole run, with one expression in it put otherwise. Where a term has none of
    /// its own, those of the expressions that it is made of count (国有企业改革 for 国企改革).</summary>
    public IReadOnlyList<string> SameForms(string run)
    {
        List<(int Start, int End)> put = [.. Expressions(run, Cut(run)).Where(e => Synonyms.Same(run[e.Start..e.End]).Count > 0)];
        put.AddRange(Expressions(run, _expressions.Cut(run), sameOnly: true)
            .Where(inner => !put.Exists(e => e.Start < inner.End && inner.Start < e.End)));
        return
        [
            .. put.OrderBy(e => e.Start)
                .SelectMany(e => Synonyms.Same(run[e.Start..e.End]).Select(same => run[..e.Start] + same + run[e.End..]))
                .Distinct().Take(MaxForms),
        ];
    }

    /// <summary>Expressions related to what stands in a run.</summary>
    public IReadOnlyList<string> Related(string run) =>
        [.. Expressions(run, Cut(run)).SelectMany(e => Synonyms.Related(run[e.Start..e.End])).Distinct()];

    /// <summary>The longest known expressions that whole words of a run make up, from the left.</summary>
    /// <param name="run">The run.</param>
    /// <param name="tokens">Its words.</param>
    /// <param name="sameOnly">Whether those that only have related ones don't count.</param>
    public IReadOnlyList<(int Start, int End)> Expressions(string run, TokenBuffer tokens, bool sameOnly = false)
    {
        var found = new List<(int, int)>();
        for (int first = 0; first < tokens.Count && tokens.Count <= MaxWords; first++)
        {
            for (int last = tokens.Count - 1; last >= first; last--)
            {
                (int start, int end) = (tokens.StartChar(first), tokens.EndChar(last));
                if (IsWithinNumeral(run, start, end)
                    || Synonyms.Same(run[start..end]).Count + (sameOnly ? 0 : Synonyms.Related(run[start..end]).Count) == 0)
                {
                    continue;
                }
                found.Add((start, end));
                first = last;
                break;
            }
        }
        return found;
    }

    // 十五 in 三百六十五天 is no plan for five years.
    private static bool IsWithinNumeral(string run, int start, int end) =>
        (start > 0 && ChineseNumerals.IsNumeral(run[start]) && ChineseNumerals.IsNumeral(run[start - 1]))
        || (end < run.Length && ChineseNumerals.IsNumeral(run[end - 1]) && ChineseNumerals.IsNumeral(run[end]));

    private static Lexicon LexiconOf(IEnumerable<string> words) => Lexicon.Read(new StringReader(string.Join('\n', words)), out _);

    private static string Read(string path)
    {
        try
        {
            return PlainFile.LengthOf(path) is > 0 and <= Synonyms.MaxLength ? File.ReadAllText(path) : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A corpus without words of its own is searched by those that ship.
            return "";
        }
    }

    private sealed class Cutter(BufferAnalyzer analyzer)
    {
        // As many as have ever cut at the same time; making one costs more than cutting a query.
        private readonly ConcurrentBag<BufferTokenizer> _tokenizers = [];

        public TokenBuffer Cut(ReadOnlySpan<char> text)
        {
            var tokens = new TokenBuffer();
            if (!_tokenizers.TryTake(out BufferTokenizer? tokenizer))
            {
                tokenizer = analyzer.CreateTokenizer();
            }
            tokenizer.Tokenize(text, tokens);
            _tokenizers.Add(tokenizer);
            return tokens;
        }
    }
}
