using System.Security;

namespace SearchPlans.Plans;

/// <summary>Says why the system didn't give or take a file, without where on this machine it lies: readers see these sentences,
/// too.</summary>
public static class ReadFailure
{
    /// <summary>The reason in Chinese, without a full stop.</summary>
    /// <param name="failed">What the system said; it goes to the log whole.</param>
    public static string ReasonOf(Exception failed) => failed switch
    {
        FileNotFoundException or DirectoryNotFoundException => "没有这个文件",
        PathTooLongException => "文件名太长",
        UnauthorizedAccessException or SecurityException => "没有权限",
        System.Text.DecoderFallbackException => "不是 UTF-8 文字",
        EndOfStreamException => "文件不完整",
        IOException io when IsFull(io) => "磁盘已满",
        IOException io when IsHeld(io) => "正被别的程序占用",
        _ => $"磁盘或文件系统出错（{failed.HResult & 0xFFFF}）",
    };

    // ENOSPC and EDQUOT on Linux; ERROR_DISK_FULL on Windows.
    private static bool IsFull(IOException io) => (io.HResult & 0xFFFF) is 28 or 122 or 112;

    // EAGAIN on Linux and macOS; ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeld(IOException io) => (io.HResult & 0xFFFF) is 11 or 35 or 32;
}
