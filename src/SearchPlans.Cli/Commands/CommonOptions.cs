using System.CommandLine;

namespace SearchPlans.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary>Makes <c>--json</c>.</summary>
    public static Option<bool> Json() => new("--json") { Description = "输出 JSON，一行；终端上分行缩进" };

    /// <summary>Makes an option that takes a number from 1.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="preset">Its value where it isn't given.</param>
    /// <param name="max">The largest value.</param>
    public static Option<int> Number(string name, string description, int preset, int max) => new(name)
    {
        HelpName = "数",
        Description = description,
        DefaultValueFactory = _ => preset,
        CustomParser = result =>
        {
            string given = result.Tokens[^1].Value;
            if (int.TryParse(given, out int value) && value >= 1 && value <= max)
            {
                return value;
            }
            result.AddError($"选项 {name} 应为 1 {(max == int.MaxValue ? "起" : $"到 {max} ")}的整数，而不是“{given}”。");
            return preset;
        },
    };
}
