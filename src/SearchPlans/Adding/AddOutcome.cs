using SearchPlans.Plans;
using SearchPlans.Reading;

namespace SearchPlans.Adding;

/// <summary>A document as it was understood, before it is kept.</summary>
/// <param name="FileName">The name it would be kept under.</param>
/// <param name="Plan">The plan found in it.</param>
/// <param name="Duplicate">The plan in the corpus that has the same text, or null.</param>
public sealed record AddPreview(string FileName, Plan Plan, PlanSummary? Duplicate)
{
    /// <summary>What the document is, for a user to read: Word 文档（docx）.</summary>
    public string Format { get; init; } = "";

    /// <summary>What a user should know of the reading, in Chinese: what was left out, what couldn't be read.</summary>
    public IReadOnlyList<string> ReadingNotices { get; init; } = [];

    /// <summary>The plan in the corpus that has nearly the same text, or null.</summary>
    public NearCopy? Near { get; init; }
}

/// <summary>How adding a document ended.</summary>
public enum AddStatus
{
    /// <summary>It is in the corpus and found by searches.</summary>
    Added,
    /// <summary>The corpus has the same text already; nothing was kept twice.</summary>
    Duplicate,
    /// <summary>It took the place of the document of the same name, or of the one it was to replace.</summary>
    Updated,
    /// <summary>The corpus has nearly the same text, and nobody said which counts; nothing was kept.</summary>
    NearCopy,
    /// <summary>It can't be read or kept.</summary>
    Refused,
}

/// <summary>The end of adding a document.</summary>
/// <param name="Status">Whether it was added; never <see cref="AddStatus.Refused"/>, which is an exception.</param>
/// <param name="Plan">The plan as it is in the corpus now: the added one, or the one that was there.</param>
public sealed record AddOutcome(AddStatus Status, PlanSummary Plan)
{
    /// <summary>How near the one that was there is, for <see cref="AddStatus.NearCopy"/>.</summary>
    public NearCopy? Near { get; init; }
}

/// <summary>What is to be done where a document isn't simply new.</summary>
public sealed record AddChoices
{
    /// <summary>Whether a document takes the place of the one in the corpus that has its name and another text. Otherwise it
    /// is kept under another name.</summary>
    public bool Update { get; init; }

    /// <summary>Whether a near copy is kept beside what it is near to.</summary>
    public bool KeepBoth { get; init; }

    /// <summary>Id of the plan that gives way to the document, or null.</summary>
    public string? Replaces { get; init; }

    /// <summary>What is known better than by understanding the documents, or null.</summary>
    public PlanMetadata? Given { get; init; }
}

/// <summary>What became of one of many files.</summary>
/// <param name="Name">The file as it was named, or its path within the folder or archive.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Plan">The plan added, updated, the same or near; null when the file was refused.</param>
public sealed record FileOutcome(string Name, AddStatus Status, PlanSummary? Plan)
{
    /// <summary>How near <see cref="Plan"/> is, for <see cref="AddStatus.NearCopy"/>.</summary>
    public NearCopy? Near { get; init; }

    /// <summary>Why the file was refused, in Chinese, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>What a user should know of the reading, in Chinese.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Where a near copy can be read again to decide upon it, or null: its bytes.</summary>
    public ReadOnlyMemory<byte> Undecided { get; init; }
}

/// <summary>How far adding many files has come.</summary>
/// <param name="FilesDone">Files done with.</param>
/// <param name="FilesTotal">Files found so far; grows while archives are opened.</param>
/// <param name="Last">What became of the file done with last; null while nothing is done.</param>
public readonly record struct AddProgress(int FilesDone, int FilesTotal, FileOutcome? Last);

/// <summary>What adding many files did.</summary>
/// <param name="Files">What became of each, in order.</param>
/// <param name="Characters">Characters of the texts that were added or updated.</param>
/// <param name="ElapsedMs">How long it took, in milliseconds.</param>
public sealed record AddReport(IReadOnlyList<FileOutcome> Files, long Characters, double ElapsedMs)
{
    /// <summary>How many files ended so.</summary>
    public int Count(AddStatus status) => Files.Count(f => f.Status == status);
}
