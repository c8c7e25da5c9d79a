using SearchPlans.Plans;
using SearchPlans.Text.Characters;

namespace SearchPlans.Adding;

/// <summary>
/// What metadata that people or programs give may be: each field one line of bounded length that no terminal or log obeys, a place
/// besides without the stroke that parts a province from its city. What the text says by itself isn't held to this.
/// </summary>
public static class MetadataRules
{
    /// <summary>The longest title, in characters.</summary>
    public const int MaxTitleChars = 300;
    /// <summary>The longest name of a province, city or county, in characters; the longest of the list has 15.</summary>
    public const int MaxPlaceChars = 30;
    /// <summary>The longest type of a document, in characters.</summary>
    public const int MaxTypeChars = 60;
    /// <summary>The longest name of an office, in characters.</summary>
    public const int MaxIssuerChars = 100;
    /// <summary>The longest number of a document (文号), in characters.</summary>
    public const int MaxNumberChars = 60;
    /// <summary>The longest source, an address mostly, in characters.</summary>
    public const int MaxSourceChars = 500;

    /// <summary>What is wrong with what was given, in Chinese, or null.</summary>
    public static string? Problem(PlanMetadata given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return Line("标题", given.Title, MaxTitleChars)
            ?? Place("省级", given.Province) ?? Place("地市", given.City) ?? Place("区县", given.County)
            ?? Line("文种", given.Type, MaxTypeChars)
            ?? Line("发布机关", given.Issuer, MaxIssuerChars)
            ?? Line("文号", given.Number, MaxNumberChars)
            ?? Line("来源", given.Source, MaxSourceChars);
    }

    private static string? Place(string field, string value) => Line(field, value, MaxPlaceChars)
        ?? (value.AsSpan().ContainsAny('/', '\\') ? $"{field}应是一个地名，如“深圳市”，不含斜线；省、市、县请分别填写。" : null);

    private static string? Line(string field, string value, int maxChars) =>
        value.Length > maxChars ? $"{field}太长：至多 {maxChars} 个字。"
        : !VisibleText.IsPlain(value) || HasLoneSurrogate(value) ? $"{field}应是一行文字，不含换行、制表和其他控制字符。"
        : null;

    private static bool HasLoneSurrogate(ReadOnlySpan<char> value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(value[i]))
            {
                return true;
            }
        }
        return false;
    }
}
