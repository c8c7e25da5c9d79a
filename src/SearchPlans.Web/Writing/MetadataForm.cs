namespace SearchPlans.Web.Writing;

/// <summary>What is asked of metadata that people type.</summary>
internal static class MetadataForm
{
    /// <summary>The earliest year a plan can be for.</summary>
    public const int FirstYear = 1949;
    /// <summary>The latest year a plan can be for.</summary>
    public const int LastYear = 2099;

    /// <summary>What is wrong with a year.</summary>
    public static string BadYear => $"年份应为 {FirstYear} 到 {LastYear} 之间的四位数字，例如 2024；不知道可以留空。";
}
