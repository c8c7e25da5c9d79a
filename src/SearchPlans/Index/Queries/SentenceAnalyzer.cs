using System.Buffers;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Queries;

/// <summary>
/// Where sentences end, as one term whose position is that of the last character before the end, counted as
/// <see cref="CharacterStream"/> does. So it stands between two characters of different sentences and never between two
/// of the same.
/// </summary>
internal sealed class SentenceAnalyzer : BufferAnalyzer
{
    /// <summary>The term.</summary>
    public const string End = "。";

    /// <inheritdoc />
    public override string Identity => $"sentences-2 of {CharacterStream.Identity}";

    /// <inheritdoc />
    public override BufferTokenizer CreateTokenizer() => new SentenceTokenizer();

    private const string Ends = "。！？!?";

    private static readonly SearchValues<char> _ends = SearchValues.Create(Ends);
    private static readonly SearchValues<char> _firstEnds = SearchValues.Create(Ends + "；;");

    /// <summary>The first sentence of a text, or as much of it as stands before a semicolon: that is what is said first of all.</summary>
    /// <returns>The whole text, if it is one sentence.</returns>
    public static string First(string text) => text.AsSpan().IndexOfAny(_firstEnds) is int end and >= 0 ? text[..end] : text;

    private sealed class SentenceTokenizer : BufferTokenizer
    {
        public override void Tokenize(ReadOnlySpan<char> text, TokenBuffer tokens)
        {
            var characters = new CharacterStream(text);
            int position = -1;
            int marked = -1;
            int from = 0;
            while (characters.MoveNext())
            {
                // Between two digits the end itself is a character: 增长6。2025年.
                int to = characters.Current.Value == CharacterStream.Separator ? characters.EndChar : characters.StartChar;
                if (position > marked && to > from && text[from..to].IndexOfAny(_ends) is int at and >= 0)
                {
                    tokens.Add(End, from + at, from + at + 1, position - marked);
                    marked = position;
                }
                position++;
                from = characters.EndChar;
            }
        }
    }
}
