namespace SearchPlans.Querying;

/// <summary>Words that join others and say nothing by themselves: no paragraph has to hold them.</summary>
internal static class FunctionWords
{
    private const string Characters = "的地得了着过和与及或且而但并也都就还又再更最很太在是为于以之其由从到至向往对被把将使让给等们这那哪谁几各每某吗呢吧啊么";

    private static readonly HashSet<string> _words =
    [
        "以及", "并且", "而且", "或者", "关于", "对于", "由于", "因为", "所以", "如果", "但是", "什么", "怎样", "怎么", "如何", "多少", "哪些", "哪个", "哪里", "是否",
        "为什么", "还是", "以来", "以后", "之后", "之前", "以前", "我们", "他们", "它们", "这些", "那些", "这个", "那个", "一个", "一些", "可以", "应当", "应该", "已经", "正在",
        "目前", "现在", "当时", "约有", "时候",
    ];

    /// <summary>Whether a word, folded, is one.</summary>
    public static bool Contains(string word) =>
        word.Length == 1 ? Characters.Contains(word[0], StringComparison.Ordinal) : _words.Contains(word);
}
