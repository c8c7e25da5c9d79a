namespace SearchPlans.Cli;

/// <summary>What the program tells the shell at its end; the help of each command says when.</summary>
internal static class ExitCodes
{
    /// <summary>All went as asked; of a search: something was found.</summary>
    public const int Success = 0;

    /// <summary>The command ran, but there was nothing to find, or part of what was given was refused, or a check failed.</summary>
    public const int Negative = 1;

    /// <summary>The command could not run: wrong usage, no right to write, an unusable file.</summary>
    public const int Error = 2;

    /// <summary>Of <c>watch</c>: something new came in.</summary>
    public const int News = 3;

    /// <summary>Ended by Ctrl+C: 128 + SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}
