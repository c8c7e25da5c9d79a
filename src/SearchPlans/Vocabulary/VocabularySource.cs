namespace SearchPlans.Vocabulary;

/// <summary>The words of a corpus, loaded anew when their files have changed since they were asked for last. Safe for concurrent
/// use.</summary>
/// <param name="corpusPath">The corpus.</param>
/// <param name="words">What cuts texts into words.</param>
internal sealed class VocabularySource(string corpusPath, IndexWords words = IndexWords.Lexicon)
{
    private readonly Lock _loading = new();
    private PlanVocabulary? _latest;

    /// <summary>The words as the corpus has them now.</summary>
    public PlanVocabulary Latest()
    {
        lock (_loading)
        {
            return _latest = PlanVocabulary.Load(corpusPath, _latest, words);
        }
    }
}
