using System.Globalization;

namespace SearchPlans.Web.Pages;

/// <summary>Times for people, of the server's zone.</summary>
public static class Times
{
    /// <summary>Day and minute: 2026年1月2日 15:04.</summary>
    public static string Minute(DateTimeOffset time) => time.LocalDateTime.ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The same for programs, in a <c>datetime</c>.</summary>
    public static string Exact(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
