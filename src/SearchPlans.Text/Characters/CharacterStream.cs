using System.Runtime.CompilerServices;
using System.Text;

namespace SearchPlans.Text.Characters;

/// <summary>
/// The characters of a text that count when looking for characters: letters, digits, ideographs and symbols, folded
/// (see <see cref="CharacterFolding"/>) and spelled out (㎡ as m2, é as e). Punctuation, ornaments and white space are passed over, so that
/// a run goes on across them, and so are accents and variation selectors. But what splits two numbers is one character: the full stop of
/// 1329.89, the comma of 1,234, the dash of 3—5 or 5%～8% in any of its forms, the colon of 2∶1, the slash of 24/7, the × of 7*24;
/// whatever else stands between two digits, as <see cref="Separator"/>. One code point outside the BMP is one character.
/// </summary>
/// <remarks>
/// What a sign is depends on nothing but the characters next to it, so that a part of a text has the same characters as it has within
/// the text, less signs at its ends: a run is found wherever it was cut out.
/// </remarks>
public ref struct CharacterStream(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private ReadOnlySpan<char> _spelling;
    private int _next;
    private CharacterKind _last;

    /// <summary>Names the rules; part of the identity of analyzers that use them.</summary>
    public const string Identity = $"characters-3 of {CharacterTable.Identity} of {CharacterFolding.Identity}";

    /// <summary>The dash of a range between two numbers, whichever was written.</summary>
    public const char Range = '-';

    /// <summary>The sign of a ratio between two numbers.</summary>
    public const char Ratio = ':';

    /// <summary>Signs between two digits that are none of the others.</summary>
    public const char Separator = '、';

    // As 10^2 is typed.
    private const char Raise = '^';

    /// <summary>The current character, folded.</summary>
    public Rune Current { get; private set; }

    /// <summary>UTF-16 offset where the current character begins in the text.</summary>
    public int StartChar { get; private set; }

    /// <summary>UTF-16 offset right after the current character and the marks on it.</summary>
    public int EndChar { get; private set; }

    /// <summary>Moves to the next character that counts; false after the last. Those that one character of the text is spelled by have
    /// the same offsets.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool MoveNext()
    {
        if (!_spelling.IsEmpty)
        {
            Spell();
            return true;
        }
        while (_next < _text.Length)
        {
            uint entry = CharacterTable.Entry(_text[_next]);
            if (CharacterTable.IsSingle(entry))
            {
                StartChar = _next++;
                Current = new Rune(CharacterTable.FoldedOf(entry));
                _last = CharacterTable.KindOf(entry);
                SkipMarks();
                EndChar = _next;
                return true;
            }
            if (MoveToSpecial(entry))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Goes over what isn't one single character.</summary>
    /// <returns>Whether it gave one that counts.</returns>
    private bool MoveToSpecial(uint entry)
    {
        CharacterKind kind = CharacterTable.KindOf(entry);
        switch (kind)
        {
            case CharacterKind.Spelled:
                return BeginSpelling(CharacterTable.SpellingOf(entry));
            case CharacterKind.Enclosed:
                return BeginEnclosed(CharacterTable.SpellingOf(entry));
            case CharacterKind.Raised:
                return Split(Raise) || Found(new Rune(CharacterTable.FoldedOf(entry)), CharacterKind.Digit, _next, 1);
            case CharacterKind.Surrogate:
                return MoveToPair();
            case CharacterKind.Circle when IsZero():
                return Found(new Rune('〇'), CharacterKind.Numeral, _next, 1);
            case CharacterKind.Blank or CharacterKind.Mark:
                _next++;
                return false;
        }
        if (_last is CharacterKind.Digit or CharacterKind.Numeral or CharacterKind.Suffix)
        {
            return MoveToSign();
        }
        _next++;
        return false;
    }

    // As if its brackets were there: a separator keeps it from digits.
    private bool BeginEnclosed(string spelling)
    {
        if (_last == CharacterKind.Digit && CharacterTable.KindOf(spelling[0]) == CharacterKind.Digit)
        {
            return Split(Separator, isNext: true);
        }
        bool isBeforeDigit = _next + 1 < _text.Length && FirstKind(_text[_next + 1]) == CharacterKind.Digit;
        bool isDigit = CharacterTable.KindOf(spelling[^2]) == CharacterKind.Digit;
        return BeginSpelling(isBeforeDigit && isDigit ? spelling : spelling.AsSpan(0, spelling.Length - 1));
    }

    private bool BeginSpelling(ReadOnlySpan<char> spelling)
    {
        if (CharacterTable.KindOf(spelling[0]) == CharacterKind.Digit && Split(Raise))
        {
            return true;
        }
        StartChar = _next++;
        SkipMarks();
        EndChar = _next;
        _spelling = spelling;
        Spell();
        return true;
    }

    private void Spell()
    {
        char c = _spelling[0];
        _spelling = _spelling[1..];
        Current = new Rune(c);
        _last = CharacterTable.KindOf(c);
    }

    // What keeps a digit that is raised or part of a fraction from the digit right before it: 10² isn't 102.
    private bool Split(char sign, bool isNext = false)
    {
        if (!isNext && (_last != CharacterKind.Digit || CharacterTable.KindOf(_text[_next - 1]) != CharacterKind.Digit))
        {
            return false;
        }
        StartChar = _next;
        EndChar = _next + 1;
        Current = new Rune(sign);
        _last = CharacterKind.Plain;
        return true;
    }

    private bool MoveToPair()
    {
        // A lone surrogate reads as U+FFFD, one unit long: a symbol like others.
        Rune.DecodeFromUtf16(_text[_next..], out Rune rune, out int length);
        if (length == 1)
        {
            return Found(rune, CharacterKind.Plain, _next, length);
        }
        CharacterKind kind = CharacterTable.KindOfBeyond(rune, out Rune folded);
        if (kind is CharacterKind.Blank or CharacterKind.Mark || CharacterTable.IsSign(kind))
        {
            _next += length;
            return false;
        }
        return Found(folded, kind, _next, length);
    }

    private bool Found(Rune rune, CharacterKind kind, int start, int length)
    {
        StartChar = start;
        _next = start + length;
        SkipMarks();
        EndChar = _next;
        Current = rune;
        _last = kind;
        return true;
    }

    /// <summary>Goes over all signs in a row behind a number.</summary>
    /// <returns>Whether they stand between two numbers as a character.</returns>
    private bool MoveToSign()
    {
        var signs = default(SignsBetween);
        int at = _next;
        for (; at < _text.Length; at++)
        {
            CharacterKind kind = CharacterTable.KindOf(_text[at]);
            if (CharacterTable.IsSign(kind) || (kind == CharacterKind.Circle && !IsZeroBefore(at)))
            {
                signs.Add(kind, at);
            }
            else if (kind == CharacterKind.Surrogate && IsPassedOver(at))
            {
                at++;
            }
            else if (kind is not (CharacterKind.Blank or CharacterKind.Mark))
            {
                break;
            }
        }
        bool isClose = EndChar == signs.Start && at == signs.End;
        char sign = at < _text.Length ? signs.Between(_last, FirstKind(_text[at]), isClose) : '\0';
        if (sign == '\0')
        {
            _next = at;
            return false;
        }
        return Found(new Rune(sign), CharacterKind.Plain, signs.Start, signs.End - signs.Start);
    }

    private static CharacterKind FirstKind(char unit)
    {
        uint entry = CharacterTable.Entry(unit);
        return CharacterTable.KindOf(entry) switch
        {
            CharacterKind.Spelled => CharacterTable.KindOf(CharacterTable.SpellingOf(entry)[0]),
            CharacterKind.Raised => CharacterKind.Digit,
            CharacterKind.Circle => CharacterKind.Numeral,
            CharacterKind kind => kind,
        };
    }

    private readonly bool IsPassedOver(int at)
    {
        Rune.DecodeFromUtf16(_text[at..], out Rune rune, out int length);
        return length == 2
            && CharacterTable.KindOfBeyond(rune, out _) is CharacterKind.Blank or CharacterKind.Mark or >= CharacterKind.Sign;
    }

    private readonly bool IsZero() => (_last == CharacterKind.Numeral && EndChar == _next) || IsZeroBefore(_next);

    private readonly bool IsZeroBefore(int at) =>
        at + 1 < _text.Length && CharacterTable.KindOf(_text[at + 1]) is CharacterKind.Numeral or CharacterKind.Circle;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipMarks()
    {
        while (_next < _text.Length && CharacterTable.KindOf(_text[_next]) == CharacterKind.Mark)
        {
            _next++;
        }
    }

    // The signs in a row between two characters that count.
    private struct SignsBetween
    {
        private CharacterKind _kind;
        private int _count;

        public int Start { get; private set; }

        public int End { get; private set; }

        public void Add(CharacterKind kind, int at)
        {
            if (_count++ == 0)
            {
                (_kind, Start) = (kind, at);
            }
            else if (_kind != CharacterKind.Range || kind != CharacterKind.Range)
            {
                _kind = CharacterKind.Sign;
            }
            End = at + 1;
        }

        // The character that they are, or none.
        public readonly char Between(CharacterKind left, CharacterKind right, bool isClose)
        {
            bool areDigits = left == CharacterKind.Digit && right == CharacterKind.Digit;
            bool areNumerals = left == CharacterKind.Numeral && right == CharacterKind.Numeral;
            return _kind switch
            {
                CharacterKind.Range when areDigits || areNumerals || right == CharacterKind.Digit => Range,
                CharacterKind.Ratio when areDigits || areNumerals => Ratio,
                _ when !areDigits || _count == 0 => '\0',
                CharacterKind.Slash => '/',
                CharacterKind.Comma => ',',
                CharacterKind.Asterisk => 'x',
                CharacterKind.Point when isClose => '.',
                _ => Separator,
            };
        }
    }
}
