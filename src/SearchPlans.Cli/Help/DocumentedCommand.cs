using System.CommandLine;

namespace SearchPlans.Cli.Help;

/// <summary>A command whose help one can work from: with examples and with what its exit codes mean.</summary>
internal sealed class DocumentedCommand(string name, string description) : Command(name, description)
{
    /// <summary>Command lines to copy, each with what it does.</summary>
    public required IReadOnlyList<(string CommandLine, string Meaning)> Examples { get; init; }

    /// <summary>What <see cref="ExitCodes.Success"/> means here.</summary>
    public required string SuccessMeans { get; init; }

    /// <summary>What <see cref="ExitCodes.Negative"/> means here, or null where it doesn't occur.</summary>
    public string? NegativeMeans { get; init; }

    /// <summary>What <see cref="ExitCodes.News"/> means here, or null where it doesn't occur.</summary>
    public string? NewsMeans { get; init; }

    /// <summary>More that has to be known: a format, a language. One paragraph a line.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
