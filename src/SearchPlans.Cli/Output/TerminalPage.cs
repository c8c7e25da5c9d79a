using Spectre.Console;

namespace SearchPlans.Cli.Output;

/// <summary>Lines on a terminal: coloured unless colours are unwanted, then marked as in <see cref="PlainPage"/>.</summary>
internal sealed class TerminalPage : PageWriter
{
    // Long lines of Chinese are hard to read; 50 characters are about a printed line.
    private const int MaxWidth = 100;

    private readonly IAnsiConsole _console;
    private readonly bool _hasColor;

    private TerminalPage(IAnsiConsole console, bool hasColor)
    {
        _console = console;
        _hasColor = hasColor;
    }

    /// <summary>Makes a page on standard output.</summary>
    public static TerminalPage Create(StandardStreams streams)
    {
        streams.Flush();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Out),
            ColorSystem = StandardStreams.NoColor ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        console.Profile.Width = Math.Min(console.Profile.Width, MaxWidth);
        return new TerminalPage(console, console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors);
    }

    /// <inheritdoc />
    public override void Write(StyledLine line)
    {
        var paragraph = new Paragraph { Overflow = Overflow.Fold };
        foreach ((string text, Tone tone) in line.Pieces)
        {
            if (tone == Tone.Mark && !_hasColor) paragraph.Append($"【{text}】");
            else paragraph.Append(text, StyleOf(tone));
        }
        _console.Write(new Padder(paragraph, new Padding(line.Indent, 0, 0, 0)).Expand());
    }

    /// <inheritdoc />
    public override void WriteBreak() => _console.WriteLine();

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Title => new Style(decoration: Decoration.Bold),
        Tone.Heading => new Style(Color.Teal),
        Tone.Mark => new Style(Color.Red, decoration: Decoration.Bold),
        Tone.Faint => new Style(Color.Grey),
        _ => Style.Plain,
    };
}
