using System.Globalization;

namespace SearchPlans.Reading;

/// <summary>Where an excerpt stands: written plan~anchor, of a piece of a paragraph plan~anchor~start-end, of a whole plan plan.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Anchor">The paragraph; empty for the whole plan.</param>
/// <param name="Start">Where the piece begins: a UTF-16 offset into the paragraph's text, 0 for its beginning.</param>
/// <param name="End">Where it ends, exclusive; null for the paragraph's end.</param>
public sealed record ExcerptAddress(string PlanId, string Anchor, int Start = 0, int? End = null)
{
    /// <summary>The most excerpts of one list.</summary>
    public const int MaxExcerpts = 200;

    private const int MaxLength = 60;

    /// <summary>Reads a list of addresses, with commas between; what is none is passed over, as are those beyond
    /// <see cref="MaxExcerpts"/>.</summary>
    /// <param name="text">The list, or null.</param>
    public static IReadOnlyList<ExcerptAddress> ReadAll(string? text) =>
    [
        .. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(Read).OfType<ExcerptAddress>().Distinct().Take(MaxExcerpts),
    ];

    /// <inheritdoc />
    public override string ToString() =>
        Anchor.Length == 0 ? PlanId : End is { } end ? $"{PlanId}~{Anchor}~{Start}-{end}" : $"{PlanId}~{Anchor}";

    private static ExcerptAddress? Read(string text)
    {
        if (text.Length > MaxLength || text.Split('~') is not [{ Length: > 0 } plan, .. var rest] || rest.Length > 2)
        {
            return null;
        }
        if (rest is not [var anchor, var piece])
        {
            return new ExcerptAddress(plan, rest is [var only] ? only : "");
        }
        return piece.Split('-') is [var from, var to] && Number(from) is { } start && Number(to) is { } end && start < end
            ? new ExcerptAddress(plan, anchor, start, end)
            : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
