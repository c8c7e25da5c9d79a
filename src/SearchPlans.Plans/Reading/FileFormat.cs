namespace SearchPlans.Plans;

/// <summary>
/// A format that files are read in: what it takes, how it is called, its limits, and the reading. A class for each, in the folder of
/// its importer; <see cref="FileFormats"/> finds it there, so that adding a format touches its folder alone.
/// </summary>
internal abstract class FileFormat
{
    /// <summary>What its files are, for a user to read: Word 文档（docx）.</summary>
    public abstract string Name { get; }

    /// <summary>What the names of its files end with, lower case with the dot; no other format has them. Empty where its files bear the
    /// name of another.</summary>
    public abstract IReadOnlyList<string> Extensions { get; }

    /// <summary>Its media type, as a browser is told of a file that is saved.</summary>
    public abstract string MediaType { get; }

    /// <summary>Whether its files are text that a person can correct in place, so that nothing is kept beside them.</summary>
    public virtual bool IsText => false;

    /// <summary>Its place in lists for people, the most usual first; each has its own.</summary>
    public abstract int Place { get; }

    /// <summary>Most bytes that a file may have.</summary>
    public virtual int MaxByteLength => PlanFileReader.MaxDocumentByteLength;

    /// <summary>Whether a file is of this format by its content. No two formats recognize the same file.</summary>
    public virtual bool Recognizes(FileContent file) => false;

    /// <summary>Whether it takes a file whose content no format recognizes. Those later in lists are asked first: plain text takes
    /// whatever is left.</summary>
    public virtual bool Accepts(FileContent file) => false;

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="PlanFileException">It can't be read within the limits.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public abstract Task<Imported> ImportAsync(byte[] bytes, CancellationToken cancellation);

    /// <summary>Reads a file in this process. Only of formats whose library may end the process it runs in, which is why
    /// <see cref="ImportAsync"/> has it done by a child; see <see cref="ReadingChildren"/>.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <exception cref="PlanFileException">It can't be read.</exception>
    public virtual Imported ReadInChild(byte[] bytes) => throw new NotSupportedException(Name);
}
