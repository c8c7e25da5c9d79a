using SearchPlans.Index.Embedded;
using SearchPlans.Vocabulary;

namespace SearchPlans.Tests;

public sealed class LibrarySettingsTests
{
    [Fact]
    public void What_is_said_counts_and_empty_values_are_not_said()
    {
        LibrarySettings settings = Read(("Corpus", "a"), ("Index", "i"), ("Index:Codec", "lucene46"), ("Index:Words", "PACKAGE"));
        Assert.Equal((Path.GetFullPath("a"), true), (settings.CorpusPath, settings.IsCorpusGiven));
        Assert.Equal(new EmbeddedIndexOptions { Folder = Path.GetFullPath("i"), Codec = IndexCodec.Lucene46, Words = IndexWords.Package },
            settings.Index);
        Assert.Equal(Read(), Read(("Corpus", ""), ("Index", " "), ("Index:Codec", ""), ("Index:Words", null)));
    }

    [Fact]
    public void Nothing_said_is_the_repository_and_the_defaults()
    {
        LibrarySettings settings = Read();
        Assert.Equal((Repository.PathOf("corpus"), false), (settings.CorpusPath, settings.IsCorpusGiven));
        Assert.Equal(new EmbeddedIndexOptions { Folder = Repository.PathOf("index") }, settings.Index);
    }

    [Theory]
    [InlineData("Index:Codec", "lucene", "设置 Index:Codec 不认识“lucene”。可以是 block（默认）、lucene46。")]
    [InlineData("Index:Codec", "1", "设置 Index:Codec 不认识“1”。可以是 block（默认）、lucene46。")]
    [InlineData("Index:Words", "词", "设置 Index:Words 不认识“词”。可以是 lexicon（默认）、package。")]
    public void Another_value_is_told_with_those_allowed(string key, string value, string message) =>
        Assert.Equal(message, Assert.Throws<SettingException>(() => Read((key, value))).Message);

    private static LibrarySettings Read(params (string Key, string? Value)[] said) =>
        LibrarySettings.Read(key => said.FirstOrDefault(s => s.Key == key).Value);
}
