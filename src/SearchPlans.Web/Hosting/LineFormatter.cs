using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using SearchPlans.Text.Characters;

namespace SearchPlans.Web.Hosting;

/// <summary>Writes an entry of the log as a line: time (UTC), level, category, event id, message; below it the exception. Nothing that
/// came from elsewhere, the name of a file say, begins a line of its own or reaches a terminal as a command to it.</summary>
internal sealed class LineFormatter() : ConsoleFormatter(FormatterName)
{
    /// <summary>What it is called in the options of the console.</summary>
    public const string FormatterName = "line";

    /// <inheritdoc />
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        string message = VisibleText.Of(logEntry.Formatter(logEntry.State, logEntry.Exception));
        textWriter.WriteLine(
            $"{DateTime.UtcNow:yyyy-MM-ddTHH:mm:ss.fffZ} {LevelOf(logEntry.LogLevel)} {logEntry.Category}[{logEntry.EventId.Id}] "
            + message);
        if (logEntry.Exception is { } failed)
        {
            // Its lines are indented: none of them looks like an entry.
            string told = VisibleText.OfLines(failed.ToString().ReplaceLineEndings("\n"));
            textWriter.WriteLine("    " + told.Replace("\n", "\n    ", StringComparison.Ordinal));
        }
    }

    private static string LevelOf(LogLevel level) => level switch
    {
        LogLevel.Critical => "crit",
        LogLevel.Error => "fail",
        LogLevel.Warning => "warn",
        LogLevel.Information => "info",
        _ => "dbug",
    };
}
