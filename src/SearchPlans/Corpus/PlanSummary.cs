using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>What a list of plans says of one.</summary>
/// <param name="Id">Identifies the plan; made from its file's name, so that links to it last as long as the file does.</param>
/// <param name="File">Its file, relative to the corpus, with forward slashes.</param>
/// <param name="Metadata">Title, place, year and type.</param>
/// <param name="Paragraphs">How many paragraphs, list items and headings it has.</param>
/// <param name="Characters">How many characters they hold.</param>
public sealed record PlanSummary(string Id, string File, PlanMetadata Metadata, int Paragraphs, int Characters)
{
    /// <summary>How many things in its outline an editor should look at: numbers of headings that are missing, repeated or out of
    /// order.</summary>
    public int NoticeCount { get; init; }

    /// <summary>How many sections it has.</summary>
    public int SectionCount { get; init; }

    /// <summary>The place as a path, 广东省/深圳市/坪山区; parts that aren't known are left out.</summary>
    public string RegionPath => PathOf(Metadata.Province, Metadata.City, Metadata.County);

    /// <summary>The title, or the file where none was found.</summary>
    public string DisplayTitle() => Metadata.Title.Length > 0 ? Metadata.Title : File;

    internal static string PathOf(params IEnumerable<string> parts) => string.Join('/', parts.Where(p => p.Length > 0));
}
