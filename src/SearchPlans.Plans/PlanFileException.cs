namespace SearchPlans.Plans;

/// <summary>A document can't be read as a plan. The message says what was found, what was expected and the way out, in Chinese.</summary>
public sealed class PlanFileException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was found, what was expected and the way out, in Chinese.</param>
    /// <param name="cause">The failure underneath, if any.</param>
    public PlanFileException(string message, Exception? cause = null) : base(message, cause) { }

    /// <summary>Whether it holds pictures of pages without text, which <see cref="ScanReader"/> may read.</summary>
    public bool IsScan { get; init; }
}
