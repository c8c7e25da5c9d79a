using SearchPlans.Lucene.Analysis.SmartCn;

namespace SearchPlans.Lucene.Tests.Analysis.SmartCn;

/// <summary>The shipped dictionary says what the installed package's says, of all that the segmenter can ask.</summary>
public class SmartCnDictionaryTests
{
    [Fact]
    public void Words_are_those_of_the_package()
    {
        string[] package = [.. PackageDictionary.Words()];
        SmartCnDictionaryFile ours = ShippedDictionary.File;

        Assert.Equal(package.Where(IsMet).Order(StringComparer.Ordinal), ours.Words);
        Assert.Equal(ours.Words.Select(PackageDictionary.FrequencyOf), ours.Frequencies);
    }

    [Fact]
    public void Pairs_are_those_of_the_package()
    {
        string[] package = [.. PackageDictionary.Words()];
        SmartCnDictionaryFile ours = ShippedDictionary.File;

        for (int first = 0; first < ours.Words.Length; first++)
        {
            for (int pair = ours.RowStarts[first]; pair < ours.RowStarts[first + 1]; pair++)
            {
                string second = ours.Words[ours.Seconds[pair]];
                int expected = PackageDictionary.FrequencyOf(ours.Words[first], second), actual = ours.PairFrequencies[pair];
                Assert.True(expected == actual, $"{ours.Words[first]}@{second}: {expected}, not {actual}");
            }
        }
        // None lacks: what else the package lists is of words that are never met.
        string[] neverMet = [.. package.Where(word => !IsMet(word))];
        int others = neverMet.Sum(first => package.Count(second => PackageDictionary.FrequencyOf(first, second) != 0))
            + neverMet.Sum(second => ours.Words.Count(first => PackageDictionary.FrequencyOf(first, second) != 0));
        Assert.Equal(PackageDictionary.PairCount, ours.Seconds.Length + others);
    }

    [Fact]
    public void Damage_is_noticed()
    {
        byte[] file = File.ReadAllBytes(ShippedDictionary.FilePath);
        for (int at = 0; at < file.Length; at += 1 + (file.Length / 50))
        {
            byte[] damaged = [.. file];
            damaged[at] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => SmartCnDictionaryFile.Read(damaged));
            Assert.Throws<InvalidDataException>(() => SmartCnDictionaryFile.Read(file.AsSpan(0, at)));
        }
    }

    /// <summary>What the package's segmenter makes: Chinese words, single delimiters, and four classes.</summary>
    private static bool IsMet(string word) =>
        word is "始##始" or "末##末" or "未##数" or "未##串"
        || word.All(c => c is >= '\u4E00' and <= '\u9FA5')
        || (word.Length == 1 && CharacterClasses.Of(word[0]) == CharacterClass.Delimiter);
}
