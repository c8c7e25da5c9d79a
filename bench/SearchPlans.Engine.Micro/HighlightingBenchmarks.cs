using BenchmarkDotNet.Attributes;
using SearchPlans.Engine.Highlighting;
using SearchPlans.Engine.Search;

namespace SearchPlans.Engine.Micro;

/// <summary>The longest paragraph of the shipped plan: where it answers, and what to show of it.</summary>
public class HighlightingBenchmarks
{
    private const int PassageLength = 120;

    private static readonly string _text = Texts.LongestParagraph;

    private readonly TextMatcher _matcher = new(MadeUpIndex.Schema);
    private readonly Query[] _runs = [MadeUpIndex.Phrase(MadeUpIndex.Bigrams, "企业"), MadeUpIndex.Phrase(MadeUpIndex.Bigrams, "创新")];
    private readonly Query _word = new TermQuery(MadeUpIndex.Words, "企业");
    private IReadOnlyList<Mark>[] _marks = [];

    [GlobalSetup]
    public void SetUp()
    {
        _matcher.SetText(_text);
        _marks = [.. _runs.Select(_matcher.Find)];
        if (_marks.Any(m => m.Count == 0) || _matcher.Find(_word).Count == 0) throw new InvalidOperationException("There is nothing to mark.");
    }

    [Benchmark]
    public int MarkRuns()
    {
        SetText();
        return _matcher.Find(_runs[0]).Count + _matcher.Find(_runs[1]).Count;
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
