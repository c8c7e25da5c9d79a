using System.Globalization;

namespace SearchPlans.Web.Pages;

/// <summary>Times and files for people; times are of the server's zone.</summary>
public static class Times
{
    /// <summary>Day and minute: 2026年1月2日 15:04.</summary>
    public static string Minute(DateTimeOffset time) => time.LocalDateTime.ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A file as people tell it from another: name, size, day.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="byteLength">Its size in bytes.</param>
    /// <param name="time">When it was written or came.</param>
    public static string File(string name, long byteLength, DateTimeOffset time) => $"{name} · {Size(byteLength)} · {Minute(time)}";

    /// <summary>A size for people: 12 KB, 3.4 MB.</summary>
    public static string Size(long byteLength) => byteLength < 1 << 20
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, (byteLength + 512) >> 10)} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{byteLength / (double)(1 << 20):0.#} MB");

    /// <summary>A time for programs, in a <c>datetime</c>.</summary>
    public static string Exact(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
