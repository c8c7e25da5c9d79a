using SearchPlans.Origins;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Origins;

public sealed class EditDistanceTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚辛壬癸", 1.0)]
    [InlineData("甲乙丙丁戊己庚辛壬癸", "甲乙丙子戊己庚辛壬癸", 0.9)]
    [InlineData("甲乙丙丁戊己庚辛壬癸", "甲乙丙戊己庚辛壬癸", 0.9)]
    [InlineData("甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰己庚辛壬癸", 0.0)]
    public void Similarity_is_the_share_in_common(string one, string other, double expected) =>
        Assert.Equal(expected, new EditDistance(one).Similarity(other, 0.8), 6);

    [Fact]
    public void A_band_finds_what_the_whole_table_does()
    {
        Random random = TestRandom.Create(output);
        for (int round = 0; round < 2000; round++)
        {
            (string one, string other) = (Draw(random), Draw(random));
            double least = random.Next(11) / 10.0;
            int longer = Math.Max(one.Length, other.Length);
            int distance = Whole(one, other);
            double expected = distance <= (int)((1 - least) * longer) ? 1 - ((double)distance / longer) : 0;
            Assert.Equal(expected, new EditDistance(one).Similarity(other, least), 6);
        }
    }

    [Fact]
    public void Long_texts_are_compared_as_short_ones_are()
    {
        Random random = TestRandom.Create(output);
        for (int round = 0; round < 300; round++)
        {
            // Around the 64 bits of a word, and several words.
            int length = (random.Next(1, 5) * 64) + random.Next(-2, 3);
            string one = string.Concat(Enumerable.Range(0, length).Select(_ => "甲乙丙丁戊己"[random.Next(6)]));
            char[] changed = one.ToCharArray();
            for (int edits = random.Next(one.Length / 4); edits > 0; edits--)
            {
                changed[random.Next(changed.Length)] = "子丑甲乙"[random.Next(4)];
            }
            string other = new string(changed)[random.Next(5)..];
            int longer = Math.Max(one.Length, other.Length), distance = Whole(one, other);
            double expected = distance <= (int)((1 - 0.8) * longer) ? 1 - ((double)distance / longer) : 0;
            Assert.Equal(expected, new EditDistance(one).Similarity(other, 0.8), 6);
        }
    }

    private static string Draw(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => "甲乙丙"[random.Next(3)]));

    internal static int Whole(string one, string other)
    {
        int[,] table = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++)
        {
            for (int j = 0; j <= other.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1), Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
            }
        }
        return table[one.Length, other.Length];
    }
}
