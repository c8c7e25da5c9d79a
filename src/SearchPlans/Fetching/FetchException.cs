namespace SearchPlans.Fetching;

/// <summary>An address can't or may not be fetched. The message says why and what to do, in Chinese, for users.</summary>
public sealed class FetchException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Why, in Chinese.</param>
    /// <param name="inner">What it comes from, or null.</param>
    public FetchException(string message, Exception? inner = null) : base(message, inner) { }
}
