using SearchPlans.Lucene.Analysis;

namespace SearchPlans.Index.Queries;

/// <summary>A whole text as one token, as it is.</summary>
internal sealed class KeywordAnalyzer : BufferAnalyzer
{
    /// <inheritdoc />
    public override string Identity => "keyword-1";

    /// <inheritdoc />
    public override BufferTokenizer CreateTokenizer() => new KeywordTokenizer();

    private sealed class KeywordTokenizer : BufferTokenizer
    {
        public override void Tokenize(ReadOnlySpan<char> text, TokenBuffer tokens) => tokens.Add(text, 0, text.Length);
    }
}
