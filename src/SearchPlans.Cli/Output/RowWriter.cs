using SearchPlans.Exporting;

namespace SearchPlans.Cli.Output;

/// <summary>Writes a table for other programs: a line a row, cells between tabs.</summary>
internal static class RowWriter
{
    /// <summary>Writes heads and rows.</summary>
    public static void Write(StandardStreams streams, ExportTable table)
    {
        streams.Out.WriteLine(string.Join('\t', table.Columns));
        foreach (IReadOnlyList<object?> row in table.Rows)
        {
            streams.Out.WriteLine(string.Join('\t', row.Select(c => $"{c}".Replace('\t', ' ').ReplaceLineEndings(" "))));
        }
    }
}
