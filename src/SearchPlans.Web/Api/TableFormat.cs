using Microsoft.AspNetCore.Mvc.ModelBinding;
using SearchPlans.Web.Pages;

namespace SearchPlans.Web.Api;

/// <summary>The format in which a table is asked for: the parameter <c>format</c>.</summary>
internal static class TableFormat
{
    /// <summary>Its name as it is compared: json where none is given.</summary>
    public static string NameOf(string? given) => string.IsNullOrWhiteSpace(given) ? "json" : given.Trim().ToLowerInvariant();

    /// <summary>Its name; what is none of json, csv and xlsx is told as an error.</summary>
    public static string Read(string? given, ModelStateDictionary errors)
    {
        string name = NameOf(given);
        if (name is not ("json" or "csv" or "xlsx"))
        {
            errors.TryAddModelError("format", BadParameters.Message("format", given));
        }
        return name;
    }
}
