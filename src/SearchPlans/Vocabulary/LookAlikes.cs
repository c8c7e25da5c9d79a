namespace SearchPlans.Vocabulary;

/// <summary>Which characters are taken for one another because they look alike (己 已, 末 未).</summary>
internal static class LookAlikes
{
    private static readonly Lazy<Dictionary<char, string>> _byCharacter = new(Load);

    /// <summary>The characters that look like one; empty where none is known.</summary>
    public static string Of(char c) => _byCharacter.Value.GetValueOrDefault(c, "");

    private static Dictionary<char, string> Load()
    {
        var byCharacter = new Dictionary<char, string>();
        foreach (string group in VocabularyFile.ReadLines("lookalikes.txt"))
        {
            foreach (char c in group)
            {
                byCharacter[c] = byCharacter.GetValueOrDefault(c, "") + group.Replace(c.ToString(), "", StringComparison.Ordinal);
            }
        }
        return byCharacter;
    }
}
