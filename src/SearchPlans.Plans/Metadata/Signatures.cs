namespace SearchPlans.Plans;

/// <summary>Who signed a document and when: an office on a line, or several, and the day on the line below.</summary>
/// <param name="Office">The first office.</param>
/// <param name="Day">The day.</param>
internal readonly record struct Signature(string Office, DateOnly Day);

/// <summary>Finds the signature (发文机关署名和成文日期) of an official document.</summary>
internal static class Signatures
{
    private const int MaxOffices = 4;
    private const int MaxOffice = 40;

    /// <summary>The first signature between two lines, or null. A day alone is none.</summary>
    public static Signature? Find(string text, List<PlanLine> lines, int from, int to)
    {
        for (int i = Math.Max(from, 0) + 1; i < Math.Min(to, lines.Count); i++)
        {
            PlanLine line = lines[i];
            if (line.Length > 24 || line.Role is LineRole.Title or LineRole.Contents || Dates.All(line.Content(text)) is not { } day)
            {
                continue;
            }
            string office = "";
            for (int k = i - 1; k >= from && i - k <= MaxOffices && OfficeOf(text, lines[k]) is { Length: > 0 } above; k--)
            {
                office = above;
            }
            if (office.Length > 0)
            {
                return new Signature(office, day);
            }
        }
        return null;
    }

    private static string OfficeOf(string text, PlanLine line)
    {
        ReadOnlySpan<char> content = line.Content(text);
        if (line.Form != LineForm.Text || line.Role is LineRole.Title || line.Number.Style != NumberStyle.None || line.IsListed
            || content.Length > MaxOffice)
        {
            return "";
        }
        // 省 政 府 is spread over the width of a line.
        string words = string.Concat(content.ToString().Where(c => !char.IsWhiteSpace(c)));
        return Issuers.FirstOf(content) is { Length: > 0 } first ? first : Issuers.IsOffice(words) ? Issuers.WithoutState(words) : "";
    }
}
