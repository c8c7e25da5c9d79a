using System.CommandLine;
using SearchPlans.Cli.Commands;
using SearchPlans.Cli.Json;
using SearchPlans.Exporting;

namespace SearchPlans.Cli.Output;

/// <summary>The forms in which a command gives a table, and which of them was asked for.</summary>
internal sealed class TableOutput
{
    private readonly Option<bool> _csv;
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <param name="csv">How the option for CSV is described.</param>
    public TableOutput(string csv = "输出 CSV") => _csv = new Option<bool>("--csv") { Description = csv };

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> Options => [_csv, _json];

    /// <summary>Writes an answer: as JSON or CSV where that was asked for, else for people, or where nothing else is made for them and for
    /// other programs as rows.</summary>
    /// <param name="parsed">What was asked for.</param>
    /// <param name="streams">Where to.</param>
    /// <param name="json">The answer in the shape of the web API.</param>
    /// <param name="table">The answer as a table.</param>
    /// <param name="forPeople">Writes it for people; not used where the output goes to a program, unless there are no rows for
    /// programs.</param>
    /// <param name="hasRows">Whether programs get rows between tabs.</param>
    public void Write<T>(
        ParseResult parsed, StandardStreams streams, Func<T> json, Func<ExportTable> table, Action<PageWriter>? forPeople = null,
        bool hasRows = true)
    {
        if (parsed.GetValue(_json))
        {
            JsonOutput.Write(streams, json());
        }
        else if (parsed.GetValue(_csv))
        {
            TableExport.WriteCsv(streams.OutputBytes(), table());
        }
        else if (forPeople is not null && (StandardStreams.OutputIsTerminal || !hasRows))
        {
            forPeople(PageWriter.For(streams));
        }
        else
        {
            RowWriter.Write(streams, table());
        }
    }
}
