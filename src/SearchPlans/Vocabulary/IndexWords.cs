namespace SearchPlans.Vocabulary;

/// <summary>What cuts texts into words.</summary>
public enum IndexWords
{
    /// <summary>The program's own SmartCn tokenizer with the words of the lexicon.</summary>
    Lexicon,
    /// <summary>The SmartChineseAnalyzer of Lucene.Net.Analysis.SmartCn, without a lexicon, so that who doubts can compare.</summary>
    Package,
}
