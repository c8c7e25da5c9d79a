namespace SearchPlans.Index;

/// <summary>How an index stands.</summary>
/// <param name="Version">Names the commit; another one after every change. Empty when nothing was ever committed.</param>
/// <param name="IsOutdated">Whether it was made by other words than the corpus has now, or by another version of the program, and can't be
/// searched as it should be until it is made anew.</param>
public sealed record PlanIndexState(string Version, bool IsOutdated)
{
    /// <summary>Whether anything was ever committed.</summary>
    public bool Exists => Version.Length > 0;
}

/// <summary>Something that is wrong with an index.</summary>
/// <param name="File">The file, or what else it is about.</param>
/// <param name="Problem">What is wrong and what to do, in Chinese.</param>
public sealed record PlanIndexProblem(string File, string Problem);

/// <summary>What was found in an index.</summary>
/// <param name="Generation">The number of the commit, 0 when there is none.</param>
/// <param name="Segments">Segments.</param>
/// <param name="Documents">Documents that aren't deleted.</param>
/// <param name="Terms">Terms of all fields and segments.</param>
/// <param name="Postings">Postings of all terms.</param>
/// <param name="ByteLength">Bytes of all files.</param>
/// <param name="Problems">What is wrong; empty for a sound index.</param>
public sealed record PlanIndexReport(
    long Generation, int Segments, long Documents, long Terms, long Postings, long ByteLength, IReadOnlyList<PlanIndexProblem> Problems);

/// <summary>An index can't be read. The message says what was expected, what was found and the cure.</summary>
public class PlanIndexException : IOException
{
    /// <summary>Makes the exception.</summary>
    public PlanIndexException(string message, Exception? inner = null) : base(message, inner) { }
}

/// <summary>Another process is writing into an index.</summary>
public sealed class PlanIndexLockedException : PlanIndexException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Says who is writing, in Chinese.</param>
    /// <param name="inner">What the index said.</param>
    public PlanIndexLockedException(string message, Exception? inner = null) : base(message, inner) { }
}
