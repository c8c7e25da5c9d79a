using System.CommandLine;

namespace SearchPlans.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary>Makes <c>--json</c>.</summary>
    public static Option<bool> Json() => new("--json") { Description = "输出 JSON，一行；终端上分行缩进" };
}
