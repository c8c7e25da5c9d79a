using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Web.Hosting;

/// <summary>Logs searches where that was asked for (<see cref="ObservabilityOptions.LogSearches"/>): what was looked for and found, never
/// who asked.</summary>
public sealed partial class SearchLog(ILogger<SearchLog> log)
{
    // A line of the log, not the whole of a pasted text.
    private const int MaxChars = 200;

    /// <summary>Logs a search.</summary>
    public void Write(SearchAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (log.IsEnabled(LogLevel.Information))
        {
            string query = OneLine(answer.Request.Query);
            double elapsedMs = Math.Round(answer.TookMs, 1);
            LogSearch(query, answer.Request.Scope, answer.TotalParagraphs, answer.TotalPlans, elapsedMs, answer.IsPartial);
        }
    }

    // Control signs would write lines of their own, or speak to a terminal.
    private static string OneLine(string query) =>
        string.Concat(query.Take(MaxChars).Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));

    [LoggerMessage(EventId = 401, Level = LogLevel.Information,
        Message = "检索“{Query}”：范围 {Scope}，{Paragraphs} 段，{Plans} 份，{ElapsedMs} 毫秒，没有查完 {IsPartial}")]
    private partial void LogSearch(string query, SearchScope scope, int paragraphs, int plans, double elapsedMs, bool isPartial);
}
