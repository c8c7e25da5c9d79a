using SearchPlans.Corpus;
using SearchPlans.History;
using SearchPlans.Plans;

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

    /// <summary>The plans in the corpus that have nearly the same text, nearest first.</summary>
    public IReadOnlyList<NearCopy> AllNear { get; init; } = [];

    /// <summary>The nearest of them, or null.</summary>
    public NearCopy? Near => AllNear is [var nearest, ..] ? nearest : null;
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
    /// <summary>The corpus has nearly the same text, and nobody said which counts or that the old one does; nothing was kept.</summary>
    NearCopy,
    /// <summary>It can't be read or kept.</summary>
    Refused,
}

/// <summary>The end of adding a document.</summary>
/// <param name="Status">Whether it was added; never <see cref="AddStatus.Refused"/>, which is an exception.</param>
/// <param name="Plan">The plan as it is in the corpus now: the added one, or the one that was there.</param>
public sealed record AddOutcome(AddStatus Status, PlanSummary Plan)
{
    /// <summary>The plans that have nearly its text, nearest first, for <see cref="AddStatus.NearCopy"/>.</summary>
    public IReadOnlyList<NearCopy> AllNear { get; init; } = [];

    /// <summary>Why it isn't found by searches yet though it is in the corpus, in Chinese; null where it is. The next synchronisation that
    /// succeeds brings it into the index.</summary>
    public string? NotIndexed { get; init; }
}

/// <summary>Which counts where the corpus has nearly the text of a document.</summary>
public enum NearCopyChoice
{
    /// <summary>Nobody has said: nothing is kept until somebody does.</summary>
    Ask,
    /// <summary>The plan in the corpus; the document isn't kept.</summary>
    Old,
    /// <summary>The document; the plan that it is nearest to gives way.</summary>
    New,
    /// <summary>Both are kept.</summary>
    Both,
}

/// <summary>What is to be done where a document isn't simply new.</summary>
public sealed record AddChoices
{
    /// <summary>Whether a document takes the place of the one in the corpus that has its name and another text. Otherwise it
    /// is kept under another name.</summary>
    public bool Update { get; init; }

    /// <summary>Which counts where a document is a near copy.</summary>
    public NearCopyChoice NearCopies { get; init; }

    /// <summary>Id of the plan that gives way to the document, or null.</summary>
    public string? Replaces { get; init; }

    /// <summary>What is known better than by understanding the documents, or null.</summary>
    public PlanMetadata? Given { get; init; }

    /// <summary>Whether pictures of pages are read by <see cref="ScanReader"/>, which takes seconds a page; else, and where its programs
    /// aren't installed, they are refused.</summary>
    public bool ReadsScans { get; init; }

    /// <summary>Who adds them, for the log.</summary>
    public Writer By { get; init; } = Writer.Program;
}

/// <summary>A near copy that nobody has decided upon.</summary>
/// <param name="Document">The document; its name has the folders it is to have in the corpus, not yet made harmless.</param>
public sealed record UndecidedCopy(ImportedDocument Document);

/// <summary>What became of one of many files.</summary>
/// <param name="Name">The file as it was named, or its path within the folder or archive.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Plan">The plan added, updated, the same or near; null when the file was refused.</param>
public sealed record FileOutcome(string Name, AddStatus Status, PlanSummary? Plan)
{
    /// <summary>The plans that have nearly its text, nearest first, for <see cref="AddStatus.NearCopy"/>.</summary>
    public IReadOnlyList<NearCopy> AllNear { get; init; } = [];

    /// <summary>The nearest of them, or null.</summary>
    public NearCopy? Near => AllNear is [var nearest, ..] ? nearest : null;

    /// <summary>Why the file was refused, in Chinese, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>What kept it from being written, where that isn't the file's fault (a full disk); else null.</summary>
    public CorpusWriteException? Failure { get; init; }

    /// <summary>What a user should know of the reading, in Chinese.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The document, where it is a near copy to be decided upon; null in reports and wherever nothing is to be decided.</summary>
    public UndecidedCopy? Undecided { get; init; }
}

/// <summary>How far adding many files has come.</summary>
/// <param name="FilesDone">Files done with.</param>
/// <param name="FilesTotal">Files found so far; grows while archives are opened.</param>
/// <param name="Last">What became of the file done with last; null while nothing is done.</param>
public readonly record struct AddProgress(int FilesDone, int FilesTotal, FileOutcome? Last)
{
    /// <summary>The scan that is being read, or null.</summary>
    public ScanProgress? Scan { get; init; }
}

/// <summary>How far the reading of a scan is.</summary>
/// <param name="Name">The file, as <see cref="FileOutcome.Name"/> has it.</param>
/// <param name="Pages">Its pages.</param>
public sealed record ScanProgress(string Name, RecognitionProgress Pages);

/// <summary>What adding many files did.</summary>
/// <param name="Files">What became of each, in order.</param>
/// <param name="Characters">Characters of the texts that were added or updated.</param>
/// <param name="ElapsedMs">How long it took, in milliseconds.</param>
public sealed record AddReport(IReadOnlyList<FileOutcome> Files, long Characters, double ElapsedMs)
{
    /// <summary>Why what was kept isn't found by searches yet, in Chinese; null where it is. The next synchronisation that succeeds
    /// brings it
    /// into the index.</summary>
    public string? NotIndexed { get; init; }

    /// <summary>How many files ended so.</summary>
    public int Count(AddStatus status) => Files.Count(f => f.Status == status);
}
