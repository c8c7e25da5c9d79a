using SearchPlans.Lucene.Analysis.SmartCn;

namespace SearchPlans.Lucene.Tests.Analysis.SmartCn;

public class SmartCnDictionaryTests
{
    private const string WordsFile = "data/smartcn/words.tsv", BigramsFile = "data/smartcn/bigrams.tsv";

    // Set to 1, the shipped dictionary is written anew from its sources.
    private const string RewriteVariable = "SEARCHPLANS_REWRITE_SMARTCN";

    private static readonly string s_shippedFile =
        Path.Combine(SmartCnData.Repository, "src/SearchPlans.Engine/Analysis/SmartCn/smartcn.bin");

    [SharedFact(WordsFile, BigramsFile)]
    public void Shipped_dictionary_is_what_its_sources_give()
    {
        SmartCnDictionaryFile built = SmartCnData.Build(SmartCnData.Shared(WordsFile)!, SmartCnData.Shared(BigramsFile)!);
        if (Environment.GetEnvironmentVariable(RewriteVariable) == "1") File.WriteAllBytes(s_shippedFile, built.Write());

        SmartCnDictionaryFile shipped = SmartCnDictionaryFile.Read(File.ReadAllBytes(s_shippedFile));

        // The packed bytes may differ between releases of the compressor; what is packed may not.
        Assert.Equal(built.Words, shipped.Words);
        Assert.Equal(built.Frequencies, shipped.Frequencies);
        Assert.Equal(built.RowStarts, shipped.RowStarts);
        Assert.Equal(built.Seconds, shipped.Seconds);
        Assert.Equal(built.PairFrequencies, shipped.PairFrequencies);
    }

    [Fact]
    public void Damage_is_noticed()
    {
        byte[] file = File.ReadAllBytes(s_shippedFile);
        for (int at = 0; at < file.Length; at += 1 + (file.Length / 50))
        {
            byte[] damaged = [.. file];
            damaged[at] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => SmartCnDictionaryFile.Read(damaged));
            Assert.Throws<InvalidDataException>(() => SmartCnDictionaryFile.Read(file.AsSpan(0, at)));
        }
    }
}
