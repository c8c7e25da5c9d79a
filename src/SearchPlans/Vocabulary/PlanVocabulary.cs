using SearchPlans.Engine.Analysis;
using SearchPlans.Engine.Analysis.SmartCn;

namespace SearchPlans.Vocabulary;

/// <summary>The words that a corpus is read and searched by.</summary>
internal sealed class PlanVocabulary
{
    /// <summary>How text is cut into words.</summary>
    public Analyzer WordAnalyzer { get; } = new FoldingAnalyzer(new SmartCnAnalyzer());

    /// <summary>Other ways to say the same as a run: each the whole run, with one expression in it put otherwise.</summary>
    public IReadOnlyList<string> SameForms(string run) => WordAnalyzer is null ? [run] : [];
}
