namespace SearchPlans.Text.Characters;

/// <summary>
/// The standard characters of radicals (高 of ⾼ U+2FBC), which PDF files give for characters that look like them. One for one: offsets stay.
/// Simplified and traditional forms are kept apart (⾒ is 見, ⻅ is 见); <see cref="CharacterFolding"/> makes one of them.
/// </summary>
public static class Radicals
{
    private const char FirstOfSupplement = '\u2E80', FirstOfKangxi = '\u2F00';

    // Unicode's EquivalentUnifiedIdeograph from the first on, in order; of the supplement those without one in the BMP stay, ⾭ is 青.
    private const string Supplement =
        "⺀厂乛乚乙亻冂⺇刀刂卜㔾小小兀尣尢⺑巳么彑⺕忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王⺪目示礻⺮纟纟罓罒㓁冗⺵羊⺷⺸耂肀聿"
        + "肉⺽艹艹艹虎衤覀西见角⻇讠贝⻊车辶辶辶邑钅长镸长门⻕阝雨青韦页风飞食⻞饣饣⻡马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龟亀龟";

    private const string Kangxi =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳"
        + "心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸"
        + "缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音"
        + "頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    /// <summary>The first and the last character that may be one.</summary>
    internal const char First = FirstOfSupplement, Last = '\u2FD5';

    /// <summary>The text with standard characters; itself where it has no radicals.</summary>
    public static string Replace(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(First, Last))
        {
            return text;
        }
        return string.Create(text.Length, text, static (standard, text) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                standard[i] = Replace(text[i]);
            }
        });
    }

    /// <summary>The standard character of a radical; any other as it is.</summary>
    public static char Replace(char c) => c switch
    {
        >= FirstOfKangxi when c - FirstOfKangxi < Kangxi.Length => Kangxi[c - FirstOfKangxi],
        >= FirstOfSupplement when c - FirstOfSupplement < Supplement.Length => Supplement[c - FirstOfSupplement],
        _ => c,
    };
}
