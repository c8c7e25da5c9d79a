using System.CommandLine;
using System.Runtime.InteropServices;

namespace SearchPlans.Cli.Output;

/// <summary>
/// While it lives, Ctrl+C (and SIGTERM) asks the work to end instead of ending the process; a second one ends the process.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Begins to listen.</summary>
    public Interruption() =>
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt),
        ];

    /// <summary>Is cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }
        _source.Dispose();
    }

    private void Interrupt(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested)
        {
            return;
        }
        context.Cancel = true;
        _source.Cancel();
    }
}

/// <summary>Makes commands that Ctrl+C can end early.</summary>
internal static class InterruptibleCommands
{
    /// <summary>Sets what a command does; its token is cancelled by Ctrl+C.</summary>
    public static void SetInterruptibleAction(this Command command, Func<ParseResult, CancellationToken, Task<int>> action) =>
        command.SetAction(async (parsed, _) =>
        {
            using var interruption = new Interruption();
            return await action(parsed, interruption.Token);
        });
}
