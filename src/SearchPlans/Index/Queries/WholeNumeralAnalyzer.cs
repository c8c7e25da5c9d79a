using SearchPlans.Lucene.Analysis;
using SearchPlans.Text.Characters;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Index.Queries;

/// <summary>
/// Numerals as wholes, Arabic and Chinese (1,329.89, 13亿, 六点八), each at the position of its first character, counted as
/// <see cref="CharacterStream"/> does. By it 百分之六 is told from 百分之六十, and 6% from 56%.
/// </summary>
internal sealed class WholeNumeralAnalyzer : BufferAnalyzer
{
    /// <inheritdoc />
    public override string Identity => $"whole numerals-1 of {CharacterStream.Identity}";

    /// <inheritdoc />
    public override BufferTokenizer CreateTokenizer() => new WholeNumeralTokenizer();

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsChineseDigit(char c) =>
        c is '〇' or '零' or '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '两';

    private static bool IsMultiple(char c) => c is '十' or '百' or '千' or '万' or '亿' or '廿' or '卅';

    private static bool IsNumeral(char c) => c >= '\u3000' && (IsChineseDigit(c) || IsMultiple(c));

    private sealed class WholeNumeralTokenizer : BufferTokenizer
    {
        private char[] _numeral = new char[64];
        private int _length;

        public override void Tokenize(ReadOnlySpan<char> text, TokenBuffer tokens)
        {
            var characters = new CharacterStream(text);
            int position = -1, added = -1, first = 0, start = 0, end = 0;
            _length = 0;
            while (characters.MoveNext())
            {
                position++;
                char c = characters.Current.IsBmp ? (char)characters.Current.Value : '\uFFFD';
                bool isNumeral = IsDigit(c) || IsNumeral(c);
                if (_length > 0 && characters.StartChar != end && characters.EndChar != end
                    && !(isNumeral && IsPoint(text[end..characters.StartChar], c)))
                {
                    Add();
                }
                if (!isNumeral && !Joins(c, text, characters.StartChar, characters.EndChar))
                {
                    Add();
                    continue;
                }
                if (_length == 0)
                {
                    (first, start) = (position, characters.StartChar);
                }
                if (_length == _numeral.Length)
                {
                    Array.Resize(ref _numeral, _length * 2);
                }
                _numeral[_length++] = c;
                end = characters.EndChar;
            }
            Add();

            void Add()
            {
                if (_length > 0)
                {
                    tokens.Add(_numeral.AsSpan(0, _length), start, end, first - added);
                    (added, _length) = (first, 0);
                }
            }
        }

        // 六·五, as it was once written for 六点五: the numeral goes on.
        private bool IsPoint(ReadOnlySpan<char> between, char next) =>
            between is ['·' or '.' or '．' or '•'] && IsChineseDigit(_numeral[_length - 1]) && IsChineseDigit(next);

        // What is part of a numeral beside other parts of it.
        private bool Joins(char c, ReadOnlySpan<char> text, int at, int behind)
        {
            char next = behind < text.Length ? CharacterFolding.Fold(text[behind]) : '\0';
            return c switch
            {
                '.' => _length > 0,
                ',' => _length > 0 && IsThousandsMark(text, at),
                '点' => _length > 0 && IsNumeral(_numeral[_length - 1]) && IsChineseDigit(next),
                '几' => IsMultiple(next) || (_length > 0 && IsNumeral(_numeral[_length - 1])),
                // 数百亿, but not of 总数百分之六.
                '数' => IsMultiple(next) && !text[(behind + 1)..].StartsWith("分之"),
                _ => false,
            };
        }

        private static bool IsThousandsMark(ReadOnlySpan<char> text, int at)
        {
            int before = 0, after = 0;
            while (before < 4 && at - 1 - before >= 0 && WrittenNumber.ArabicDigit(text[at - 1 - before]) >= 0)
            {
                before++;
            }
            while (after < 4 && at + 1 + after < text.Length && WrittenNumber.ArabicDigit(text[at + 1 + after]) >= 0)
            {
                after++;
            }
            return before is >= 1 and <= 3 && after == 3;
        }
    }
}
