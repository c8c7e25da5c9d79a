using Lucene.Net.Index;
using Lucene.Net.Store;

namespace SearchPlans.Lucene.Storage;

/// <summary>Makes of Lucene's exceptions those that tell a user what is wrong and what to do.</summary>
public static class IndexExceptions
{
    // The HResult of an IOException that was made by a program; those of the operating system have its error's.
    private const int MadeByProgram = unchecked((int)0x80131620);

    /// <summary>Translates an exception that opening or reading an index ended with.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="file">The file that was read, as far as is known.</param>
    /// <returns>An <see cref="IndexFormatException"/> where bytes aren't what was written, an <see cref="IndexLockedException"/>
    /// where another writes; what the operating system refused (no room, no right, too many files) stays as it is.</returns>
    public static Exception Translate(Exception exception, string file) => exception switch
    {
        IndexFormatException or IndexLockedException or ObjectDisposedException => exception,
        OperationCanceledException or OutOfMemoryException => exception,
        LockObtainFailedException => new IndexLockedException(exception.Message),
        IndexFormatTooOldException => Make(IndexFormatProblem.TooOld, file, exception),
        IndexFormatTooNewException => Make(IndexFormatProblem.TooNew, file, exception),
        FileNotFoundException missing => new IndexFormatException(
            IndexFormatProblem.Corrupt, Path.GetFileName(missing.FileName) ?? file, "存在的文件", "没有这个文件", exception),
        DirectoryNotFoundException => new IndexFormatException(IndexFormatProblem.Corrupt, file, "存在的文件", "没有这个文件", exception),
        // Lucene wraps what went wrong in merges, comparers and the like.
        _ when InnerOf(exception) is { } inner => Translate(inner, file),
        IOException { HResult: MadeByProgram } or EndOfStreamException => Make(IndexFormatProblem.Corrupt, file, exception),
        _ => exception,
    };

    /// <summary>Translates an exception that opening a commit ended with.</summary>
    internal static Exception TranslateOpening(Exception exception, string file) => exception is ArgumentException
        // A codec that isn't known: Lucene looks it up by the name in the commit.
        ? Make(IndexFormatProblem.TooNew, file, exception)
        : Translate(exception, file);

    /// <summary>Whether an exception that opening a commit ended with may come of what a file holds, or of one that isn't
    /// there.</summary>
    internal static bool IsOfReading(Exception exception) => exception is IOException or ArgumentException;

    private static IOException? InnerOf(Exception exception) => exception.InnerException switch
    {
        null => null,
        IOException inner => inner,
        { } inner => InnerOf(inner),
    };

    private static IndexFormatException Make(IndexFormatProblem problem, string file, Exception exception) =>
        new(problem, file, "可读的索引", exception.Message, exception);
}
