namespace SearchPlans.Plans;

/// <summary>How an automatic number is written; the names are those of ECMA-376 17.18.59.</summary>
internal enum NumberFormat
{
    /// <summary>1, 2, 3.</summary>
    Decimal,
    /// <summary>01, 02.</summary>
    DecimalZero,
    /// <summary>１, ２.</summary>
    DecimalFullWidth,
    /// <summary>①, ②.</summary>
    DecimalEnclosedCircle,
    /// <summary>⑴, ⑵.</summary>
    DecimalEnclosedParen,
    /// <summary>⒈, ⒉.</summary>
    DecimalEnclosedFullstop,
    /// <summary>a, b.</summary>
    LowerLetter,
    /// <summary>A, B.</summary>
    UpperLetter,
    /// <summary>i, ii.</summary>
    LowerRoman,
    /// <summary>I, II.</summary>
    UpperRoman,
    /// <summary>一, 十一, 一百零一.</summary>
    ChineseCounting,
    /// <summary>一〇, 一一.</summary>
    IdeographDigital,
    /// <summary>壹, 贰, 壹拾.</summary>
    ChineseLegalSimplified,
    /// <summary>甲, 乙, 丙.</summary>
    IdeographTraditional,
    /// <summary>子, 丑, 寅.</summary>
    IdeographZodiac,
    /// <summary>㈠, ㈡.</summary>
    IdeographEnclosedParen,
    /// <summary>㊀, ㊁.</summary>
    IdeographEnclosedCircle,
    /// <summary>A sign, no number.</summary>
    Bullet,
    /// <summary>Nothing.</summary>
    None,
}

/// <summary>Writes automatic numbers out, as word processors show them.</summary>
internal static class NumberText
{
    // Beyond it no list of a document goes; roman numerals would grow without end.
    private const int MaxNumber = 9999;

    private static readonly (int Value, string Sign)[] _roman =
        [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
            (4, "iv"), (1, "i")];

    /// <summary>Writes a number.</summary>
    public static string Write(NumberFormat format, int number)
    {
        number = Math.Clamp(number, 0, MaxNumber);
        return format switch
        {
            NumberFormat.DecimalZero => number.ToString("00"),
            NumberFormat.DecimalFullWidth => string.Concat(number.ToString().Select(digit => (char)(digit - '0' + '０'))),
            NumberFormat.DecimalEnclosedCircle => number is >= 1 and <= 20 ? ((char)('①' + number - 1)).ToString() : Digits(number),
            NumberFormat.DecimalEnclosedParen => number is >= 1 and <= 20 ? ((char)('⑴' + number - 1)).ToString() : $"({number})",
            NumberFormat.DecimalEnclosedFullstop => number is >= 1 and <= 20 ? ((char)('⒈' + number - 1)).ToString() : $"{number}.",
            NumberFormat.LowerLetter => Letters(number, 'a'),
            NumberFormat.UpperLetter => Letters(number, 'A'),
            NumberFormat.LowerRoman => Roman(number),
            NumberFormat.UpperRoman => Roman(number).ToUpperInvariant(),
            NumberFormat.ChineseCounting => Chinese(number, "零一二三四五六七八九", "千百十", "十"),
            NumberFormat.ChineseLegalSimplified => Chinese(number, "零壹贰叁肆伍陆柒捌玖", "仟佰拾", "壹拾"),
            NumberFormat.IdeographDigital => string.Concat(Digits(number).Select(digit => "〇一二三四五六七八九"[digit - '0'])),
            NumberFormat.IdeographTraditional => From("甲乙丙丁戊己庚辛壬癸", number),
            NumberFormat.IdeographZodiac => From("子丑寅卯辰巳午未申酉戌亥", number),
            NumberFormat.IdeographEnclosedParen => From("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", number),
            NumberFormat.IdeographEnclosedCircle => From("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", number),
            NumberFormat.Bullet or NumberFormat.None => "",
            _ => Digits(number),
        };
    }

    private static string Digits(int number) => number.ToString();

    private static string From(string signs, int number) =>
        number >= 1 && number <= signs.Length ? signs[number - 1].ToString() : Digits(number);

    // a … z, aa, bb: word processors repeat the letter.
    private static string Letters(int number, char first) =>
        number == 0 ? "" : new string((char)(first + ((number - 1) % 26)), ((number - 1) / 26) + 1);

    private static string Roman(int number)
    {
        string text = "";
        foreach ((int value, string sign) in _roman)
        {
            for (; number >= value; number -= value)
            {
                text += sign;
            }
        }
        return text;
    }

    private static string Chinese(int number, string digits, string units, string leadingTen)
    {
        if (number == 0)
        {
            return digits[..1];
        }
        string text = "";
        bool skipped = false;
        for (int unit = 1000, place = 0; unit > 0; unit /= 10, place++)
        {
            int digit = number / unit % 10;
            if (digit == 0)
            {
                skipped = text.Length > 0;
                continue;
            }
            text += skipped ? digits[..1] : "";
            text += unit == 10 && text.Length == 0 && digit == 1 ? leadingTen : digits[digit] + (unit == 1 ? "" : units[place].ToString());
            skipped = false;
        }
        return text;
    }
}
