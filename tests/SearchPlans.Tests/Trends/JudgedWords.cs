using SearchPlans.Trends;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Trends;

/// <summary>The first new expressions of ten plans against what a person says of them (<c>words-judged.txt</c>).</summary>
internal static class JudgedWords
{
    private const int First = 20;
    private const double LeastShare = 0.9;

    public static async Task CheckAsync(PlanLibrary library, ITestOutputHelper output)
    {
        string[] lines =
            [.. File.ReadLines(Repository.PathOf("tests", "SearchPlans.Tests", "Trends", "words-judged.txt")).Where(l => l[0] != '#')];
        int seen = 0, good = 0;
        foreach (string[] plan in lines.Chunk(3))
        {
            string[] named = plan[0].Split(' ');
            HashSet<string> right = [.. plan[1].Split(' ').Skip(1)], wrong = [.. plan[2].Split(' ').Skip(1)];
            WordChanges words = await library.WordsAsync(
                new WordsRequest { Region = named[0], Year = int.Parse(named[1]), Count = First });
            Assert.Equal(First, words.Risen.Count);
            seen += words.Risen.Count;
            good += words.Risen.Count(w => right.Contains(w.Text));
            string[] unknown = [.. words.Risen.Select(w => w.Text).Where(w => !right.Contains(w) && !wrong.Contains(w))];
            output.WriteLine($"{plan[0]}: {words.Risen.Count(w => right.Contains(w.Text))} of {words.Risen.Count}"
                + (unknown.Length > 0 ? $"; not judged: {string.Join(' ', unknown)}" : ""));
            Assert.All(words.Risen.Concat(words.Own).Concat(words.Vanished), w => Assert.Equal(
                w.Text, w.Sentence.Substring(w.Start, w.Text.Length)));
        }
        Assert.True(seen == 200 && good >= LeastShare * seen, $"{good} of {seen}");
    }
}
