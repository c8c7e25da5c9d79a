using System.Text.RegularExpressions;
using SearchPlans.Text.Characters;
using SearchPlans.Vocabulary;

namespace SearchPlans.Querying.Understanding;

/// <summary>Reads the words by which people name a plan that isn't called just so: 养老规划 means 养老服务体系建设“十四五”规划.</summary>
internal static partial class TitleWords
{
    // A title has no more words; each is looked for.
    private const int MaxWords = 8;

    /// <summary>The words that a title has to hold and how many characters name them, or null where nothing at the place does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where.</param>
    /// <param name="vocabulary">The words of the corpus.</param>
    public static (int Length, IReadOnlyList<string> Words)? Read(string text, int at, PlanVocabulary vocabulary)
    {
        if (Named().Match(text, at) is not { Success: true } named)
        {
            return null;
        }
        string about = named.Groups["about"].Value;
        var tokens = vocabulary.Cut(about);
        string[] words =
        [
            .. Enumerable.Range(0, tokens.Count).Select(t => tokens.Term(t).ToString())
                .Where(w => !FunctionWords.Contains(CharacterFolding.Fold(w))).Distinct(),
        ];
        return words.Length is 0 or > MaxWords || !Array.Exists(words, w => w.Length > 1)
            ? null
            : (named.Length, [.. words, named.Groups["type"].Value]);
    }

    [GeneratedRegex(@"\G(?<about>[^的，。；：！？、]{2,24}?)(?:发展|专项|建设|行动|实施|工作|总体)?(?<type>规划|计划|方案|纲要|意见|办法)"
        + @"(?=$|的|里|中的|重点|主要|保障|目标|任务|总体要求|指导思想)")]
    private static partial Regex Named();
}
