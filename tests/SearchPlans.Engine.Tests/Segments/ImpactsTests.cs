using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using Xunit.Abstractions;

namespace SearchPlans.Engine.Tests.Segments;

public sealed class ImpactsTests(ITestOutputHelper output)
{
    [Fact]
    public void The_bound_holds_for_every_posting_whatever_the_average_length()
    {
        Random random = TestRandom.Create(output);
        for (int run = 0; run < 400; run++)
        {
            var builder = new ImpactsBuilder();
            var postings = new (int Freq, byte Norm)[random.Next(1, 129)];
            int mostFreq = random.Next(3) switch { 0 => 3, 1 => 40, _ => 2000 };
            for (int i = 0; i < postings.Length; i++)
            {
                postings[i] = (1 + random.Zipf(mostFreq), (byte)random.Next(256));
                builder.Add(postings[i].Freq, postings[i].Norm);
            }
            Impacts impacts = builder.Build(1 + random.NextSingle() * 500);
            var bytes = new byte[Impacts.Length];
            impacts.Write(bytes);
            Assert.Equal(impacts, Impacts.Read(bytes));
            Assert.All(postings, p => Assert.True(Covers(impacts, p.Freq, p.Norm), $"{impacts} {p}"));
            foreach (float? average in (ReadOnlySpan<float?>)[null, 1, 17.3f, 300, 100_000])
            {
                var bm25 = new Bm25(average);
                float weight = random.NextSingle() * 12;
                float bound = bm25.Bound(weight, impacts);
                foreach ((int freq, byte norm) in postings)
                    Assert.True(bm25.Score(weight, freq, norm) <= bound, $"{impacts} {freq} {norm} {average} {weight}");
            }
        }
    }

    [Fact]
    public void A_term_s_bound_gathers_its_blocks()
    {
        var block = new ImpactsBuilder();
        var term = new ImpactsBuilder();
        block.Add(3, 10);
        term.Add(block);
        block.Clear();
        block.Add(1, 2);
        block.Add(400, 200);
        term.Add(block);
        Impacts impacts = term.Build(30);
        foreach ((int Freq, byte Norm) posting in ((int, byte)[])[(3, 10), (1, 2), (400, 200)])
            Assert.True(Covers(impacts, posting.Freq, posting.Norm));
    }

    [Fact]
    public void Few_pairs_are_kept_as_they_are()
    {
        var builder = new ImpactsBuilder();
        (int Freq, byte Norm)[] frontier = [(9, 200), (7, 120), (5, 60), (4, 40), (2, 20), (1, 3)];
        foreach ((int freq, byte norm) in frontier) builder.Add(freq, norm);
        builder.Add(1, 50);
        Impacts impacts = builder.Build(30);
        Assert.Equal(frontier, Enumerable.Range(0, Impacts.Count).Select(i => ((int)impacts[i].Freq, impacts[i].Norm)));
    }

    /// <summary>Whether a bound holds for a posting.</summary>
    internal static bool Covers(Impacts impacts, int freq, byte norm) => Enumerable.Range(0, Impacts.Count).Any(i =>
        impacts[i].Norm <= norm && (impacts[i].Freq == Impacts.Unbounded || freq <= impacts[i].Freq));
}
