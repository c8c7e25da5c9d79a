using System.CommandLine;
using System.CommandLine.Parsing;

namespace SearchPlans.Cli;

/// <summary>One value that an option may have.</summary>
/// <param name="Value">What it means.</param>
/// <param name="Name">Its English name, as in addresses of the web pages.</param>
/// <param name="Label">Its Chinese name; both are accepted.</param>
internal sealed record Choice<T>(T Value, string Name, string Label);

/// <summary>Makes options with few values, each of which may be given in Chinese or English.</summary>
internal static class Choices
{
    /// <summary>Makes such an option; the first choice is the default.</summary>
    public static Option<T> Option<T>(string name, string helpName, string description, IReadOnlyList<Choice<T>> choices)
    {
        var option = new Option<T>(name)
        {
            HelpName = helpName,
            Description = description,
            DefaultValueFactory = _ => choices[0].Value,
            CustomParser = result => Parse(result.Tokens[^1].Value, result, name, choices),
        };
        option.CompletionSources.Add(_ => choices.Select(c => new System.CommandLine.Completions.CompletionItem(c.Name)));
        return option;
    }

    /// <summary>Makes an option that may be given several times, none by default.</summary>
    public static Option<T[]> RepeatedOption<T>(string name, string helpName, string description, IReadOnlyList<Choice<T>> choices)
    {
        var option = new Option<T[]>(name)
        {
            HelpName = helpName,
            Description = description,
            CustomParser = result => [.. result.Tokens.Select(t => Parse(t.Value, result, name, choices)).OfType<T>()],
        };
        option.CompletionSources.Add(_ => choices.Select(c => new System.CommandLine.Completions.CompletionItem(c.Name)));
        return option;
    }

    private static T? Parse<T>(string given, ArgumentResult result, string option, IReadOnlyList<Choice<T>> choices)
    {
        foreach (Choice<T> choice in choices)
        {
            if (choice.Label == given || choice.Name.Equals(given, StringComparison.OrdinalIgnoreCase))
            {
                return choice.Value;
            }
        }
        string allowed = string.Join("、", choices.Select(c => c.Label == c.Name ? c.Name : $"{c.Label}（{c.Name}）"));
        result.AddError($"选项 {option} 不认识“{given}”。可以是：{allowed}。");
        return default;
    }
}
