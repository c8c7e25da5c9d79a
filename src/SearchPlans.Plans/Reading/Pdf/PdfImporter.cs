namespace SearchPlans.Plans;

/// <summary>A PDF -> text, by a child process of this program: see <see cref="ReadingProcess"/> and <see cref="PdfReader"/>.</summary>
internal static class PdfImporter
{
    // A plan of 162 pages takes a second; a file that passes these is no plan.
    private static readonly ProgramLimits _limits = new("PDF", TimeSpan.FromSeconds(60), 128 << 20, 1L << 30);

    /// <summary>Reads a PDF.</summary>
    /// <param name="format">The format, which the child is told.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="PlanFileException">It can't be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    // The child is watched on a thread of its own: no request's thread waits for it.
    public static Task<Imported> ImportAsync(FileFormat format, byte[] bytes, CancellationToken cancellation) => Task.Factory.StartNew(
        () => ReadingChildren.Read(ReadingFrame.OfFile(format, bytes), _limits, cancellation),
        cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
