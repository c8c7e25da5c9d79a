using System.Globalization;
using SearchPlans.Origins;
using SearchPlans.Web.Rendering;

namespace SearchPlans.Web.Pages;

/// <summary>Where the sentences of a plan stood before, as it is shown.</summary>
/// <param name="Origins">The answer.</param>
/// <param name="At">The part that was asked for; empty for all of it.</param>
/// <param name="IsInTextOrder">Whether they stand as in the text; else the most telling first.</param>
/// <param name="Page">The page at hand, from 1; past the last stands the last.</param>
public sealed record OriginsPage(PlanOrigins Origins, string At, bool IsInTextOrder, int Page)
{
    /// <summary>How many sentences a page shows.</summary>
    public const int SentencesPerPage = 50;

    /// <summary>How the order of the text is said in an address.</summary>
    public const string TextOrder = "text";

    /// <summary>The sentences of this page.</summary>
    public IEnumerable<SentenceOrigin> Shown => (IsInTextOrder ? Origins.Sentences : Origins.ByWeight())
        .Skip((Pager.Page - 1) * SentencesPerPage).Take(SentencesPerPage);

    /// <summary>Links to the pages.</summary>
    public Pager Pager
    {
        get
        {
            int pages = Math.Max(1, (Origins.Sentences.Count + SentencesPerPage - 1) / SentencesPerPage);
            return new Pager(Math.Clamp(Page, 1, pages), pages, page => Links.Readable.Origins(Origins.Plan.Id, At, IsInTextOrder, page));
        }
    }

    /// <summary>The address of the same in the other order, or in this.</summary>
    public string Ordered(bool inText) => Links.Readable.Origins(Origins.Plan.Id, At, inText);

    /// <summary>Said where it took too long.</summary>
    public const string TooCostly = "句子太多，没有在限时内比完，因此不列。请在网址后加 ?at= 和一个标题的锚点，逐节查看。";

    /// <summary>What the part should be.</summary>
    public const string WantedPart = "应为本文一个标题或段落的锚点，即阅读页地址 # 之后的部分";

    /// <summary>A sentence with what differs from where it stood before.</summary>
    public static MarkedText Now(SentenceOrigin origin) => new(origin.Text, origin.Marks);

    /// <summary>The sentence before with what differs from that of the plan.</summary>
    public static MarkedText Before(SentenceOrigin origin) => new(origin.SourceText, origin.SourceMarks);

    /// <summary>How alike they are.</summary>
    public static string Alike(SentenceOrigin origin) => origin.Text == origin.SourceText ? "一字不差"
        : origin.Similarity >= 1 ? "只差标点"
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(origin.Similarity * 100):0}% 相同");
}
