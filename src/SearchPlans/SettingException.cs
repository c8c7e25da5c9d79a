namespace SearchPlans;

/// <summary>A setting has a value that it can't have, or a file of settings can't be read. The message says so in Chinese and names the
/// values allowed.</summary>
public sealed class SettingException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong and what is allowed, in Chinese.</param>
    /// <param name="inner">What was the cause, or null.</param>
    public SettingException(string message, Exception? inner = null) : base(message, inner) { }
}
