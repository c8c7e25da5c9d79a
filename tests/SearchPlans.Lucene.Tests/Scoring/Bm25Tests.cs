using SearchPlans.Lucene.Scoring;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Scoring;

public sealed class Bm25Tests(ITestOutputHelper output)
{
    [Fact]
    public void Many_scores_at_once_are_those_one_by_one()
    {
        Random random = TestRandom.Create(output);
        for (int run = 0; run < 200; run++)
        {
            byte[] norms = new byte[random.Next(3) == 0 ? 0 : 500];
            random.NextBytes(norms);
            int[] docs = random.Subset(500, random.Next(129));
            uint[] freqs = [.. docs.Select(_ => (uint)random.Zipf(10_000))];
            var bm25 = new Bm25(norms.Length == 0 ? null : random.NextSingle() * 300);
            float weight = random.NextSingle() * 20;
            float[] scores = new float[docs.Length];
            bm25.Score(weight, docs, freqs, norms, scores);
            Assert.Equal(docs.Select((doc, i) => bm25.Score(weight, freqs[i] + 1, norms, doc)), scores);
        }
    }

    [Fact]
    public void The_score_is_the_published_formula()
    {
        foreach (int freq in (int[])[1, 2, 7, 300])
        {
            foreach (int length in (int[])[1, 20, 40])
            {
                double expected = 2.5 * freq / (freq + 1.2 * (0.25 + 0.75 * length / 17.5));
                Assert.Equal(expected, new Bm25(17.5f).Score(2.5f, freq, NormEncoding.Encode(length)), 1e-5);
            }
            Assert.Equal(2.5 * freq / (freq + 1.2), new Bm25(null).Score(2.5f, freq, 0), 1e-5);
        }
    }

    [Fact]
    public void Idf_is_the_published_formula_and_never_negative()
    {
        Assert.Equal(Math.Log(1 + (1000 - 10 + 0.5) / (10 + 0.5)), Bm25.Idf(10, 1000), 1e-6);
        Assert.True(Bm25.Idf(1000, 1000) > 0);
        Assert.True(Bm25.Idf(1, 1_000_000) > Bm25.Idf(2, 1_000_000));
    }

    [Fact]
    public void A_score_rises_with_the_frequency_falls_with_the_length_and_stays_below_the_weight()
    {
        var bm25 = new Bm25(33);
        for (int norm = 0; norm < 256; norm++)
        {
            for (int freq = 1; freq < 300; freq++)
            {
                float score = bm25.Score(3.7f, freq, (byte)norm);
                Assert.InRange(score, 0, 3.7f);
                Assert.True(bm25.Score(3.7f, freq + 1, (byte)norm) >= score);
                Assert.True(norm == 255 || bm25.Score(3.7f, freq, (byte)(norm + 1)) <= score);
            }
        }
    }
}
