using BenchmarkDotNet.Attributes;
using SearchPlans.Engine.Analysis;
using SearchPlans.Engine.Analysis.SmartCn;

namespace SearchPlans.Engine.Micro;

/// <summary>The tokens of the whole shipped plan.</summary>
public class AnalysisBenchmarks
{
    private readonly Tokenizer _words = new SmartCnAnalyzer().CreateTokenizer();
    private readonly Tokenizer _bigrams = new CharacterBigramAnalyzer().CreateTokenizer();
    private readonly TokenBuffer _tokens = new();

    [Benchmark]
    public int SmartCnWords() => Tokenize(_words);

    [Benchmark]
    public int Bigrams() => Tokenize(_bigrams);

    private int Tokenize(Tokenizer tokenizer)
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
