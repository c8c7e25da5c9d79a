namespace SearchPlans.Corpus;

/// <summary>A corpus can't be written: its disk is full, or it may not be changed. No fault of what was to be written.</summary>
public sealed class CorpusWriteException : IOException
{
    // ENOSPC and EDQUOT as .NET gives them on Unix; ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private static readonly int[] _full = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>Makes the exception.</summary>
    /// <param name="cause">What the system said.</param>
    public CorpusWriteException(Exception cause) : base(MessageOf(cause), cause) => IsDiskFull = IsFull(cause);

    /// <summary>Whether there is no room left.</summary>
    public bool IsDiskFull { get; }

    /// <summary>Whether a failure, or one that it comes from, says that a disk is full.</summary>
    public static bool IsFull(Exception? failure) =>
        failure is not null
        && ((failure is IOException && _full.Contains(failure.HResult)) || failure is CorpusWriteException { IsDiskFull: true }
            || IsFull(failure.InnerException));

    private static string MessageOf(Exception cause) => IsFull(cause)
        ? "语料所在的磁盘空间不足，没有保存。请管理员腾出空间后再试。"
        : "语料文件夹写不进去，没有保存。请管理员检查文件夹的权限和磁盘后再试。";
}
