using System.Globalization;

namespace SearchPlans.Web.Hosting;

/// <summary>How much the server does at once, and for how long, whatever is asked of it.</summary>
public sealed record ServerLimits
{
    /// <summary>The settings that are read.</summary>
    public static IReadOnlyList<string> Settings { get; } =
        ["Limits:SearchSeconds", "Limits:Searches", "Limits:SearchQueue", "Limits:Imports", "Limits:ImportQueue", "Limits:RequestSeconds"];

    /// <summary>How long a search or the marking of a plan may take; then what was found so far is shown. Setting
    /// <c>Limits:SearchSeconds</c>.</summary>
    public TimeSpan SearchTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many searches and pages of plans are worked on at once. Setting <c>Limits:Searches</c>; by default twice as many as
    /// there are processors: more would make each slower and none done earlier.</summary>
    public int Searches { get; init; } = 2 * Environment.ProcessorCount;

    /// <summary>How many more of them wait for their turn, first come first served; the rest is answered 503 with Retry-After. Setting
    /// <c>Limits:SearchQueue</c>.</summary>
    public int SearchQueue { get; init; } = 1000;

    /// <summary>How many documents are read at once for requests. Setting <c>Limits:Imports</c>; by default one for each processor, at most
    /// four: each may take hundreds of megabytes.</summary>
    public int Imports { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>How many more of them wait; the rest is answered 429 with Retry-After. Setting <c>Limits:ImportQueue</c>.</summary>
    public int ImportQueue { get; init; } = 16;

    /// <summary>How long any page or answer may take, uploads aside; then work on it ends and the answer is 503. Setting
    /// <c>Limits:RequestSeconds</c>.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Reads the settings.</summary>
    /// <param name="given">Gives what is said of a setting, or null.</param>
    /// <exception cref="SettingException">A value is no number in its range.</exception>
    public static ServerLimits Read(Func<string, string?> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        ServerLimits usual = new();
        return new ServerLimits
        {
            SearchTime = TimeSpan.FromSeconds(Number(given, "Limits:SearchSeconds", usual.SearchTime.TotalSeconds, 0.1, 600)),
            Searches = (int)Number(given, "Limits:Searches", usual.Searches, 1, 10_000),
            SearchQueue = (int)Number(given, "Limits:SearchQueue", usual.SearchQueue, 0, 100_000),
            Imports = (int)Number(given, "Limits:Imports", usual.Imports, 1, 100),
            ImportQueue = (int)Number(given, "Limits:ImportQueue", usual.ImportQueue, 0, 10_000),
            RequestTime = TimeSpan.FromSeconds(Number(given, "Limits:RequestSeconds", usual.RequestTime.TotalSeconds, 1, 3600)),
        };
    }

    private static double Number(Func<string, string?> given, string key, double otherwise, double least, double most) =>
        given(key) is not { } text ? otherwise
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= least && number <= most
            ? number
            : throw new SettingException(string.Create(CultureInfo.InvariantCulture, $"设置 {key} 应为 {least} 到 {most} 之间的数，不能是“{text}”。"));
}
