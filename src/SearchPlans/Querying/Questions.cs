namespace SearchPlans.Querying;

/// <summary>
/// What a question asks about: 什么是新质生产力 and 新质生产力是什么 ask about 新质生产力. Plans don't ask, so that words of asking
/// would only find what has them by chance. Only at the ends of a run; within it they may be part of what is meant.
/// </summary>
internal static class Questions
{
    // The longest first, for one ends with another.
    private static readonly string[] _beginnings = ["请问", "什么叫做", "什么叫", "什么是", "何谓", "何为", "为什么要", "为什么", "如何", "怎样", "怎么", "哪些地方", "哪些"];
    private static readonly string[] _ends = ["是什么意思", "指的是什么", "指什么", "是什么", "有哪些", "是哪些", "怎么样", "怎么办", "是多少", "有多少", "多少",
        "如何", "吗", "呢"];
    private static readonly char[] _signs = ['?', '？', '。', '!', '！', ' '];

    // One character is no subject.
    private const int MinLength = 2;

    /// <summary>The subject of a question, or null where a run is none.</summary>
    public static string? SubjectOf(string text)
    {
        string subject = text.Trim(_signs);
        int length = subject.Length;
        foreach (string beginning in _beginnings)
        {
            if (subject.StartsWith(beginning, StringComparison.Ordinal))
            {
                subject = subject[beginning.Length..];
            }
        }
        foreach (string end in _ends)
        {
            if (subject.EndsWith(end, StringComparison.Ordinal))
            {
                subject = subject[..^end.Length];
            }
        }
        return subject.Length < length && subject.Length >= MinLength && QueryParser.HasCharacters(subject) ? subject : null;
    }
}
