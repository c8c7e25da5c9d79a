using SearchPlans.Citing;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Origins;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Reading;

namespace SearchPlans.Index.Records;

/// <summary>What an index keeps of a plan, whatever holds it: made once, by whoever indexes.</summary>
/// <param name="Record">What is given back of it.</param>
/// <param name="ContentHash">Hash of the file's bytes and of its sidecar's.</param>
/// <param name="TextHash">Hash of its text alone, by which the same plan is known again.</param>
/// <param name="Shingles">A sample of its shingles as terms, by which copies of it are found.</param>
/// <param name="Indicators">The names that it states figures of, see <see cref="FigureRecords.TermsOf"/>.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Called">What it goes by, see <see cref="CitationTerms"/>.</param>
/// <param name="Named">What the documents go by that its text names.</param>
/// <param name="Citations">Where its text names documents.</param>
/// <param name="Units">Its units, in reading order.</param>
internal sealed record PlanContent(
    PlanRecord Record, string ContentHash, string TextHash, IReadOnlyCollection<string> Shingles, IReadOnlyList<string> Indicators,
    KeptFigures Figures, IReadOnlyList<string> Called, IReadOnlyList<string> Named, IReadOnlyList<CitedName> Citations,
    IReadOnlyList<UnitContent> Units)
{
    /// <summary>The day number of its publication, else of its signature; 0 where neither is known.</summary>
    public int Day => (Record.Summary.Metadata.Published ?? Record.Summary.Metadata.SignedOn)?.DayNumber ?? 0;

    /// <summary>What is kept of a plan.</summary>
    /// <param name="indexed">The plan.</param>
    /// <param name="indicators">The indicators that its figures are read by.</param>
    public static PlanContent Of(IndexedPlan indexed, IndicatorList indicators)
    {
        Plan plan = indexed.Plan;
        PlanSummary summary = PlanTexts.Summarize(indexed.File, plan, indexed.Id);
        string[] texts = [.. plan.Units.Select(u => PlanTexts.TextOf(plan, u))];
        IEnumerable<string> own = texts.Where((_, i) => plan.Units[i].Kind != PlanUnitKind.Surrounding);
        KeptFigures figures = FigureReading.Of(indexed, indicators);
        IReadOnlyList<CitedName> names =
            CitationReader.Read(plan.Metadata, texts.Select((text, i) => MayCite(plan.Units[i]) ? text : null));
        return new PlanContent(
            new PlanRecord(summary, plan.Sections, plan.Origins, NoticesOf(plan)), indexed.ContentHash, ContentHashes.OfText(plan.Text),
            [.. ShingleSketch.Of(own).Sample.Select(ShingleSketch.TermOf)], FigureRecords.TermsOf(figures), figures,
            [.. CitationTerms.Called(plan.Metadata)], [.. names.SelectMany(n => CitationTerms.Of(n, summary.RegionPath)).Distinct()], names,
            [.. UnitsOf(plan, texts)]);
    }

    /// <summary>Whether a unit's sentences are looked for in other plans, and its fingerprints kept: titles, contents and tables say the
    /// same in all plans.</summary>
    public static bool HasFingerprints(PlanUnitKind kind, bool isAside) =>
        !isAside && kind is PlanUnitKind.Paragraph or PlanUnitKind.ListItem;

    private static IEnumerable<UnitContent> UnitsOf(Plan plan, string[] texts)
    {
        PlanUnit? before = null;
        string line = "";
        for (int i = 0; i < texts.Length; i++)
        {
            PlanUnit unit = plan.Units[i];
            string heading = before is { Kind: PlanUnitKind.Heading } && SameLine(plan, before, unit) is { } between ? line + between : "";
            line = heading + texts[i];
            yield return UnitContent.Of(plan, unit, texts[i], line, before);
            before = unit;
        }
    }

    // A title names the plan itself, the table of contents what is named below.
    private static bool MayCite(PlanUnit unit) =>
        !unit.IsAside && unit.Kind is not (PlanUnitKind.Title or PlanUnitKind.Contents or PlanUnitKind.Surrounding);

    // What stands between two units of one line; null where a line ends between them.
    private static string? SameLine(Plan plan, PlanUnit before, PlanUnit unit)
    {
        string between = plan.Text[before.EndChar..unit.StartChar];
        return between.AsSpan().ContainsAny('\r', '\n') ? null : between;
    }

    private static PlanPageNotice[] NoticesOf(Plan plan) =>
        [.. plan.Notices.Select(
            n => new PlanPageNotice(n.Line, plan.Units.LastOrDefault(u => u.StartChar <= n.StartChar)?.Anchor ?? "", n.Text))];
}

/// <summary>What an index keeps of a unit.</summary>
/// <param name="Record">What is given back of it: its text and line, too.</param>
/// <param name="StartsGroup">Whether another innermost section begins with it than the one before it stands in.</param>
/// <param name="Kind">What it is, see <see cref="PlanTerms"/>.</param>
/// <param name="Headings">Of one that starts a group in a section, the headings that lead there, from the outermost in; else none.</param>
/// <param name="Fingerprints">Of its sentences, as terms, by which copies of them are found.</param>
internal sealed record UnitContent(
    UnitRecord Record, bool StartsGroup, IReadOnlyList<string> Kind, IReadOnlyList<string> Headings, IReadOnlyList<string> Fingerprints)
{
    /// <summary>What is kept of a unit.</summary>
    /// <param name="plan">Its plan.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="text">Its own text.</param>
    /// <param name="line">The same behind the headings that were cut from its own line.</param>
    /// <param name="before">The unit before it; null for the first.</param>
    public static UnitContent Of(Plan plan, PlanUnit unit, string text, string line, PlanUnit? before)
    {
        bool startsGroup = unit.Section != before?.Section;
        var record = new UnitRecord(unit.Kind, unit.Section, plan.Shown(unit).LeadLength, unit.Part, unit.Anchor, line)
        {
            IsTableHead = unit.IsTableHead,
            IsAside = unit.IsAside,
            HeadingLength = line.Length - text.Length,
        };
        return unit.IsAside
            ? new UnitContent(record, startsGroup, [PlanTerms.Aside], [], [])
            : new UnitContent(
                record, startsGroup, [.. PlanTerms.Of(unit, before)],
                startsGroup && unit.Section >= 0 ? [.. SectionPaths.Headings(plan.Sections, unit.Section)] : [],
                PlanContent.HasFingerprints(unit.Kind, unit.IsAside) ? SentenceFingerprints.TermsOf(text) : []);
    }
}
