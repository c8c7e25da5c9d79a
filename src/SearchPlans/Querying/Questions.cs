using System.Text.RegularExpressions;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Querying;

/// <summary>
/// What a question asks about: 什么是新质生产力 and 新质生产力是什么 ask about 新质生产力. Plans don't ask, so that words of asking
/// would only find what has them by chance. Only at the ends of a run; within it they may be part of what is meant.
/// </summary>
internal static partial class Questions
{
    // Words that only questions have, wherever they stand.
    private static readonly string[] _asking = ["谁", "什么", "啥", "哪", "多少", "怎样", "怎么", "如何", "为何", "是否", "有没有", "几个", "几次", "吗", "？", "?"];

    private static readonly char[] _signs = ['?', '？', '。', '!', '！', ' '];

    // One character is no subject.
    private const int MinLength = 2;

    /// <summary>Whether a run is a question: nobody expects that a paragraph has all of its words.</summary>
    public static bool IsQuestion(string text)
    {
        string simplified = Simplified.Of(text);
        return Array.Exists(_asking, w => simplified.Contains(w, StringComparison.Ordinal));
    }

    /// <summary>Whether a run asks what something is, which glossaries say.</summary>
    public static bool AsksForMeaning(string text) => Meaning().IsMatch(Simplified.Of(text));

    /// <summary>The unit of the number that a run asks for (改造了多少个, 通车多少公里), or null where it asks for none.</summary>
    public static QuantityUnit? UnitAskedFor(string text)
    {
        foreach (string word in (ReadOnlySpan<string>)["多少", "几"])
        {
            int at = text.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0 && QuantityUnit.Find(text, at + word.Length) is { } unit)
            {
                return unit;
            }
        }
        return null;
    }

    /// <summary>The subject of a question, or null where a run is none.</summary>
    public static string? SubjectOf(string text)
    {
        string subject = text.Trim(_signs);
        int length = subject.Length;
        // What is asked about stays as it was typed, words of asking may be traditional.
        string folded = Simplified.Of(subject);
        int from = Beginning().Match(folded).Length;
        int to = End().Match(folded, from) is { Success: true } end ? end.Index : length;
        // 哪个城市的房价高 asks about the price, 哪个高 about nothing.
        if (from > 0 && AsksWhich().IsMatch(folded) && Compared().Match(folded[..to], from) is { Success: true, Index: var compared }
            && compared - from >= MinLength)
        {
            to = compared;
        }
        subject = subject[from..to];
        return subject.Length < length && subject.Length >= MinLength && QueryParser.HasCharacters(subject) ? subject : null;
    }

    [GeneratedRegex(@"^(?:请问)?(?:(?:什么|啥)(?:叫做?|是)|何谓|何为)|(?:是(?:什么|啥)意思|的意思是(?:什么|啥)|指的?是?(?:什么|啥)"
        + @"|是(?:什么|啥)|的含义|的定义|的意思|的?(?:名词|术语)解释"
        + @"|(?:是指?|指的?是)(?:什么|啥|怎么?)样的[\u4E00-\u9FFF]{1,6})[？?]?$")]
    private static partial Regex Meaning();

    [GeneratedRegex(@"^(?:请问)?(?:哪个|谁|哪里|哪儿|哪边)")]
    private static partial Regex AsksWhich();

    // 提高, 减少 and 做好 are words of their own.
    [GeneratedRegex(@"(?:(?:更|最|比较|要)(?:高|低|多|少|大|小|快|慢|强|好)"
        + @"|(?<![提减缺扩重巨加增做办搞抓看良友美缩众升])(?:高|低|多|少|大|小|快|慢|强|好))(?:一些|些)?$")]
    private static partial Regex Compared();

    [GeneratedRegex(@"^(?:请问)?(?:(?:什么|啥)(?:叫做?|是)|何谓|何为|为(?:什么|啥)要?"
        + @"|为何|如何|怎样|怎么|哪些地方|哪些|哪一?年|哪个|谁|哪里|哪儿|何时|什么时候|有没有|是否"
        + @"|(?:(?:要|将要?|会|能)?[新改扩续]?[建修开办](?:设|成)?了?)?(?:总共|一共|共)?有?(?:多少|几)[个条种名家所座位次人户]?)")]
    private static partial Regex Beginning();

    [GeneratedRegex(@"(?:的(?:定义|含义|意思)$|的?(?:名词|术语)解释$|分别(?:是|指)(?:的是)?(?:什么|啥|哪些)|是(?:什么|啥)意思|的意思是(?:什么|啥)"
        + @"|(?:是指?|指的?是)(?:什么|啥|怎么?)样的[\u4E00-\u9FFF]{1,6}"
        + @"|是?指的?是?(?:什么|啥)|是(?:什么|啥)|叫做?(?:什么|啥)(?:名字)?|被?称为什么|有哪些|(?<![拥没具还只])有(?:什么|啥)"
        + @"|是哪些|是谁|是哪一?年|怎么样|怎么办|怎么做|怎样了?|如何"
        + @"|是?什么时候|在哪里?|(?:是|有|达|达到|了)?多少[个条种户人家所座次钱]?|[吗呢])$")]
    private static partial Regex End();
}
