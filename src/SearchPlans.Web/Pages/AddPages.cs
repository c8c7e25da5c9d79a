using SearchPlans.Adding;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Pages;

/// <summary>How far an upload of many files is.</summary>
/// <param name="Job">The upload.</param>
/// <param name="Waits">Whether a draft still waits for a decision.</param>
public sealed record AddManyPage(AddJobState Job, Func<string, bool> Waits)
{
    /// <summary>How many files ended so.</summary>
    public int Count(AddStatus status) => Job.Rows.Count(r => r.Status == status);

    /// <summary>What a status is called.</summary>
    public static string Name(AddStatus status) => status switch
    {
        AddStatus.Added => "已入库",
        AddStatus.Updated => "已替换",
        AddStatus.Duplicate => "已有",
        AddStatus.NearCopy => "近似",
        _ => "拒收",
    };
}

/// <summary>How far the reading of a scan is.</summary>
/// <param name="Job">The reading.</param>
public sealed record ScanPage(ScanJobState Job);

/// <summary>How far fetching addresses is.</summary>
/// <param name="Job">The run.</param>
/// <param name="Waits">Whether a draft still waits for a look.</param>
public sealed record AddFromPage(FetchJobState Job, Func<string, bool> Waits);

/// <summary>The fields of a plan's metadata in a form.</summary>
/// <param name="Form">What is in them.</param>
/// <param name="Origins">Where what was in them at first comes from.</param>
/// <param name="Types">Types in use, to choose from.</param>
public sealed record MetadataFields(MetadataForm Form, PlanMetadataOrigins Origins, IReadOnlyList<string> Types)
{
    /// <summary>The types that plans have, and those that most have.</summary>
    public static IReadOnlyList<string> TypesIn(IEnumerable<PlanSummary> plans) =>
        [.. plans.Select(p => p.Metadata.Type).Concat(DocumentTypes.All).Where(t => t.Length > 0).Distinct()];

    /// <summary>How a field came to be known, to stand behind its name; empty where it isn't.</summary>
    public static string OriginOf(MetadataOrigin origin) => Labels.Origin(origin) is { } name ? name : "";
}

/// <summary>The form that corrects what is known of a plan.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Fields">What is in the form.</param>
/// <param name="Error">What was wrong with what was sent, or null.</param>
public sealed record CorrectionPage(PlanSummary Plan, MetadataFields Fields, string? Error)
{
    /// <summary>The name of its document, relative to the corpus.</summary>
    public string Document { get; init; } = "";
}

/// <summary>A near copy beside what it is near to.</summary>
/// <param name="DraftId">The near copy.</param>
/// <param name="Comparison">Both, paragraph by paragraph.</param>
/// <param name="Error">What was wrong with what was sent, or null.</param>
public sealed record ComparePage(string DraftId, PlanComparison Comparison, string? Error)
{
    /// <summary>The old one's file, size and day, for people.</summary>
    public string OldFile { get; init; } = "";

    /// <summary>The new one's file, size and when it was uploaded.</summary>
    public string NewFile { get; init; } = "";

    /// <summary>The rows to show: those that differ, each with a neighbour; null stands for what is left out between.</summary>
    public IEnumerable<ComparedRow?> Shown() => ComparedRows.Differing(Comparison.Rows);
}
