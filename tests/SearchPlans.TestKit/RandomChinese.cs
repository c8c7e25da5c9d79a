using System.Text;

namespace SearchPlans.TestKit;

/// <summary>Text that looks like plans to a character stream: few ideographs, so that runs come again, between signs of every
/// kind.</summary>
public static class RandomChinese
{
    private static readonly string[] _pieces =
    [
        "坪", "山", "区", "经", "济", "链", "上", "碳", "坪山", "经济", "\U00020000", "\U0002A6A5", "，", "。", "、", "：", "“", "”", "《", "》",
        "（", "）", " ", "\u3000", "\n", "——", "-", "1", "2", "３", "1.5", "３．５", "9.", ".", "a", "B", "ｃ", "Ｄ", "5G", "%", "％", "＋", "Ⅲ",
        "①", "\U0001F600", "～", "−", "∶", "/", "、", "一", "十", "㎡", "é", "\u0301", "\U000E0100", "★", "²", "×", "○",
    ];

    public static string Text(Random random, int pieces)
    {
        var text = new StringBuilder();
        for (int i = 0; i < pieces; i++)
        {
            text.Append(_pieces[random.Zipf(_pieces.Length)]);
        }
        return text.ToString();
    }
}
