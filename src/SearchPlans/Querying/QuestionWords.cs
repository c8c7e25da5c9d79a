using SearchPlans.Engine.Analysis;

namespace SearchPlans.Querying;

/// <summary>Words that ask and say nothing of what is asked for. They are rare in plans and so would weigh much; where most
/// words are enough, these are left out.</summary>
internal static class QuestionWords
{
    // Longer before shorter where one holds the other.
    private static readonly string[] _words =
    [
        "为什么", "什么样", "怎么样", "多少个", "哪一个", "什么", "为何", "何时", "何处", "何地", "何种", "哪里", "哪儿", "哪个", "哪些", "哪位", "哪家", "哪种", "哪年",
        "哪一", "多少", "怎么", "怎样", "如何", "是否", "有无", "请问", "谁", "哪", "吗", "呢", "么",
    ];

    private static readonly HashSet<string> _set = [.. _words];

    /// <summary>Whether a word, folded, is one.</summary>
    public static bool Contains(string word) => _set.Contains(word);

    /// <summary>The pieces of a text between such words.</summary>
    public static string[] Split(string text) =>
        CharacterFolding.Fold(text).Split(_words, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
