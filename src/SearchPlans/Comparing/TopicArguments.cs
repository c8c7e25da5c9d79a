using SearchPlans.Querying;

namespace SearchPlans.Comparing;

/// <summary>A request for a topic as people and programs write it, each part a text; null or empty is not said.</summary>
public sealed record TopicArguments
{
    /// <summary>The expression.</summary>
    public string? Expression { get; init; }

    /// <summary>1 or 0: whether other expressions for the same are looked for along.</summary>
    public string? SameWords { get; init; }

    /// <summary>Ids of plans; several in one text are separated by commas or spaces.</summary>
    public IReadOnlyList<string?> Plans { get; init; } = [];

    /// <summary>Places and groups; several in one text are separated by commas or spaces.</summary>
    public IReadOnlyList<string?> Regions { get; init; } = [];

    /// <summary>A year.</summary>
    public string? Year { get; init; }

    /// <summary>A type of document.</summary>
    public string? Type { get; init; }

    /// <summary>Makes the request, or null after saying what is wrong by the part's name.</summary>
    /// <param name="wrong">Takes name, value and what it should be, in Chinese.</param>
    public TopicRequest? ToRequest(Action<string, string, string> wrong)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        bool isRight = true;
        string expression = Expression?.Trim() ?? "";
        if (expression.Length > TopicRequest.MaxLength)
        {
            Say("q", expression, $"至多 {TopicRequest.MaxLength} 字");
        }
        bool? sameWords = SameWords?.Trim() switch { null or "" or "1" or "true" => true, "0" or "false" => false, _ => null };
        if (sameWords is null)
        {
            Say("same", SameWords!, "应为 1（也找同义的说法）或 0（只找原词）");
        }
        (int From, int To)? years = string.IsNullOrWhiteSpace(Year) ? (0, 0) : YearRange.Parse(Year);
        if (years is not { } range || range.From != range.To)
        {
            Say("year", Year!, "应为一个年份，如 2024");
        }
        return !isRight
            ? null
            : new TopicRequest
            {
                Expression = expression,
                SameWords = sameWords!.Value,
                Plans = NameLists.Split(Plans),
                Regions = NameLists.Split(Regions),
                Year = years!.Value.From,
                Type = Type?.Trim() ?? "",
            };

        void Say(string name, string given, string wanted)
        {
            isRight = false;
            wrong(name, given, wanted);
        }
    }
}
