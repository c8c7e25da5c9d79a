using System.Runtime.InteropServices;

namespace SearchPlans.Plans;

/// <summary>
/// The program's own child process, in which files are read whose library may end the process it runs in: a stack that overflows can't be
/// caught. A front end says at its start how one is begun, and is one itself when its only argument is <see cref="Verb"/>.
/// </summary>
public static class ReadingProcess
{
    /// <summary>The only argument of a process that reads. No command for users.</summary>
    public const string Verb = "read-files-for-parent";

    private static Command? _command;

    internal sealed record Command(string Program, IReadOnlyList<string> Arguments);

    /// <summary>How one is begun; null where nobody has said.</summary>
    internal static Command? Begun => Volatile.Read(ref _command);

    /// <summary>Says that this program is also the child: its executable, with its assembly where that is <c>dotnet</c>.</summary>
    public static void BeginWithThisProgram()
    {
        string program = Environment.ProcessPath ?? throw new InvalidOperationException("The program's own path is unknown.");
        bool isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        BeginWith(program, isHost ? [Environment.GetCommandLineArgs()[0]] : []);
    }

    /// <summary>Says that another program is the child: for tests and whoever embeds this library.</summary>
    /// <param name="program">Full path of an executable whose Main calls <see cref="Serve"/>.</param>
    /// <param name="arguments">What stands before <see cref="Verb"/>.</param>
    public static void BeginWith(string program, params IReadOnlyList<string> arguments) =>
        Volatile.Write(ref _command, new Command(program, [.. arguments, Verb]));

    /// <summary>Is the child: reads the files that the parent sends, until there is no parent.</summary>
    /// <returns>The exit code, 0.</returns>
    public static int Serve()
    {
        // Ctrl+C reaches all processes of a terminal; this one ends when its parent has.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using Stream input = Console.OpenStandardInput(), output = Console.OpenStandardOutput();
        // What a library prints would be taken for an answer.
        Console.SetOut(TextWriter.Null);
        while (ReadingFrame.TryRead(input, PlanFileReader.MaxDocumentByteLength) is { } request)
        {
            ReadingFrame answer = Answer(request);
            try
            {
                answer.WriteTo(output);
            }
            catch (IOException)
            {
                // Nobody waits any longer.
                break;
            }
        }
        return 0;
    }

    // A deeper stack than usual: less is refused.
    private static ReadingFrame Answer(ReadingFrame request)
    {
        const int StackBytes = 16 << 20;
        ReadingFrame? answer = null;
        var reader = new Thread(() => answer = ReadingAnswer.Of(request).ToFrame(), StackBytes);
        reader.Start();
        reader.Join();
        return answer!;
    }
}
