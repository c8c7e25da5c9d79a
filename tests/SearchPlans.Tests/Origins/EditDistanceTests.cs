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
        Assert.Equal(expected, EditDistance.Similarity(one, other, 0.8), 6);

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
            Assert.Equal(expected, EditDistance.Similarity(one, other, least), 6);
        }
    }

    private static string Draw(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => "甲乙丙"[random.Next(3)]));

    private static int Whole(string one, string other)
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
