using SearchPlans.Text.Characters;

namespace SearchPlans.Cli.Output;

/// <summary>What a piece of a line is; how that looks is the page's.</summary>
internal enum Tone
{
    /// <summary>Running text.</summary>
    Plain,
    /// <summary>Title of a plan.</summary>
    Title,
    /// <summary>Heading within a plan.</summary>
    Heading,
    /// <summary>What answers a query.</summary>
    Mark,
    /// <summary>What stands by the way.</summary>
    Faint,
}

/// <summary>A line of output in pieces of different tones.</summary>
/// <param name="indent">How many cells it stands in from the left, also where it is wrapped.</param>
internal sealed class StyledLine(int indent = 0)
{
    private readonly List<(string Text, Tone Tone)> _pieces = [];

    /// <summary>How many cells it stands in from the left.</summary>
    public int Indent => indent;

    /// <summary>Its pieces in order.</summary>
    public IReadOnlyList<(string Text, Tone Tone)> Pieces => _pieces;

    /// <summary>Adds a piece.</summary>
    public StyledLine Add(string text, Tone tone = Tone.Plain)
    {
        if (text.Length > 0)
        {
            _pieces.Add((VisibleText.Of(text), tone));
        }
        return this;
    }

    /// <summary>Adds a text with marks in it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="marks">Its marked ranges, in order and apart.</param>
    /// <param name="tone">The tone of what isn't marked.</param>
    public StyledLine Add(string text, IReadOnlyList<TextRange> marks, Tone tone = Tone.Plain)
    {
        int at = 0;
        foreach (TextRange mark in marks)
        {
            Add(text[at..mark.Start], tone).Add(text[mark.Start..mark.End], Tone.Mark);
            at = mark.End;
        }
        return Add(text[at..], tone);
    }
}
