namespace SearchPlans.Cli.Output;

/// <summary>Writes lines for people to standard output: plain ones into files and pipes, coloured and wrapped ones to a terminal.</summary>
internal abstract class PageWriter
{
    /// <summary>Makes the one that fits where output goes.</summary>
    public static PageWriter For(StandardStreams streams) =>
        StandardStreams.OutputIsTerminal ? TerminalPage.Create(streams) : new PlainPage(streams.Out);

    /// <summary>Writes a line.</summary>
    public abstract void Write(StyledLine line);

    /// <summary>Writes a line of one tone.</summary>
    public void Write(string text, Tone tone = Tone.Plain, int indent = 0) => Write(new StyledLine(indent).Add(text, tone));

    /// <summary>Writes an empty line.</summary>
    public abstract void WriteBreak();
}

/// <summary>Plain lines; marks stand in 【】.</summary>
internal sealed class PlainPage(TextWriter output) : PageWriter
{
    /// <inheritdoc />
    public override void Write(StyledLine line)
    {
        for (int i = 0; i < line.Indent; i++)
        {
            output.Write(' ');
        }
        foreach ((string text, Tone tone) in line.Pieces)
        {
            if (tone == Tone.Mark)
            {
                output.Write('【');
            }
            output.Write(text);
            if (tone == Tone.Mark)
            {
                output.Write('】');
            }
        }
        output.WriteLine();
    }

    /// <inheritdoc />
    public override void WriteBreak() => output.WriteLine();
}
