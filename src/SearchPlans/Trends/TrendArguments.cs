using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Querying;

namespace SearchPlans.Trends;

/// <summary>A request for the spread of expressions as people and programs write it, each part a text; null or empty is not said.</summary>
public sealed record TrendArguments
{
    private static readonly char[] _betweenExpressions = ['，', '、', ',', ';', '；', '\n', '\r'];

    /// <summary>Expressions; several in one text are separated by commas, enumeration commas, semicolons or lines.</summary>
    public IReadOnlyList<string?> Expressions { get; init; } = [];

    /// <summary>1 or 0: whether other expressions for the same are looked for along.</summary>
    public string? SameWords { get; init; }

    /// <summary>Places and groups; several in one text are separated by commas.</summary>
    public IReadOnlyList<string?> Regions { get; init; } = [];

    /// <summary>Levels by name; several in one text are separated by commas.</summary>
    public IReadOnlyList<string?> Levels { get; init; } = [];

    /// <summary>Types of document.</summary>
    public IReadOnlyList<string?> Types { get; init; } = [];

    /// <summary>A year or a range.</summary>
    public string? Year { get; init; }

    /// <summary>Makes the request, or null after saying what is wrong by the part's name. No expression is none that is wrong.</summary>
    /// <param name="wrong">Takes name, value and what it should be, in Chinese.</param>
    public TrendRequest? ToRequest(Action<string, string, string> wrong)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        bool isRight = true;
        List<string> expressions = [.. Expressions.OfType<string>()
            .SelectMany(g => g.Split(_betweenExpressions, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Distinct()];
        if (expressions.Count > TrendRequest.MaxExpressions)
        {
            Say("q", string.Join('、', expressions), $"至多 {TrendRequest.MaxExpressions} 个说法");
        }
        if (expressions.Find(e => e.Length > TrendRequest.MaxLength) is { } tooLong)
        {
            Say("q", tooLong, $"一个说法至多 {TrendRequest.MaxLength} 字");
        }
        bool? sameWords = SameWords?.Trim() switch { null or "" or "1" or "true" => true, "0" or "false" => false, _ => null };
        if (sameWords is null)
        {
            Say("same", SameWords!, "应为 1（也找同义的说法）或 0（只找原词）");
        }
        (int From, int To)? years = string.IsNullOrWhiteSpace(Year) ? (0, 0) : YearRange.Parse(Year);
        if (years is null)
        {
            Say("year", Year!, "应为年份或一段年份，如 2024、2015-2025");
        }
        List<PlanLevel> levels = [];
        foreach (string name in NameLists.Split(Levels))
        {
            if (PlanLevelNames.TryParse(name) is { } level)
            {
                levels.Add(level);
            }
            else
            {
                Say("level", name, $"应为 {string.Join('、', PlanLevelNames.Named.Select(PlanLevelNames.NameOf))}");
            }
        }
        return !isRight
            ? null
            : new TrendRequest
            {
                Expressions = expressions,
                SameWords = sameWords!.Value,
                Regions = NameLists.Split(Regions),
                Levels = levels,
                Types = NameLists.Split(Types),
                FromYear = years!.Value.From,
                ToYear = years.Value.To,
            };

        void Say(string name, string given, string wanted)
        {
            isRight = false;
            wrong(name, given, wanted);
        }
    }
}
