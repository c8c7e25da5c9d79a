using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SearchPlans.Trends;

namespace SearchPlans.Web.Pages;

/// <summary>A list of expressions with the places and years that it is looked up for, as a form or an address gives it.</summary>
public sealed class BatchForm : ITrendFields
{
    /// <summary>The largest list, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The expressions, one a line; in an address several.</summary>
    public string[]? Q { get; set; }
    /// <summary>A file of them.</summary>
    public IFormFile? File { get; set; }
    /// <summary>0 for no other expressions.</summary>
    public string? Same { get; set; }
    /// <summary>Places and groups.</summary>
    public string[]? Region { get; set; }
    /// <summary>Levels of government.</summary>
    public string[]? Level { get; set; }
    /// <summary>Types of document.</summary>
    public string[]? Type { get; set; }
    /// <summary>A year or a range.</summary>
    public string? Year { get; set; }

    /// <summary>Makes the request, or gives null after saying in <paramref name="errors"/> what is wrong; null without anything wrong where
    /// nothing was asked.</summary>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<TrendRequest?> ToRequestAsync(ModelStateDictionary errors, CancellationToken cancellation)
    {
        string text = string.Join('\n', Q ?? []);
        if (File is { Length: > 0 } file)
        {
            text += "\n" + await ReadAsync(file, errors, cancellation);
        }
        IReadOnlyList<string> expressions = BatchTable.ExpressionsIn(text);
        // How many there may be, and how long, is another matter in a list.
        TrendRequest? request = this.ToRequest(errors, expressions: []);
        bool isAsked = expressions.Count > 0 || File is not null;
        if (isAsked && errors.IsValid && BatchTable.Problem(expressions) is { } problem)
        {
            errors.TryAddModelError("q", problem);
        }
        return errors.IsValid && isAsked && request is not null ? request with { Expressions = expressions } : null;
    }

    private static async Task<string> ReadAsync(IFormFile file, ModelStateDictionary errors, CancellationToken cancellation)
    {
        if (file.Length > MaxBytes)
        {
            errors.TryAddModelError("file", $"文件太大：一列说法至多 {MaxBytes / 1024} KB。");
            return "";
        }
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        try
        {
            return _utf8.GetString(bytes.ToArray()).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            errors.TryAddModelError("file", "文件不是 UTF-8 编码的文字，请另存为 UTF-8 再上传。");
            return "";
        }
    }
}

/// <summary>The page of a batch.</summary>
/// <param name="Form">What was sent.</param>
/// <param name="Request">What is asked; null where nothing is.</param>
/// <param name="Table">The answer; null where nothing was asked, or something is wrong.</param>
/// <param name="Problems">What is wrong, in Chinese.</param>
public sealed record BatchPage(BatchForm Form, TrendRequest? Request, BatchTable? Table, IReadOnlyList<string> Problems)
{
    /// <summary>The most lines of the table that a page shows.</summary>
    public const int MaxLines = 400;

    // Proxies cut longer addresses off.
    private const int MaxAddressChars = 4000;

    /// <summary>The expressions as they stand in the field.</summary>
    public string Expressions => Request is { } request ? string.Join('\n', request.Expressions) : string.Join('\n', Form.Q ?? []);

    /// <summary>The address that asks the same; null where it would be too long.</summary>
    public string? Address
    {
        get
        {
            if (Request is not { } request)
            {
                return null;
            }
            string address = Links.Readable.Batch(request);
            return Uri.EscapeDataString(address).Length <= MaxAddressChars ? address : null;
        }
    }

    /// <summary>The fields of an address.</summary>
    public static List<(string Name, string Value)> Fields(TrendRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        TrendChoice choice = new(request, default, 0);
        return [.. request.Expressions.Select(e => ("q", e)), .. choice.Fields(ofData: true).Where(f => f.Name != "q")];
    }
}
