using System.CommandLine;
using System.CommandLine.Parsing;
using SearchPlans.Cli.Output;

namespace SearchPlans.Cli;

/// <summary>
/// Says in Chinese what is wrong with a command line. What the parser itself finds is told by the parse, not by its
/// messages: those are translated by culture, and the program knows none (invariant globalization).
/// </summary>
internal static class UsageErrors
{
    /// <summary>All that is wrong, one line each.</summary>
    public static IReadOnlyList<string> Describe(ParseResult parsed)
    {
        var messages = new List<string>();
        Command command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens.Count > 0)
        {
            string unknown = parsed.UnmatchedTokens[0];
            bool isCommand = command is RootCommand;
            string meant = Nearest(unknown, isCommand ? command.Subcommands.Select(c => c.Name) : OptionNames(parsed));
            messages.Add($"{(isCommand ? "没有命令" : "不认识")}“{unknown}”。{meant}");
        }
        foreach (SymbolResult child in parsed.CommandResult.Children)
        {
            if (child is OptionResult { Implicit: false } option)
            {
                int values = option.Tokens.Count;
                if (values < option.Option.Arity.MinimumNumberOfValues)
                {
                    messages.Add($"选项 {option.Option.Name} 后面要有值{(option.Option.HelpName is { } name ? $" <{name}>" : "")}。");
                }
                else if (values > option.Option.Arity.MaximumNumberOfValues)
                {
                    messages.Add($"选项 {option.Option.Name} 只能给一次。");
                }
            }
        }
        foreach (Argument argument in command.Arguments)
        {
            if ((parsed.GetResult(argument)?.Tokens.Count ?? 0) < argument.Arity.MinimumNumberOfValues)
            {
                messages.Add($"缺少参数 <{argument.HelpName ?? argument.Name}>。");
            }
        }
        messages.AddRange(parsed.Errors.Select(e => e.Message).Where(IsOurs));
        return messages.Count > 0 ? [.. messages.Distinct()] : ["命令行不合用法。"];
    }

    /// <summary>What to say of a mistyped option that the parser took for a part of the query or a file's name; null
    /// when there is none.</summary>
    public static string? StrayOption(ParseResult parsed)
    {
        string? stray = parsed.Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash)
            .FirstOrDefault(
                t => t.Type == TokenType.Argument && t.Value.Length > 2 && t.Value.StartsWith("--", StringComparison.Ordinal))?.Value;
        return stray is null ? null : $"没有选项“{stray}”。{Nearest(stray, OptionNames(parsed))}若不是选项，请写在 -- 之后。";
    }

    private static IEnumerable<string> OptionNames(ParseResult parsed) =>
        parsed.CommandResult.Command.Options.Concat(parsed.RootCommandResult.Command.Options.Where(o => o.Recursive)).Select(o => o.Name);

    // The parser's own messages are in English.
    private static bool IsOurs(string message) => message.Any(c => DisplayWidth.Of(c) == 2);

    /// <summary>Asks whether the known name that differs least was meant, if it differs little.</summary>
    private static string Nearest(string typed, IEnumerable<string> known)
    {
        const int MaxDistance = 2;
        (string? name, int distance) = known.Select(k => (k, Distance(typed, k))).DefaultIfEmpty((null!, int.MaxValue)).MinBy(n => n.Item2);
        return distance <= Math.Min(MaxDistance, typed.Length / 2) ? $"是不是 {name}？" : "";
    }

    // Levenshtein's, row by row.
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, 1 + Math.Min(row[j], row[j - 1]));
            }
        }
        return row[b.Length];
    }
}
