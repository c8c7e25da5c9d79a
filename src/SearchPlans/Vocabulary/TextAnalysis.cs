using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;

namespace SearchPlans.Vocabulary;

/// <summary>The ways in which a text can be cut into tokens.</summary>
public enum TextTokenizer
{
    /// <summary>The words the index ranks by.</summary>
    Words,
    /// <summary>Every two neighbouring characters, by which the index finds every run of two or more.</summary>
    Bigrams,
    /// <summary>Every single character, by which the index finds runs of one.</summary>
    Characters,
    /// <summary>The words of Lucene's SmartChineseAnalyzer, whatever else the index does to words.</summary>
    SmartCn,
}

/// <summary>
/// Shows what tokens a text is cut into. Holds the tokens of the text analyzed last, in memory that is used again for
/// the next one. Not safe for concurrent use.
/// </summary>
/// <param name="tokenizer">How to cut.</param>
/// <param name="corpusPath">The corpus whose own words count beside those that ship; null: those that ship alone.</param>
/// <param name="words">What cuts the words the index ranks by.</param>
public sealed class TextAnalysis(TextTokenizer tokenizer, string? corpusPath = null, IndexWords words = IndexWords.Lexicon)
{
    private readonly BufferTokenizer _tokenizer = AnalyzerOf(tokenizer, corpusPath, words).CreateTokenizer();
    private readonly TokenBuffer _tokens = new();

    /// <summary>How many tokens the text has.</summary>
    public int Count => _tokens.Count;

    /// <summary>The characters of a token, normalised; valid until the next text.</summary>
    /// <param name="token">Which, from 0.</param>
    public ReadOnlySpan<char> Term(int token) => _tokens.Term(token);

    /// <summary>UTF-16 offset in the text where a token begins.</summary>
    /// <param name="token">Which, from 0.</param>
    public int StartChar(int token) => _tokens.StartChar(token);

    /// <summary>UTF-16 offset in the text right after a token's last character.</summary>
    /// <param name="token">Which, from 0.</param>
    public int EndChar(int token) => _tokens.EndChar(token);

    /// <summary>A token's ordinal; neighbours differ by one, more where something between them was dropped.</summary>
    /// <param name="token">Which, from 0.</param>
    public int Position(int token) => _tokens.Position(token);

    /// <summary>Cuts a text; its tokens take the place of those before.</summary>
    public void Analyze(ReadOnlySpan<char> text)
    {
        _tokens.Clear();
        _tokenizer.Tokenize(text, _tokens);
    }

    private static BufferAnalyzer AnalyzerOf(TextTokenizer tokenizer, string? corpusPath, IndexWords words) => tokenizer switch
    {
        TextTokenizer.Words when words == IndexWords.Package => new FoldingAnalyzer(new PackageWordAnalyzer()),
        TextTokenizer.Words => (corpusPath is null ? PlanVocabulary.Shipped : PlanVocabulary.Load(corpusPath)).WordAnalyzer,
        TextTokenizer.Bigrams => new CharacterBigramAnalyzer(),
        TextTokenizer.Characters => new CharacterAnalyzer(),
        TextTokenizer.SmartCn => new SmartCnAnalyzer(),
        _ => throw new ArgumentOutOfRangeException(nameof(tokenizer), tokenizer, null),
    };
}
