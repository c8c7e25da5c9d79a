using System.Globalization;
using System.Text;
using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Reading;

/// <summary>A piece of a plan as it is cited: what it says, where it stands, and how that is written in each way of citing. The title
/// is the one that was issued.</summary>
/// <param name="Address">Where it stands.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Section">The headings around it, from the outside in.</param>
/// <param name="Where">Its place by numbers (二、（三）第2段); empty for the whole plan.</param>
/// <param name="Text">What it says; empty for the whole plan.</param>
public sealed record Excerpt(ExcerptAddress Address, PlanSummary Plan, IReadOnlyList<string> Section, string Where, string Text)
{
    /// <summary>The title as issued; the file where none was found.</summary>
    public string Title => Plan.DisplayTitle();

    /// <summary>Who issued it: as known, or of a government's report that government; empty where neither is known.</summary>
    public string Issuer
    {
        get
        {
            PlanMetadata known = Plan.Metadata;
            string place = ComposedTitles.NameOfPlace(known);
            return known.Issuer.Length > 0 ? known.Issuer
                : known.Type is not (DocumentTypes.WorkReport or DocumentTypes.AnnualPlan or DocumentTypes.FiveYearPlan) ? ""
                : place.Length > 0 ? place + "人民政府"
                : known.Province == Regions.National && known.Type == DocumentTypes.WorkReport ? "国务院" : "";
        }
    }

    /// <summary>The excerpts at addresses in a plan; what isn't there is left out.</summary>
    /// <param name="page">The plan.</param>
    /// <param name="addresses">The addresses.</param>
    public static IEnumerable<Excerpt> Of(PlanPage page, IEnumerable<ExcerptAddress> addresses)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(addresses);
        PlanSummary plan = page.Summary;
        Dictionary<string, PlanPageUnit> units = page.Units.DistinctBy(u => u.Anchor).ToDictionary(u => u.Anchor, StringComparer.Ordinal);
        foreach (ExcerptAddress address in addresses)
        {
            if (address.Anchor.Length == 0)
            {
                yield return new Excerpt(address, plan, [], "", "");
            }
            else if (units.TryGetValue(address.Anchor, out PlanPageUnit? unit))
            {
                int end = Math.Min(address.End ?? unit.Text.Length, unit.Text.Length);
                string title = $"《{plan.Metadata.Title}》";
                yield return new Excerpt(
                    address, plan, SectionPaths.Headings(page.Sections, unit.Section),
                    unit.Citation.StartsWith(title, StringComparison.Ordinal) ? unit.Citation[title.Length..] : "",
                    address.Start < end ? unit.Text[address.Start..end] : unit.Text);
            }
        }
    }

    /// <summary>Behind the title in a sentence: who issued it and when, with the place where neither title nor issuer names it.</summary>
    public static string Origin(PlanSummary plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Excerpt whole = new(new ExcerptAddress(plan.Id, ""), plan, [], "", "");
        string place = ComposedTitles.NameOfPlace(plan.Metadata);
        bool isPlaceTold = place.Length == 0 || whole.Issuer.Contains(place, StringComparison.Ordinal)
            || plan.Metadata.Title.Contains(place, StringComparison.Ordinal);
        string[] told = [.. new[] { isPlaceTold ? "" : place, whole.Issuer, whole.When(d => $"{d.Year}年{d.Month}月{d.Day}日", y => $"{y}年") }
            .Where(t => t.Length > 0)];
        return told.Length == 0 ? "" : $"（{string.Join("，", told)}）";
    }

    /// <summary>In a sentence: 《政府工作报告》（太原市人民政府，2026年）二、（六）第2段，https://….</summary>
    /// <param name="link">Its address on the web pages, host included.</param>
    public string Sentence(string link) => $"《{Title}》{Origin(Plan)}{Where}，{link}";

    /// <summary>As GB/T 7714—2015 has it for online documents, by numbers.</summary>
    /// <param name="link">Its address on the web pages, host included.</param>
    /// <param name="today">The day of citing.</param>
    public string Gbt7714(string link, DateOnly today)
    {
        string kind = IsReport ? "R" : "Z";
        string author = Issuer.Length > 0 ? Issuer + ". " : "";
        string when = When(d => $"({d:yyyy-MM-dd})", y => $"({y})");
        return $"{author}{Title}[{kind}/OL]. {when}{(Where.Length > 0 ? $": {Where}" : "")}[{today:yyyy-MM-dd}]. {link}.";
    }

    /// <summary>As an entry of BibTeX.</summary>
    /// <param name="link">Its address on the web pages, host included.</param>
    /// <param name="today">The day of citing.</param>
    public string BibTex(string link, DateOnly today)
    {
        StringBuilder entry = new($"@{(IsReport ? "techreport" : "misc")}{{{Key},\n");
        Add("author", Issuer.Length > 0 ? $"{{{Issuer}}}" : "");
        Add("title", $"{{{Title}}}");
        Add("institution", IsReport ? Issuer : "");
        Add("year", Plan.Metadata.Year > 0 ? $"{Plan.Metadata.Year}" : "");
        Add("date", Day is { } day ? $"{day:yyyy-MM-dd}" : "");
        Add("note", Where);
        Add("url", link);
        Add("urldate", $"{today:yyyy-MM-dd}");
        Add("language", "chinese");
        return entry.Append('}').ToString();

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                entry.Append(CultureInfo.InvariantCulture, $"  {name} = {{{value}}},\n");
            }
        }
    }

    /// <summary>As a record of RIS.</summary>
    /// <param name="link">Its address on the web pages, host included.</param>
    /// <param name="today">The day of citing.</param>
    public string Ris(string link, DateOnly today)
    {
        StringBuilder entry = new();
        Add("TY", IsReport ? "RPRT" : "GOVDOC");
        Add("ID", Key);
        Add("AU", Issuer);
        Add("TI", Title);
        Add("PB", Issuer);
        Add("PY", Plan.Metadata.Year > 0 ? $"{Plan.Metadata.Year}" : "");
        Add("DA", Day is { } day ? $"{day:yyyy'/'MM'/'dd}" : "");
        Add("SE", Where);
        Add("N1", Text);
        Add("UR", link);
        Add("Y2", $"{today:yyyy'/'MM'/'dd}");
        Add("LA", "zh");
        return entry.Append("ER  - \r\n").ToString();

        // A line a field: what is cited has no breaks, whatever it came from.
        void Add(string tag, string value)
        {
            if (value.Length > 0)
            {
                entry.Append(tag).Append("  - ").Append(value.ReplaceLineEndings(" ")).Append("\r\n");
            }
        }
    }

    private bool IsReport => Plan.Metadata.Type is DocumentTypes.WorkReport or DocumentTypes.AnnualPlan or DocumentTypes.Communique;

    private DateOnly? Day => Plan.Metadata.Published ?? Plan.Metadata.SignedOn;

    private string Key => Address.Anchor.Length > 0 ? $"{Plan.Id}-{Address.Anchor}" : Plan.Id;

    private string When(Func<DateOnly, string> byDay, Func<int, string> byYear) =>
        Day is { } day ? byDay(day) : Plan.Metadata.Year > 0 ? byYear(Plan.Metadata.Year) : "";
}
