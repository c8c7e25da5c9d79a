using System.CommandLine;
using System.CommandLine.Parsing;
using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Querying;

namespace SearchPlans.Cli.Commands;

/// <summary>The options by which <c>search</c> and <c>plans</c> are narrowed, and how what was chosen is said.</summary>
internal sealed class FilterOptions
{
    private readonly Option<string[]> _region = new("--region")
    {
        HelpName = "地区",
        Description = "只要这些地区及其下各级的，如 广东、广东/深圳 或 长三角；可以多次",
    };

    private readonly Option<int[]> _year = new("--year")
    {
        HelpName = "年份",
        Description = "只要这些年份的，如 2024 或 2015-2025；可以多次",
        CustomParser = Years,
    };

    private readonly Option<string[]> _type = new("--type") { HelpName = "文种", Description = "只要这些文种的，如 政府工作报告；可以多次" };

    private readonly Option<PlanLevel[]> _level = Choices.RepeatedOption("--level", "层级", "只要这些层级的：国家、省、市、县；可以多次",
        [.. PlanLevelNames.Named.Select(l => new Choice<PlanLevel>(l, $"{l}".ToLowerInvariant(), PlanLevelNames.NameOf(l)))]);

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_region, _level, _year, _type];

    /// <summary>What was chosen.</summary>
    /// <exception cref="CommandException">A place is none; the message says what comes nearest.</exception>
    public async Task<Filters> ReadAsync(PlanLibrary library, ParseResult parsed, CancellationToken cancellation) => new(
        await LibraryAccess.FindPlacesAsync(library, parsed.GetValue(_region) ?? [], cancellation),
        parsed.GetValue(_year) ?? [],
        [.. (parsed.GetValue(_type) ?? []).Select(DocumentTypes.Named)],
        parsed.GetValue(_level) ?? []);

    private static int[] Years(ArgumentResult result)
    {
        var years = new List<int>();
        foreach (Token token in result.Tokens)
        {
            if (int.TryParse(token.Value.AsSpan().TrimEnd('年'), out int year) && year is > 0 and < 10_000)
            {
                years.Add(year);
            }
            else if (YearRange.Parse(token.Value) is var (from, to))
            {
                years.AddRange(Enumerable.Range(from, to - from + 1));
            }
            else
            {
                result.AddError($"选项 --year 应为年份或一段年份，如 2024、2015-2025，而不是“{token.Value}”。");
            }
        }
        return [.. years];
    }
}

/// <summary>What a list or a search is narrowed to; what is empty narrows nothing.</summary>
/// <param name="Regions">Places as paths, all below them included.</param>
/// <param name="Years">Years.</param>
/// <param name="Types">Types.</param>
/// <param name="Levels">Levels of government.</param>
internal sealed record Filters(
    IReadOnlyList<string> Regions, IReadOnlyList<int> Years, IReadOnlyList<string> Types, IReadOnlyList<PlanLevel> Levels)
{
    /// <summary>Whether a plan passes.</summary>
    public bool Pass(PlanSummary plan) =>
        (Regions.Count == 0
            || Regions.Any(r => plan.RegionPath == r || plan.RegionPath.StartsWith(r + "/", StringComparison.Ordinal)))
        && (Years.Count == 0 || Years.Contains(plan.Metadata.Year))
        && (Types.Count == 0 || Types.Contains(plan.Metadata.Type))
        && (Levels.Count == 0 || Levels.Contains(PlanLevelNames.OfRegion(plan.RegionPath)));

    /// <summary>What was chosen, for people (地区 广东省；年份 2020-2024); empty where nothing was.</summary>
    public string Said(params IEnumerable<(string Name, IEnumerable<string> Values)> others) => string.Join('；',
        new (string Name, IEnumerable<string> Values)[]
        {
            ("地区", Regions.Select(r => r.Replace('/', ' '))),
            ("层级", Levels.Select(PlanLevelNames.NameOf)),
            ("年份", Runs(Years)),
            ("文种", Types),
        }.Concat(others).Where(f => f.Values.Any()).Select(f => $"{f.Name} {string.Join('、', f.Values)}"));

    // Years one after the other as the first and the last.
    private static IEnumerable<string> Runs(IReadOnlyList<int> years)
    {
        int[] sorted = [.. years.Distinct().Order()];
        for (int i = 0; i < sorted.Length;)
        {
            int first = i;
            while (i + 1 < sorted.Length && sorted[i + 1] == sorted[i] + 1)
            {
                i++;
            }
            yield return i == first ? $"{sorted[first]}" : $"{sorted[first]}-{sorted[i]}";
            i++;
        }
    }
}
