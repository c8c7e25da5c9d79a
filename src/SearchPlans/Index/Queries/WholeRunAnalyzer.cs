using SearchPlans.Lucene.Analysis;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Queries;

/// <summary>
/// Runs of Latin letters and digits as wholes (1329.89, pm2.5, r&amp;d, 5g), each at the position of its first character, counted
/// as <see cref="CharacterStream"/> does. By it a number is told from the same digits within a longer one.
/// </summary>
internal sealed class WholeRunAnalyzer : BufferAnalyzer
{
    /// <inheritdoc />
    public override string Identity => $"whole runs-2 of {CharacterStream.Identity}";

    /// <inheritdoc />
    public override BufferTokenizer CreateTokenizer() => new WholeRunTokenizer();

    private sealed class WholeRunTokenizer : BufferTokenizer
    {
        private char[] _run = new char[64];

        public override void Tokenize(ReadOnlySpan<char> text, TokenBuffer tokens)
        {
            var characters = new CharacterStream(text);
            int position = -1;
            int added = -1;
            int length = 0;
            int start = 0;
            int end = 0;
            while (characters.MoveNext())
            {
                position++;
                bool belongs = characters.Current.IsAscii && (char)characters.Current.Value is var c
                    && (char.IsAsciiLetterOrDigit(c) || c is '.' or '&') && !IsTimes(text[characters.StartChar]);
                bool follows = characters.StartChar == end || characters.EndChar == end;
                if (length > 0 && (!belongs || !follows))
                {
                    tokens.Add(_run.AsSpan(0, length), start, end, position - length - added);
                    added = position - length;
                    length = 0;
                }
                if (!belongs)
                {
                    continue;
                }
                if (length == 0)
                {
                    start = characters.StartChar;
                }
                if (length == _run.Length)
                {
                    Array.Resize(ref _run, length * 2);
                }
                _run[length++] = (char)characters.Current.Value;
                end = characters.EndChar;
            }
            if (length > 0)
            {
                tokens.Add(_run.AsSpan(0, length), start, end, position + 1 - length - added);
            }
        }

        // An x that was written as a sign stands between two wholes.
        private static bool IsTimes(char c) => c is '×' or '✕' or '⨯' or '*' or '＊' or '∗';
    }
}
