using BenchmarkDotNet.Attributes;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;

namespace SearchPlans.Lucene.Micro;

/// <summary>The tokens of the whole shipped plan.</summary>
public class AnalysisBenchmarks
{
    private readonly BufferTokenizer _words = new SmartCnAnalyzer().CreateTokenizer();
    private readonly BufferTokenizer _bigrams = new CharacterBigramAnalyzer().CreateTokenizer();
    private readonly TokenBuffer _tokens = new();

    [Benchmark]
    public int SmartCnWords() => Tokenize(_words);

    [Benchmark]
    public int Bigrams() => Tokenize(_bigrams);

    private int Tokenize(BufferTokenizer tokenizer)
    {
        int count = 0;
        foreach (string paragraph in Texts.Plan)
        {
            _tokens.Clear();
            tokenizer.Tokenize(paragraph, _tokens);
            count += _tokens.Count;
        }
        return count;
    }
}
