using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace SearchPlans.Exporting;

/// <summary>A table to be written into a file.</summary>
/// <param name="Name">Its name: of the sheet, and of the file without its end.</param>
/// <param name="Columns">The heads of its columns, each another.</param>
/// <param name="Rows">Its rows: numbers, texts and null for nothing, one for each column.</param>
public sealed record ExportTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>
/// Writes tables as CSV and XLSX. Texts that a spreadsheet would take for a formula (= + - @) are written behind an apostrophe, so that
/// opening a file never runs anything that stood in a plan; numbers stay numbers.
/// </summary>
public static class TableExport
{
    /// <summary>The media type of CSV.</summary>
    public const string CsvType = "text/csv; charset=utf-8";

    /// <summary>The media type of XLSX.</summary>
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int MaxSheetName = 31;

    /// <summary>Writes a table as CSV (RFC 4180) in UTF-8 with a byte order mark, by which spreadsheets know Chinese.</summary>
    public static void WriteCsv(Stream output, ExportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        WriteCsv(writer, table);
    }

    /// <summary>Writes a table as CSV.</summary>
    public static void WriteCsv(TextWriter output, ExportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" };
        using var csv = new CsvWriter(output, configuration, leaveOpen: true);
        foreach (string column in table.Columns)
        {
            csv.WriteField(Safe(column));
        }
        csv.NextRecord();
        foreach (IReadOnlyList<object?> row in table.Rows)
        {
            foreach (object? cell in row)
            {
                csv.WriteField(cell is string text ? Safe(text) : cell is null ? "" : Convert.ToString(cell, CultureInfo.InvariantCulture));
            }
            csv.NextRecord();
        }
        csv.Flush();
    }

    /// <summary>Writes tables as the sheets of a workbook.</summary>
    public static void WriteXlsx(Stream output, params IReadOnlyList<ExportTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var sheets = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (ExportTable table in tables)
        {
            sheets[SheetName(table.Name)] = RowsOf(table).ToList();
        }
        output.SaveAs(sheets, configuration: new OpenXmlConfiguration { TableStyles = TableStyles.None, AutoFilter = false });
    }

    /// <summary>A text that no spreadsheet takes for a formula.</summary>
    public static string Safe(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] || text is ['\t' or '\r' or '\n', ..]
            ? "'" + text
            : text;
    }

    private static IEnumerable<Dictionary<string, object?>> RowsOf(ExportTable table)
    {
        // A sheet without rows still has its heads.
        IEnumerable<IReadOnlyList<object?>> rows = table.Rows.Count > 0 ? table.Rows : [[.. table.Columns.Select(_ => (object?)null)]];
        foreach (IReadOnlyList<object?> row in rows)
        {
            var cells = new Dictionary<string, object?>(StringComparer.Ordinal);
            for (int i = 0; i < table.Columns.Count; i++)
            {
                cells[Safe(table.Columns[i])] = row[i] is string text ? Safe(Visible(text)) : row[i];
            }
            yield return cells;
        }
    }

    // What XML can't hold.
    private static string Visible(string text) =>
        string.Concat(text.Where(c => c >= ' ' || c is '\t' or '\n' or '\r'));

    private static string SheetName(string name)
    {
        string clean = string.Concat(name.Select(c => c is ':' or '\\' or '/' or '?' or '*' or '[' or ']' ? ' ' : c)).Trim();
        return clean.Length == 0 ? "表" : clean[..Math.Min(clean.Length, MaxSheetName)];
    }
}
