namespace SearchPlans.Cli.Output;

/// <summary>Shows on a terminal how many of how many things are done; gone once all are.</summary>
/// <param name="output">The terminal.</param>
/// <param name="doing">What is being done to them.</param>
internal sealed class CountDisplay(TextWriter output, string doing) : IProgress<(int Done, int Total)>
{
    private readonly Lock _gate = new();
    private int _done;

    /// <summary>One on standard error, or null where nobody would see it.</summary>
    public static CountDisplay? For(StandardStreams streams, string doing) =>
        StandardStreams.ErrorIsTerminal ? new CountDisplay(streams.Error, doing) : null;

    /// <inheritdoc />
    public void Report((int Done, int Total) value)
    {
        lock (_gate)
        {
            // Things are worked on side by side; a report may come late.
            if (value.Done <= _done)
            {
                return;
            }
            _done = value.Done;
            output.Write(value.Done < value.Total ? $"\r{doing} {value.Done}/{value.Total}" : "\r\e[K");
        }
    }
}
