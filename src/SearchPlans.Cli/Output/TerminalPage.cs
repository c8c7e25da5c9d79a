using Spectre.Console;

namespace SearchPlans.Cli.Output;

/// <summary>Lines on a terminal: coloured unless colours are unwanted, then marked as in <see cref="PlainPage"/>.</summary>
internal sealed class TerminalPage : PageWriter
{
    // Long lines of Chinese are hard to read; 50 characters are about a printed line.
    private const int MaxWidth = 100;

    private readonly IAnsiConsole _console;
    private readonly int _width;
    private readonly bool _hasColor;

    private TerminalPage(IAnsiConsole console, int width)
    {
        _console = console;
        _width = width;
        _hasColor = console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;
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
        int width = Math.Min(console.Profile.Width, MaxWidth);
        // Lines come wrapped; the console's own wrapping goes by spaces, which Chinese hasn't.
        console.Profile.Width = int.MaxValue / 2;
        return new TerminalPage(console, width);
    }

    /// <inheritdoc />
    public override void Write(StyledLine line)
    {
        if (!_hasColor)
        {
            line = WithBrackets(line);
        }
        foreach (StyledLine wrapped in LineWrapper.Wrap(line, Math.Max(_width - line.Indent, 2)))
        {
            var paragraph = new Paragraph(new string(' ', line.Indent));
            foreach ((string text, Tone tone) in wrapped.Pieces)
            {
                paragraph.Append(text, StyleOf(tone));
            }
            _console.Write(paragraph);
            _console.WriteLine();
        }
    }

    private static StyledLine WithBrackets(StyledLine line)
    {
        var bracketed = new StyledLine(line.Indent);
        foreach ((string text, Tone tone) in line.Pieces)
        {
            bracketed.Add(tone == Tone.Mark ? $"【{text}】" : text, tone);
        }
        return bracketed;
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
