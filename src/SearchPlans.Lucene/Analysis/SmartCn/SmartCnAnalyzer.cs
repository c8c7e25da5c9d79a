namespace SearchPlans.Lucene.Analysis.SmartCn;

/// <summary>
/// Cuts simplified Chinese into words, giving the same words at the same offsets as <c>SmartChineseAnalyzer</c> of the package
/// Lucene.Net.Analysis.SmartCn: a hidden Markov model over the word and word-pair frequencies of ICTCLAS 1.0.
/// Full-width letters and digits are folded, Latin words lower-cased and stemmed, delimiters dropped (each leaves a gap of
/// one position). See <c>docs/smartcn.md</c>, also for the two places where the package is not followed.
/// </summary>
public sealed class SmartCnAnalyzer : BufferAnalyzer
{
    // Raise them with any change that gives other tokens from the same dictionary, or from the same lexicon.
    private const int AlgorithmVersion = 2, LexiconVersion = 1;

    // Loading goes on beside whatever is done until the first tokenizer is wanted.
    private readonly Task<SmartCnDictionary> _dictionary;

    /// <summary>Cuts as Lucene does.</summary>
    public SmartCnAnalyzer() : this(Lexicon.Empty) { }

    /// <summary>
    /// Cuts with words of one's own beside those of the dictionary. Keep the analyzer: a lexicon that isn't empty has it
    /// load a dictionary of its own.
    /// </summary>
    /// <param name="lexicon">The words; where empty, all is as without.</param>
    public SmartCnAnalyzer(Lexicon lexicon)
    {
        _dictionary = SmartCnDictionary.ShippedWith(lexicon);
        Identity = $"smartcn/{AlgorithmVersion}/{SmartCnDictionary.ShippedChecksum:x8}";
        if (lexicon.Count > 0)
        {
            Identity += $"/{LexiconVersion}/{lexicon.Identity}";
        }
    }

    /// <inheritdoc/>
    public override string Identity { get; }

    /// <inheritdoc/>
    public override BufferTokenizer CreateTokenizer()
    {
        SmartCnDictionary dictionary = _dictionary.GetAwaiter().GetResult();
        var words = new SmartCnTokenizer(dictionary, new WordLattice(dictionary));
        return dictionary.MixedWords.Length == 0 ? words : new MixedWordTokenizer(words, dictionary.MixedWords);
    }
}
