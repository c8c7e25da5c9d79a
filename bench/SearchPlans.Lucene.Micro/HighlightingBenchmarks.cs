using BenchmarkDotNet.Attributes;
using Lucene.Net.Index;
using Lucene.Net.Search;
using SearchPlans.Lucene.Highlighting;

namespace SearchPlans.Lucene.Micro;

/// <summary>The longest paragraph of the shipped plan that holds both phrases: where it does, and what to show of it.</summary>
public class HighlightingBenchmarks
{
    private const int PassageLength = 120;

    private static readonly string[] _words = ["企业", "创新"];
    private static readonly string _text = Texts.Plan.Where(p => _words.All(w => p.Contains(w, StringComparison.Ordinal)))
        .MaxBy(p => p.Length)!;

    private readonly TextMatcher _matcher = new(MadeUpIndex.Analyzers);
    private readonly Query[] _phrases = [.. _words.Select(w => MadeUpIndex.Phrase(MadeUpIndex.Bigrams, w))];
    private readonly Query _word = new TermQuery(new Term(MadeUpIndex.Words, _words[0]));
    private IReadOnlyList<Mark>[] _marks = [];

    [GlobalSetup]
    public void SetUp()
    {
        _matcher.SetText(_text);
        _marks = [.. _phrases.Select(_matcher.Find)];
        if (_marks.Any(m => m.Count == 0) || _matcher.Find(_word).Count == 0)
        {
            throw new InvalidOperationException("There is nothing to mark.");
        }
    }

    [Benchmark]
    public int MarkPhrases()
    {
        SetText();
        return _matcher.Find(_phrases[0]).Count + _matcher.Find(_phrases[1]).Count;
    }

    [Benchmark]
    public int MarkWord()
    {
        SetText();
        return _matcher.Find(_word).Count;
    }

    [Benchmark]
    public IReadOnlyList<Passage> FindPassages() => PassageFinder.FindAll(_text, _marks, PassageLength);

    // The matcher knows a text by its reference and doesn't analyze the same one twice.
    private void SetText() => _matcher.SetText(new string(_text));
}
