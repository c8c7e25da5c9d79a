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

    private readonly SmartCnDictionary _dictionary = SmartCnDictionary.Shared;

    /// <inheritdoc/>
    public override string Identity => $"smartcn/{AlgorithmVersion}/{_dictionary.Checksum:x8}";

    /// <inheritdoc/>
    public override Tokenizer CreateTokenizer() => new SmartCnTokenizer(_dictionary, new WordLattice(_dictionary));
}
