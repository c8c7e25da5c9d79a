using SearchPlans.Text.Characters;

namespace SearchPlans.Plans;

/// <summary>
/// Text -> <see cref="Plan"/>. Lines are told apart by their form, then by what surrounds them; headings by their
/// numbers, judged as series; nesting by how the series run in this document. Takes time and memory linear in the text.
/// However odd an outline is, every character stays in exactly one unit.
/// </summary>
public static class PlanParser
{
    /// <summary>Names the rules by which plans are understood. Rises with every change that gives another plan for the
    /// same file, so that what was made by other rules is made anew.</summary>
    public const string Identity = "plans-10";

    /// <summary>Most lines that a plan may have; real ones have a few thousand.</summary>
    public const int MaxLines = 200_000;

    /// <summary>Understands a plan.</summary>
    /// <param name="text">The whole text of the file.</param>
    /// <param name="fileName">Its name or path; folders such as 深圳市/2024.md tell place and year.</param>
    /// <param name="given">What is known better, by a sidecar or by a user; wins field by field over front matter, which
    /// wins over what was <paramref name="found"/>, which wins over what the site's own lines say and what is inferred.</param>
    /// <param name="found">What the importer found in the file beside its text: properties of a document, a page's own data.</param>
    /// <exception cref="PlanFileException">The text has more than <see cref="MaxLines"/> lines.</exception>
    public static Plan Parse(string text, string fileName, PlanMetadata? given = null, PlanMetadata? found = null)
    {
        Plan plan = ParseLegible(Radicals.Replace(text), fileName, given, found);
        return plan with { Text = text };
    }

    private static Plan ParseLegible(string text, string fileName, PlanMetadata? given, PlanMetadata? found)
    {
        List<PlanLine> lines = LineReader.Read(text);
        string known = given?.Title is { Length: > 0 } title ? title : found?.Title ?? "";
        PlanFrame frame = PlanFrame.Find(text, lines, known);
        int wrapWidth = LineWrapping.Width(text, lines, frame.BodyLine);
        List<HeadingMark> marks = HeadingFinder.Find(text, lines, frame.BodyLine, wrapWidth);
        var layers = new MetadataLayers();
        layers.Add(given, MetadataOrigin.Given);
        layers.Add(WithoutBareTitle(frame), MetadataOrigin.FrontMatter);
        layers.Add(found, MetadataOrigin.Found);
        layers.Add(SiteLines.Read(text, lines, frame), MetadataOrigin.Found);
        layers.Add(MetadataInference.Infer(text, fileName, lines, frame, marks, layers.Metadata), MetadataOrigin.Inferred);
        if (frame.TitleLine < 0 && StatedTitle(frame.FrontMatter, found) is { } stated)
        {
            layers.Replace(stated, MetadataOrigin.Found);
        }
        PlanMetadata metadata = layers.Metadata;
        // What an importer found stands in front matter once it is kept.
        if (layers.Origins.Issuer is not MetadataOrigin.Given)
        {
            metadata = metadata with { Issuer = Issuers.WithPlace(Issuers.Bare(metadata.Issuer), metadata) };
        }
        bool isMarkdown = fileName.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
        Plan plan = OutlineBuilder.Build(text, lines, frame, marks, wrapWidth, metadata, isMarkdown);
        if (marks.Count == 0 && LeadSentences.AsHeadings(plan, lines) is { Count: > 0 } leads)
        {
            plan = OutlineBuilder.Build(text, lines, frame, leads, wrapWidth, metadata, isMarkdown);
        }
        return plan with { Origins = layers.Origins };
    }

    /// <summary>What front matter says, without a title that is nothing but a year where the text has one of its own.</summary>
    private static PlanMetadata? WithoutBareTitle(PlanFrame frame) =>
        frame is { FrontMatter: { Title.Length: > 0 } said, TitleLine: >= 0 } && Years.IsAll(said.Title)
            ? said with { Title = "", Year = said.Year != 0 ? said.Year : Years.First(said.Title) }
            : frame.FrontMatter;

    /// <summary>What a document's properties state as its title, or null.</summary>
    private static string? StatedTitle(PlanMetadata? frontMatter, PlanMetadata? found) =>
        frontMatter is { IsTitleStated: true } kept ? kept.Title : found is { IsTitleStated: true } read ? read.Title : null;
}
