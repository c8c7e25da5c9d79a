namespace SearchPlans.Corpus;

/// <summary>A corpus isn't where it was, or can't be read: that is no reason to take its plans for deleted. The index stays as it
/// is.</summary>
public sealed class CorpusGoneException : IOException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is missing and what to do, in Chinese, with the folder's path, for who runs the program.</param>
    /// <param name="reason">The same for readers, in a few words without the path.</param>
    /// <param name="inner">What the system said, if anything.</param>
    public CorpusGoneException(string message, string reason, Exception? inner = null) : base(message, inner) => Reason = reason;

    /// <summary>What is wrong, in a few words for readers: 语料文件夹不存在.</summary>
    public string Reason { get; }
}
