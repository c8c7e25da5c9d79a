using Microsoft.AspNetCore.Mvc;
using SearchPlans.Exporting;

namespace SearchPlans.Web.Api;

/// <summary>Answers with tables as a file to be saved.</summary>
internal static class TableFiles
{
    /// <summary>A file of tables: CSV of the first alone, or XLSX with a sheet for each.</summary>
    /// <param name="controller">Who answers.</param>
    /// <param name="format">csv; anything else is xlsx.</param>
    /// <param name="name">The file's name, without its ending.</param>
    /// <param name="tables">The tables, at least one.</param>
    public static FileContentResult TableFile(
        this ControllerBase controller, string format, string name, params IReadOnlyList<ExportTable> tables)
    {
        using var bytes = new MemoryStream();
        if (format == "csv")
        {
            TableExport.WriteCsv(bytes, tables[0]);
            return controller.File(bytes.ToArray(), TableExport.CsvType, name + ".csv");
        }
        TableExport.WriteXlsx(bytes, tables);
        return controller.File(bytes.ToArray(), TableExport.XlsxType, name + ".xlsx");
    }
}
