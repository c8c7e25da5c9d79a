using System.Text;
using Microsoft.Win32.SafeHandles;
using SearchPlans.Text.Characters;

namespace SearchPlans.Cli.Output;

/// <summary>
/// Standard output for data, standard error for progress and errors; always UTF-8. Output is buffered and written when
/// the command ends; errors at once.
/// </summary>
internal sealed class StandardStreams
{
    private const int BufferByteLength = 1 << 16;

    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Stream _output;

    private StandardStreams(Stream output, TextWriter error)
    {
        _output = output;
        Out = new StreamWriter(output, _utf8, BufferByteLength);
        Error = error;
    }

    /// <summary>Where data goes.</summary>
    public StreamWriter Out { get; }

    /// <summary>Where everything else goes.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether a person sees standard output on a terminal that can move its cursor.</summary>
    public static bool OutputIsTerminal { get; } = !Console.IsOutputRedirected && !TerminalIsDumb;

    /// <summary>Whether a person sees standard error on a terminal that can move its cursor.</summary>
    public static bool ErrorIsTerminal { get; } = !Console.IsErrorRedirected && !TerminalIsDumb;

    /// <summary>Whether colours are unwanted, see https://no-color.org.</summary>
    public static bool NoColor { get; } = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    private static bool TerminalIsDumb => Environment.GetEnvironmentVariable("TERM") == "dumb";

    /// <summary>Opens the streams of this process.</summary>
    public static StandardStreams Open()
    {
        Console.OutputEncoding = _utf8;
        return new StandardStreams(OpenOutput(), Console.Error);
    }

    /// <summary>Standard output as bytes; what was written as text comes before.</summary>
    public Stream OutputBytes()
    {
        Out.Flush();
        return _output;
    }

    /// <summary>Writes one line of data to standard output in which names from elsewhere stand: of theirs nothing is obeyed by a
    /// terminal.</summary>
    public void WriteLine(string line) => Out.WriteLine(VisibleText.Of(line));

    /// <summary>Writes one line of the same to standard error.</summary>
    public void WriteNote(string line) => Error.WriteLine(VisibleText.Of(line));

    /// <summary>Writes one line that says what went wrong.</summary>
    public void WriteError(string message)
    {
        message = VisibleText.Of(message);
        bool isRed = ErrorIsTerminal && !NoColor;
        Error.WriteLine(isRed ? $"\e[31m错误：\e[0m{message}" : $"错误：{message}");
    }

    /// <summary>Writes one line that a person should know of.</summary>
    public void WriteWarning(string message)
    {
        message = VisibleText.Of(message);
        bool isYellow = ErrorIsTerminal && !NoColor;
        Error.WriteLine(isYellow ? $"\e[33m注意：\e[0m{message}" : $"注意：{message}");
    }

    /// <summary>Writes out what is buffered.</summary>
    /// <exception cref="BrokenPipeException">Nobody reads standard output any more.</exception>
    public void Flush() => Out.Flush();

    private static Stream OpenOutput()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return Console.OpenStandardOutput();
        }
        // The console's stream is silent about a broken pipe, and a long output would be made for nobody.
        var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        // A file, on the other hand, may be shared with standard error; a FileStream would write over what that wrote.
        return pipe.CanSeek ? Console.OpenStandardOutput() : new PipeStream(pipe);
    }
}
