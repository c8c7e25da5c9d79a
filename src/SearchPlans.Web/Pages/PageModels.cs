using SearchPlans.Adding;
using SearchPlans.Corpus;
using SearchPlans.Feeds;
using SearchPlans.Plans;
using SearchPlans.Trends;
using SearchPlans.Web.Rendering.Charts;

namespace SearchPlans.Web.Pages;

/// <summary>A value that plans share and how many do.</summary>
public sealed record ShareCount(string Value, int Count);

/// <summary>A year and how many plans are for it.</summary>
public sealed record YearCount(int Year, int Count);

/// <summary>Ten years with those of them that have plans.</summary>
/// <param name="First">Its first year (2010).</param>
/// <param name="Years">Its years that have plans, latest first.</param>
public sealed record Decade(int First, IReadOnlyList<YearCount> Years)
{
    /// <summary>How many plans are for one of its years.</summary>
    public int Count => Years.Sum(y => y.Count);
}

/// <summary>The home page.</summary>
/// <param name="Plans">All plans.</param>
/// <param name="Examples">Queries to begin with.</param>
/// <param name="Latest">The plans that came in last.</param>
public sealed record HomePage(IReadOnlyList<PlanSummary> Plans, IReadOnlyList<string> Examples, IReadOnlyList<FeedEntry> Latest)
{
    /// <summary>What is new in the nation's last report; null where that isn't known.</summary>
    public WordChanges? NewWords { get; init; }

    /// <summary>How many of the plans that came in last are shown.</summary>
    public const int LatestShown = 8;

    /// <summary>The first and last year planned for, or null when no year is known.</summary>
    public (int First, int Last)? YearRange => Years is [var last, ..] ? (Years[^1].Year, last.Year) : null;

    /// <summary>How many plans are for the whole country.</summary>
    public int National => Plans.Count(p => p.Metadata.Province == Regions.National);

    /// <summary>The provinces with their plans as tiles, each a link to them; null where no plan is of a province.</summary>
    public ProvinceGrid? Grid
    {
        get
        {
            Dictionary<string, ProvinceTile> tiles = Counted(p => p.Metadata.Province).Where(p => ProvinceGrid.Provinces.Contains(p.Value))
                .ToDictionary(p => p.Value, p => new ProvinceTile(
                    Labels.Count(p.Count), p.Count, Links.Readable.Plans(region: p.Value), $"{p.Value}：{p.Count} 份"));
            return tiles.Count == 0 ? null : new ProvinceGrid
            {
                Tiles = tiles,
                Id = "province-tiles",
                Title = "各省、自治区、直辖市收录的文件",
                Description = $"{tiles.Count} 个省份有文件，点按即看该地的全部文件。",
            };
        }
    }

    /// <summary>The types with their plans, those with most first.</summary>
    public IReadOnlyList<ShareCount> Types => Counted(p => p.Metadata.Type);
    /// <summary>The years with their plans, latest first.</summary>
    public IReadOnlyList<YearCount> Years { get; } =
        [.. Plans.Where(p => p.Metadata.Year > 0).CountBy(p => p.Metadata.Year).Select(y => new YearCount(y.Key, y.Value))
            .OrderByDescending(y => y.Year)];
    /// <summary>The shade of a year among the others, from 1 to <see cref="ProvinceGrid.Shades"/>: by the square root, so that years with
    /// few differ too.</summary>
    public int ShadeOf(YearCount year) =>
        (int)Math.Ceiling(ProvinceGrid.Shades * Math.Sqrt((double)year.Count / Years.Max(y => y.Count)));

    /// <summary>The years by decades, latest first.</summary>
    public IReadOnlyList<Decade> Decades => [.. Years.GroupBy(y => y.Year / 10 * 10).Select(d => new Decade(d.Key, [.. d]))];

    private List<ShareCount> Counted(Func<PlanSummary, string> by) =>
        [.. Plans.GroupBy(by).Where(g => g.Key.Length > 0).Select(g => new ShareCount(g.Key, g.Count())).OrderByDescending(c => c.Count)];
}

/// <summary>A search box.</summary>
/// <param name="Action">The address it asks.</param>
/// <param name="Query">What stands in it.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Kept">Fields it carries along unseen.</param>
/// <param name="Focus">Whether it has the focus when the page opens.</param>
public sealed record SearchBox(string Action, string Query, string Label, IReadOnlyList<(string Name, string Value)> Kept,
    bool Focus = false);

/// <summary>Links to the pages of a list.</summary>
/// <param name="Page">The page at hand, from 1.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="Link">The address of a page.</param>
public sealed record Pager(int Page, int Pages, Func<int, string> Link)
{
    /// <summary>The pages that are named: the first, the last and those about the one at hand; 0 stands for a gap.</summary>
    public IEnumerable<int> Shown()
    {
        int before = 0;
        for (int page = 1; page <= Pages; page++)
        {
            if (page != 1 && page != Pages && Math.Abs(page - Page) > 2)
            {
                continue;
            }
            if (page > before + 1)
            {
                yield return 0;
            }
            yield return page;
            before = page;
        }
    }
}

/// <summary>The list of plans.</summary>
/// <param name="All">All plans.</param>
/// <param name="Shown">The plans of this page.</param>
/// <param name="Total">How many pass the filters.</param>
/// <param name="Region">The region chosen, or empty.</param>
/// <param name="Year">The year chosen, or 0.</param>
/// <param name="Type">The type chosen, or empty.</param>
/// <param name="Pager">Links to the pages.</param>
/// <param name="Refused">Corpus files that could not be read.</param>
public sealed record PlansPage(
    IReadOnlyList<PlanSummary> All, IReadOnlyList<PlanSummary> Shown, int Total, string Region, int Year, string Type,
    Pager Pager, IReadOnlyList<RefusedFile> Refused)
{
    /// <summary>How many plans a page shows.</summary>
    public const int PlansPerPage = 50;
}

/// <summary>The form by which a document is added.</summary>
public sealed record AddPage
{
    /// <summary>Whether who asks may not add, and is told how one may.</summary>
    public bool IsClosed { get; init; }
    /// <summary>What was wrong with what was sent, or null.</summary>
    public string? Error { get; init; }
    /// <summary>The text as pasted.</summary>
    public string Text { get; init; } = "";
    /// <summary>The addresses as typed.</summary>
    public string Addresses { get; init; } = "";
    /// <summary>The name as typed.</summary>
    public string Name { get; init; } = "";
}

/// <summary>A document as it was understood, to correct and keep.</summary>
public sealed record PreviewPage
{
    /// <summary>The file, its size and when it was uploaded, for people.</summary>
    public string Source { get; init; } = "";
    /// <summary>The id of the draft held.</summary>
    public required string DraftId { get; init; }
    /// <summary>The document as it was understood.</summary>
    public required AddPreview Preview { get; init; }
    /// <summary>The metadata in the form: understood, or as corrected so far.</summary>
    public required MetadataFields Fields { get; init; }
    /// <summary>What was wrong with what was sent, or null.</summary>
    public string? Error { get; init; }
}

/// <summary>A page that says what went wrong and where to go on.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What went wrong, in a few words.</param>
/// <param name="Messages">What it means and what to do.</param>
public sealed record ErrorPage(int Status, string Title, IReadOnlyList<string> Messages);
