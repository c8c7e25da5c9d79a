using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Querying;

namespace SearchPlans.Figures;

/// <summary>The places that names stand for.</summary>
/// <param name="Paths">Region paths; what lies in or below any of them is meant. Empty: all places.</param>
/// <param name="Named">Those of them that are single places, named one by one rather than by a group.</param>
/// <param name="Unknown">Names that are none.</param>
public sealed record PlaceChoice(IReadOnlyList<string> Paths, IReadOnlyList<string> Named, IReadOnlyList<UnknownFigureName> Unknown)
{
    /// <summary>Reads names of places and groups: 广东, 粤, 广东/深圳, 长三角, and those that only the corpus has.</summary>
    /// <param name="names">The names.</param>
    /// <param name="corpus">What the plans have in their fields.</param>
    public static PlaceChoice Read(IReadOnlyList<string> names, CorpusValues corpus)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(corpus);
        var paths = new List<string>();
        var named = new List<string>();
        var unknown = new List<UnknownFigureName>();
        foreach (string name in names.Where(n => !string.IsNullOrWhiteSpace(n)))
        {
            IReadOnlyList<string> found = corpus.Regions.Contains(name.Trim()) ? [name.Trim()] : PathsOf(name, corpus);
            if (found.Count == 0)
            {
                unknown.Add(new UnknownFigureName("region", name.Trim(), Nearest(name, corpus)));
                continue;
            }
            paths.AddRange(found);
            if (found.Count == 1)
            {
                named.Add(found[0]);
            }
        }
        return new PlaceChoice([.. paths.Distinct()], [.. named.Distinct()], unknown);
    }

    /// <summary>Names of places that come nearest to one that is none.</summary>
    public static IReadOnlyList<string> Nearest(string name, CorpusValues corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        // People leave out what a place is: 广东, 深圳.
        IEnumerable<(string, string)> regions = Regions.All.SelectMany(r => new[] { r.Name, r.Name[..^1] }
            .Where(n => n.Length > 1).Select(n => (n, PlanSummary.PathOf(r.Province, r.City, r.County))));
        return NearestNames.Of(name, regions
            .Concat(PlaceNames.Groups.Select(g => (g.Name, g.Name)))
            .Concat(corpus.Regions.Select(r => (r[(r.LastIndexOf('/') + 1)..], r))));
    }

    private static IReadOnlyList<string> PathsOf(string name, CorpusValues corpus) =>
        PathsOf(new FieldValues(corpus).Read(QueryField.Region, name));

    private static IReadOnlyList<string> PathsOf(QueryNode node) => node switch
    {
        RegionNode region => region.Paths,
        OrNode any when any.Nodes.Select(PathsOf).ToList() is var all && all.TrueForAll(p => p.Count > 0) => [.. all.SelectMany(p => p)],
        _ => [],
    };
}
