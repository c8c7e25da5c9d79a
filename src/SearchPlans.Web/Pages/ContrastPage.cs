using System.Globalization;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Reading;
using SearchPlans.Web.Rendering;

namespace SearchPlans.Web.Pages;

/// <summary>A side of a comparison as it was asked for, and what it stands for.</summary>
/// <param name="Asked">What was asked: an id, or words of title, place and year.</param>
/// <param name="Plan">The plan; null where it isn't settled.</param>
/// <param name="Side">The plan, or a section of it.</param>
/// <param name="Choices">Where it isn't settled the plans that it may mean, at most <see cref="MostChoices"/>.</param>
/// <param name="Total">How many it may mean.</param>
public sealed record ContrastChoice(
    string Asked, PlanSummary? Plan, ContrastSide Side, IReadOnlyList<PlanSummary> Choices, int Total)
{
    /// <summary>Most plans to choose from that are shown.</summary>
    public const int MostChoices = 40;

    /// <summary>Longest words that are looked for.</summary>
    public const int MaxChars = 200;

    /// <summary>The plans to read beside it, to be compared with by one click.</summary>
    public PlanNeighbours Neighbours { get; init; } = new(null, null, []);

    /// <summary>Finds what a side means: a plan by its id, or the only one that has all words in its title, place, year and type.</summary>
    /// <param name="asked">An id, an id with a section, or words.</param>
    /// <param name="plans">All plans.</param>
    public static ContrastChoice Of(string? asked, IReadOnlyList<PlanSummary> plans)
    {
        ArgumentNullException.ThrowIfNull(plans);
        string text = Labels.Beginning(asked?.Trim() ?? "", MaxChars);
        ContrastSide side = ContrastSide.Parse(text);
        if (text.Length == 0)
        {
            return new ContrastChoice("", null, side, [], 0);
        }
        if (plans.FirstOrDefault(p => p.Id == side.PlanId) is { } known)
        {
            return Settled(text, known, side, plans);
        }
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        PlanSummary[] found = [.. plans.Where(p => words.All(w => Says(p, w)))];
        // A title that stands within others, as it is filled into forms.
        PlanSummary[] titled = [.. found.Where(p => Labels.Title(p) == text)];
        return (titled.Length == 1 ? titled : found) is [var only]
            ? Settled(text, only, new ContrastSide(only.Id), plans)
            : new ContrastChoice(text, null, side, [.. found.Take(MostChoices)], found.Length);
    }

    private static ContrastChoice Settled(string asked, PlanSummary plan, ContrastSide side, IReadOnlyList<PlanSummary> plans) =>
        new(asked, plan, side, [], 0) { Neighbours = PlanNeighbours.Of(plans, plan) };

    private static bool Says(PlanSummary plan, string word) =>
        Labels.Title(plan).Contains(word, StringComparison.OrdinalIgnoreCase)
        || plan.Metadata.Title.Contains(word, StringComparison.OrdinalIgnoreCase)
        || plan.RegionPath.Contains(word, StringComparison.Ordinal)
        || plan.Metadata.Type.Contains(word, StringComparison.Ordinal)
        || $"{plan.Metadata.Year}年".StartsWith(word, StringComparison.Ordinal);
}

/// <summary>Paragraphs that are shown together: some that are the same, one that was changed, or what stands on either side between
/// those.</summary>
/// <param name="Kind">Same, changed, or for what only one has <see cref="ComparedKind.OnlyOld"/>.</param>
/// <param name="Rows">The paragraphs; of changed ones exactly one.</param>
public sealed record ContrastRun(ComparedKind Kind, IReadOnlyList<ContrastRow> Rows)
{
    /// <summary>Those of one side.</summary>
    public IEnumerable<ContrastRow> Of(ComparedKind kind) => Rows.Where(r => r.Text.Kind == kind);
}

/// <summary>Two plans side by side, or what is needed to choose them.</summary>
/// <param name="Old">The one side.</param>
/// <param name="New">The other.</param>
/// <param name="Contrast">The comparison; null where the sides aren't settled or can't be compared.</param>
/// <param name="Refusal">Why they can't be compared; empty where they can.</param>
public sealed record ContrastPage(ContrastChoice Old, ContrastChoice New, PlanContrast? Contrast, string Refusal)
{
    /// <summary>The text of the draft that is compared, carried along in the page alone; empty without one, and for long ones.</summary>
    public string DraftText { get; init; } = "";

    /// <summary>Whether the new side is a draft.</summary>
    public bool IsOfDraft => Contrast?.NewSide.Draft is not null;

    /// <summary>Most rows of figures that are shown unfolded.</summary>
    public const int MostFigures = 24;

    /// <summary>The figures that both state.</summary>
    public IReadOnlyList<ContrastFigure> Both => [.. Contrast!.Figures.Where(f => f is { Old: not null, New: not null })];

    /// <summary>The figures that one alone states, of indicators that the list has.</summary>
    public IReadOnlyList<ContrastFigure> OneSided =>
    [
        .. Contrast!.Figures.Where(f => f.Old is null != f.New is null)
            .Where(f => (f.Old ?? f.New)!.Statement.Figure.Indicator is not null),
    ];

    /// <summary>How deep a heading is in HTML: under the page's h2.</summary>
    public static int HeadingLevel(ContrastSection section) => Math.Clamp(section.Level + 2, 3, 6);

    /// <summary>Whether the one comes before the other: a place in two years. Else they are only beside each other.</summary>
    public bool IsOverTime => IsOfDraft || (Old.Plan is { Metadata.Year: > 0 } old && New.Plan is { } now
        && old.Metadata.Year < now.Metadata.Year && old.RegionPath == now.RegionPath);

    /// <summary>What the sides are called.</summary>
    public (string Old, string New) Names => IsOverTime ? ("旧", "新") : ("左", "右");

    /// <summary>What became of something from the one to the other.</summary>
    public string LabelOf(ComparedKind kind) => IsOverTime
        ? ContrastNames.LabelOf(kind)
        : kind switch
        {
            ComparedKind.Changed => "不同",
            ComparedKind.OnlyOld => "只在左",
            ComparedKind.OnlyNew => "只在右",
            _ => ContrastNames.LabelOf(kind),
        };

    /// <summary>What became of a section, in a word or two. Between two places nothing moves.</summary>
    public string LabelOf(ContrastSection section) =>
        (section.Kind, section.IsMoved && IsOverTime) switch
        {
            (ComparedKind.Same, true) => "移动",
            (_, true) => LabelOf(section.Kind) + "、移动",
            _ => LabelOf(section.Kind),
        };

    /// <summary>The class of a kind in style sheets.</summary>
    public static string ClassOf(ComparedKind kind) => ContrastNames.NameOf(kind);

    /// <summary>The paragraphs of a section: those that are the same in a row together, and what only one side has beside what only the
    /// other has.</summary>
    public static IEnumerable<ContrastRun> Runs(ContrastSection section)
    {
        List<ContrastRow> run = [];
        ComparedKind kind = ComparedKind.Same;
        foreach (ContrastRow row in section.Rows)
        {
            ComparedKind next = row.Text.Kind == ComparedKind.OnlyNew ? ComparedKind.OnlyOld : row.Text.Kind;
            if (run.Count > 0 && (next != kind || next == ComparedKind.Changed))
            {
                yield return new ContrastRun(kind, run);
                run = [];
            }
            kind = next;
            run.Add(row);
        }
        if (run.Count > 0)
        {
            yield return new ContrastRun(kind, run);
        }
    }

    /// <summary>How much a figure changed, with its sign; empty where that can't be said.</summary>
    public static string ChangeOf(ContrastFigure figure) => figure.Difference switch
    {
        null => "",
        0 => "持平",
        { } difference => string.Create(CultureInfo.InvariantCulture, $"{difference:+0.####;-0.####}{figure.Unit}"),
    };

    /// <summary>Where a paragraph of the new side is read; null for a draft's.</summary>
    public string? NewAt(string anchor) => IsOfDraft ? null : Links.Readable.Plan(New.Side.PlanId, anchor: anchor);

    /// <summary>Where a paragraph of the old side is read.</summary>
    public string OldAt(string anchor) => Links.Readable.Plan(Old.Side.PlanId, anchor: anchor);

    /// <summary>What the columns of both sides are headed by.</summary>
    public (string Old, string New) ShortNames =>
        (Labels.ShortName(Old.Plan!), IsOfDraft ? "草稿" : Labels.ShortName(New.Plan!));

    /// <summary>The same address with one side another.</summary>
    public string With(string? old = null, string? now = null) =>
        Links.Readable.Contrast(old ?? SideOf(Old), now ?? SideOf(New));

    /// <summary>Both sides the other way round.</summary>
    public string Swapped => Links.Readable.Contrast(SideOf(New), SideOf(Old));

    /// <summary>What a side is in addresses.</summary>
    public static string SideOf(ContrastChoice choice) => choice.Plan is null ? choice.Asked : choice.Side.ToString();

    /// <summary>The heading of a section in a few words, to name it in lists.</summary>
    public static string Beginning(ContrastHeading? heading) => heading is null ? "" : Labels.Shortened(heading.Heading, 40);

    /// <summary>A paragraph of one side with what only it has marked; one that was rewritten isn't marked.</summary>
    public static MarkedText Marked(ComparedRow row, bool isOld) => new(
        isOld ? row.Old : row.New, row.IsRewritten ? [] : isOld ? row.OldDiffers : row.NewDiffers)
    {
        Element = isOld ? "del" : "ins",
    };
}
