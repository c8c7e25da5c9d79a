using System.Globalization;
using System.Text;
using SearchPlans.Plans;

namespace SearchPlans.Bench.Loss;

/// <summary>Letters of an rtf by a plain reading of its groups: destinations that hold no words are skipped, and so are heads and feet of
/// pages, comments and the texts of automatic numbers.</summary>
internal sealed class RtfLetters : ISourceLetters
{
    private static readonly HashSet<string> _skipped =
    [
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "listtext", "pntext", "header", "headerl", "headerr", "headerf", "footer",
        "footerl", "footerr", "footerf", "nonshppict", "objdata", "listtable", "listoverridetable", "rsidtbl", "generator", "fldinst",
        "annotation", "xe", "tc",
    ];

    // Destinations that readers may skip, which hold words all the same.
    private static readonly HashSet<string> _read = ["shpinst", "shptxt", "ud"];

    public IReadOnlyList<string> Extensions { get; } = [".rtf"];

    public string? Reader => "RTF";

    public IReadOnlyList<DroppedKind> Unseen { get; } = [DroppedKind.RunningHead, DroppedKind.Comment];

    public string? Read(string path) => new Reading(File.ReadAllBytes(path)).Text();

    private sealed class Reading(byte[] bytes)
    {
        private static readonly Encoding _gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        private readonly StringBuilder _text = new();
        private readonly List<byte> _encoded = [];
        private readonly Stack<(bool IsSkipped, int Fallback)> _groups = [];
        private bool _isSkipped, _mayBeSkipped;
        private int _fallback = 1, _left, _at;

        public string Text()
        {
            while (_at < bytes.Length)
            {
                char c = (char)bytes[_at++];
                switch (c)
                {
                    case '{':
                        Flush();
                        _groups.Push((_isSkipped, _fallback));
                        break;
                    case '}':
                        Flush();
                        (_isSkipped, _fallback) = _groups.TryPop(out var around) ? around : (false, 1);
                        _mayBeSkipped = false;
                        break;
                    case '\\':
                        Control();
                        break;
                    case '\r' or '\n':
                        break;
                    default:
                        Add((byte)c);
                        break;
                }
            }
            Flush();
            return _text.ToString();
        }

        private void Control()
        {
            if (_at >= bytes.Length)
            {
                return;
            }
            char c = (char)bytes[_at];
            if (c == '\'')
            {
                _at++;
                if (_at + 2 <= bytes.Length && byte.TryParse(Encoding.Latin1.GetString(bytes, _at, 2), NumberStyles.HexNumber,
                    CultureInfo.InvariantCulture, out byte code))
                {
                    _at += 2;
                    Add(code);
                }
                return;
            }
            if (!char.IsAsciiLetter(c))
            {
                _at++;
                _mayBeSkipped |= c == '*';
                if (c is '\\' or '{' or '}')
                {
                    Add((byte)c);
                }
                return;
            }
            int start = _at;
            while (_at < bytes.Length && char.IsAsciiLetter((char)bytes[_at]))
            {
                _at++;
            }
            string word = Encoding.Latin1.GetString(bytes, start, _at - start);
            start = _at;
            while (_at < bytes.Length && (char.IsAsciiDigit((char)bytes[_at]) || (_at == start && bytes[_at] == '-')))
            {
                _at++;
            }
            int value = int.TryParse(Encoding.Latin1.GetString(bytes, start, _at - start), CultureInfo.InvariantCulture, out int n) ? n : 1;
            if (_at < bytes.Length && bytes[_at] == ' ')
            {
                _at++;
            }
            Word(word, value);
        }

        private void Word(string word, int value)
        {
            if (_skipped.Contains(word) || (_mayBeSkipped && !_read.Contains(word)))
            {
                _isSkipped = true;
            }
            _mayBeSkipped = false;
            switch (word)
            {
                case "u":
                    Flush();
                    if (!_isSkipped)
                    {
                        _text.Append((char)(ushort)value);
                    }
                    _left = _fallback;
                    break;
                case "uc":
                    _fallback = Math.Max(0, value);
                    break;
                case "par" or "line" or "cell" or "row" or "tab" or "page" or "sect":
                    Flush();
                    _text.Append('\n');
                    break;
                case "bin":
                    _at = (int)Math.Min(bytes.Length, (long)_at + Math.Max(0, value));
                    break;
            }
        }

        private void Add(byte code)
        {
            _mayBeSkipped = false;
            if (_left > 0)
            {
                _left--;
            }
            else if (!_isSkipped)
            {
                _encoded.Add(code);
            }
        }

        private void Flush()
        {
            _text.Append(_gbk.GetString([.. _encoded]));
            _encoded.Clear();
        }
    }
}
