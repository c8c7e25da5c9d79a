using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.History;
using SearchPlans.Keeping;

namespace SearchPlans.Web.Pages;

/// <summary>A plan in the list by which a library is kept in order.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Reasons">Why it needs a look, for people; empty where it doesn't.</param>
public sealed record LibraryRow(PlanSummary Plan, IReadOnlyList<ReviewRemark> Reasons);

/// <summary>Why a plan needs a look, for people.</summary>
/// <param name="Text">What is amiss.</param>
/// <param name="Link">Where it can be looked at or mended.</param>
public sealed record ReviewRemark(string Text, string Link);

/// <summary>The list by which a library is kept in order.</summary>
/// <param name="Rows">Those of this page.</param>
/// <param name="Total">How many there are.</param>
/// <param name="ReviewCount">How many need a look.</param>
/// <param name="ShowsAll">Whether all are shown, not only those that need a look.</param>
/// <param name="Reason">The one reason that is shown, or empty.</param>
/// <param name="Counts">How many need a look for each reason.</param>
/// <param name="Types">Types in use, to choose from.</param>
/// <param name="Pager">Links to the pages.</param>
public sealed record LibraryPage(
    IReadOnlyList<LibraryRow> Rows, int Total, int ReviewCount, bool ShowsAll, string Reason,
    IReadOnlyList<(string Reason, string Name, int Count)> Counts, IReadOnlyList<string> Types, Pager Pager)
{
    /// <summary>How many plans a page shows; a form that corrects them all stays within what a form may send.</summary>
    public const int PlansPerPage = 40;

    /// <summary>Whether those are shown that an editor has looked at.</summary>
    public bool ShowsChecked { get; init; }

    /// <summary>How many of those there are.</summary>
    public int CheckedCount { get; init; }

    /// <summary>What was done by the form, for people, or null.</summary>
    public string? Done { get; init; }

    /// <summary>What was wrong with what was sent, or null.</summary>
    public string? Error { get; init; }

    /// <summary>Why a plan needs a look, each with where to look.</summary>
    public static IReadOnlyList<ReviewRemark> RemarksOf(ReviewItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        string plan = Links.Readable.Plan(item.Plan.Id);
        return
        [
            .. item.Reasons.Where(r => r != ReviewReason.NearCopy).Select(reason => reason switch
            {
                ReviewReason.NoYear => new ReviewRemark("没有年份", plan + "/correct#year"),
                ReviewReason.NoPlace => new ReviewRemark("没有地区", plan + "/correct#province"),
                _ => new ReviewRemark(
                    item.Plan.NoticeCount > 0 ? $"章节编号有 {item.Plan.NoticeCount} 处可疑" : "没有识别出章节", plan),
            }),
            .. item.NearTo.Select(near => new ReviewRemark(
                $"与《{Labels.Title(near)}》（{string.Join(" · ", Labels.Facts(near))}）内容相近", Links.Readable.Plan(near.Id))),
        ];
    }
}

/// <summary>What was taken out of the corpus.</summary>
/// <param name="Shown">Those of this page, newest first.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Pager">Links to the pages.</param>
/// <param name="Removed">What was just removed, or null.</param>
public sealed record TrashPage(IReadOnlyList<TrashEntry> Shown, int Total, Pager Pager, TrashEntry? Removed)
{
    /// <summary>How many entries a page shows.</summary>
    public const int EntriesPerPage = 40;

    /// <summary>What was wrong, or null.</summary>
    public string? Error { get; init; }

    /// <summary>Place, year and type, as far as they were known.</summary>
    public static IReadOnlyList<string> Facts(TrashEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        string[] facts = [entry.RegionPath.Replace('/', ' '), entry.Year > 0 ? $"{entry.Year}年" : "", entry.Type];
        return [.. facts.Where(f => f.Length > 0)];
    }
}

/// <summary>The log.</summary>
/// <param name="Entries">Lines, newest first.</param>
/// <param name="OlderThan">Where older ones are, or null.</param>
/// <param name="IsNewest">Whether there are none newer.</param>
/// <param name="Plans">The plans that are there, by their ids: only they are linked, and they are titled as everywhere.</param>
public sealed record LogListPage(
    IReadOnlyList<LogEntry> Entries, long? OlderThan, bool IsNewest, IReadOnlyDictionary<string, PlanSummary> Plans)
{
    /// <summary>How many lines a page shows.</summary>
    public const int EntriesPerPage = 100;
}

/// <summary>A question before a plan is removed.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Files">The files that go, relative to the corpus.</param>
/// <param name="Error">What was wrong, or null.</param>
public sealed record RemovePage(PlanSummary Plan, IReadOnlyList<string> Files, string? Error);

/// <summary>The earlier versions of a plan, in what is known of it.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Versions">The versions, newest first.</param>
public sealed record VersionList(string PlanId, IReadOnlyList<TrashEntry> Versions);

/// <summary>An earlier version of a plan beside the plan as it is.</summary>
/// <param name="Comparison">Both.</param>
/// <param name="MayRestore">Whether who asks may bring it back.</param>
public sealed record VersionPage(VersionComparison Comparison, bool MayRestore)
{
    /// <summary>The present one's file, size and day, for people.</summary>
    public string NowFile { get; init; } = "";

    /// <summary>The rows to show: those that differ, each with a neighbour; null stands for what is left out between.</summary>
    public IEnumerable<ComparedRow?> Shown() => ComparedRows.Differing(Comparison.Rows);
}
