namespace SearchPlans.Engine.Analysis.SmartCn;

/// <summary>
/// Cuts simplified Chinese into words, giving the same words at the same offsets as Lucene 8.8.1's
/// <c>SmartChineseAnalyzer</c>: a hidden Markov model over the word and word-pair frequencies of ICTCLAS 1.0.
/// Full-width letters and digits are folded, Latin words lower-cased and stemmed, delimiters dropped (each leaves a gap of
/// one position). See <c>docs/smartcn.md</c>, also for the two places where Lucene is not followed.
/// </summary>
public sealed class SmartCnAnalyzer : Analyzer
{
    // Raise it with any change that gives other tokens from the same dictionary.
    private const int AlgorithmVersion = 1;

    // Loading goes on beside whatever is done until the first tokenizer is wanted.
    private readonly Task<SmartCnDictionary> _dictionary = SmartCnDictionary.Shipped;

    /// <inheritdoc/>
    public override string Identity { get; } = $"smartcn/{AlgorithmVersion}/{SmartCnDictionary.ShippedChecksum:x8}";

    /// <inheritdoc/>
    public override Tokenizer CreateTokenizer()
    {
        SmartCnDictionary dictionary = _dictionary.GetAwaiter().GetResult();
        return new SmartCnTokenizer(dictionary, new WordLattice(dictionary));
    }
}
