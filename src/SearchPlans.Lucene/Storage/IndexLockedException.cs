namespace SearchPlans.Lucene.Storage;

/// <summary>Another writer holds the index.</summary>
public sealed class IndexLockedException : IOException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="holder">Who holds the lock, as they described themselves.</param>
    public IndexLockedException(string holder)
        : base($"索引正由另一个程序写入（{holder}）。请等它完成后再试。") => Holder = holder;

    /// <summary>Who holds the lock, as they described themselves.</summary>
    public string Holder { get; }
}
