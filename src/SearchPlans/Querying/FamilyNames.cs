namespace SearchPlans.Querying;

/// <summary>Family names, as far as they are no everyday words by themselves (高, 方, 江): before a word they tell a name.</summary>
internal static class FamilyNames
{
    private const string OfOneCharacter =
        "王李张刘陈杨赵吴徐孙朱胡郭罗梁宋郑谢韩唐冯董萧曹袁邓沈彭吕卢蒋蔡贾丁魏薛潘杜戴钟汪姜姚谭廖邹郝崔邱侯邵孟尹黎贺赖龚庞樊殷俞翁聂岳詹耿";

    private static readonly HashSet<string> _ofTwo =
        ["欧阳", "司马", "上官", "诸葛", "慕容", "夏侯", "公孙", "司徒", "皇甫", "尉迟", "令狐", "独孤", "宇文", "长孙", "端木"];

    /// <summary>Whether a text, folded, is a family name.</summary>
    public static bool Contains(string text) =>
        text.Length == 1 ? OfOneCharacter.Contains(text[0], StringComparison.Ordinal) : _ofTwo.Contains(text);
}
