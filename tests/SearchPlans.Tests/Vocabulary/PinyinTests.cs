using SearchPlans.Vocabulary;

namespace SearchPlans.Tests.Vocabulary;

public sealed class PinyinTests
{
    [Theory]
    [InlineData('坪', "ping")]
    [InlineData('圳', "zhen")]
    [InlineData('重', "chong zhong")]
    [InlineData('長', "chang zhang")]
    [InlineData('长', "chang zhang")]
    [InlineData('行', "hang heng xing")]
    [InlineData('绿', "lu lv")]
    [InlineData('略', "lve")]
    [InlineData('六', "liu lu")]
    [InlineData('厦', "sha xia")]
    [InlineData('〇', "ling")]
    [InlineData('a', "")]
    [InlineData('，', "")]
    [InlineData('\ud840', "")]
    public void Characters_have_these_syllables(char c, string syllables) => Assert.Equal(syllables, string.Join(' ', Pinyin.Syllables(c)));

    [Theory]
    [InlineData('平', '坪', true)]
    [InlineData('重', '中', true)]
    [InlineData('重', '充', true)]
    [InlineData('兴', '新', true)]
    [InlineData('造', '照', true)]
    [InlineData('山', '桑', true)]
    [InlineData('山', '区', false)]
    [InlineData('中', '钟', true)]
    [InlineData('龙', '伦', false)]
    [InlineData('a', 'a', false)]
    public void Characters_sound_alike(char a, char b, bool isAlike) => Assert.Equal(isAlike, Pinyin.SoundAlike(a, b));

    [Fact]
    public void Characters_of_the_standard_list_are_known()
    {
        int known = Enumerable.Range(0x4E00, 0x9FFF - 0x4E00 + 1).Count(c => Pinyin.Syllables((char)c).Count > 0);
        Assert.True(known > 10_000, $"{known}");
    }
}
