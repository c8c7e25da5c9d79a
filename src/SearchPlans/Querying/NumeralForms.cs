using System.Globalization;
using System.Text;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Querying;

/// <summary>Other ways to write the numbers in a run: 5% and 百分之五, 第3章 and 第三章, 三、 and 3、, Ⅲ类 and III类.</summary>
internal static class NumeralForms
{
    private const string Digits = "零一二三四五六七八九";
    private static readonly string[] _romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

    private const string Counted = "章节条篇编卷款项部届次个";

    /// <summary>The run with its numbers written otherwise; empty where there is nothing to write otherwise.</summary>
    public static IEnumerable<string> Of(string run)
    {
        if (Shares(run) is { } shares)
        {
            yield return shares;
        }
        if (Ordinals(run) is { } ordinals)
        {
            yield return ordinals;
        }
        if (Romans(run) is { } romans)
        {
            yield return romans;
        }
    }

    // The first Roman numeral with a Chinese character behind it: as one sign, or as the letters it is made of.
    private static string? Romans(string run)
    {
        for (int at = 0; at < run.Length; at++)
        {
            if (run[at] is >= 'Ⅰ' and <= 'Ⅻ')
            {
                return $"{run[..at]}{_romans[run[at] - 'Ⅰ']}{run[(at + 1)..]}";
            }
            if (!char.IsAsciiLetterUpper(run[at]))
            {
                continue;
            }
            int end = at;
            while (end < run.Length && char.IsAsciiLetterOrDigit(run[end]))
            {
                end++;
            }
            int value = Array.IndexOf(_romans, run[at..end]);
            if (value >= 0 && end < run.Length && char.IsLetter(run[end]))
            {
                return $"{run[..at]}{(char)('Ⅰ' + value)}{run[end..]}";
            }
            at = end;
        }
        return null;
    }

    private static string? Shares(string run)
    {
        var text = new StringBuilder();
        int from = 0;
        foreach (Quantity quantity in QuantityReader.Read(run))
        {
            string written = run[quantity.Start..quantity.End];
            if (quantity.Kind != QuantityKind.Percent || Other(written, quantity.Value) is not { } other)
            {
                continue;
            }
            text.Append(run, from, quantity.Start - from).Append(other);
            from = quantity.End;
        }
        return from == 0 ? null : text.Append(run, from, run.Length - from).ToString();
    }

    private static string? Other(string written, double percent) => written switch
    {
        ['百', '分', '之', ..] => $"{(decimal)percent}%",
        ['千', '分', '之', ..] => $"{(decimal)percent * 10}‰",
        // Nobody writes greater shares in Chinese numerals.
        [.., '%' or '％'] when percent is >= 0 and <= 9999 => $"百分之{Chinese(percent)}",
        [.., '‰'] when percent is >= 0 and <= 999 => $"千分之{Chinese(percent * 10)}",
        _ => null,
    };

    // 第N章, 第N节 … anywhere, and a number with 、 or a full stop at the beginning.
    private static string? Ordinals(string run)
    {
        for (int at = 0; at < run.Length; at++)
        {
            int start = run[at] == '第' ? at + 1 : at;
            if (start > at ? start == run.Length : at > 0)
            {
                continue;
            }
            if (!QuantityReader.IsNumeral(run[start]))
            {
                continue;
            }
            WrittenNumber number = WrittenNumber.Read(run, start);
            int end = start + number.Length;
            // A number alone would be found everywhere: only with the words that it numbers.
            if (start == at && run.Length - end < 3)
            {
                continue;
            }
            if (end == start || end == run.Length || !(start > at ? Counted : "、．.").Contains(run[end], StringComparison.Ordinal))
            {
                continue;
            }
            if (OtherNumeral(run[start..end], number) is { } other)
            {
                return run[..start] + other + run[end..];
            }
        }
        return null;
    }

    // Only of numbers that are written as they should be: neither of 两 and 一百五 nor of 1329.89.
    private static string? OtherNumeral(string written, WrittenNumber number)
    {
        if (number.Value is < 0 or > 9999)
        {
            return null;
        }
        int value = (int)number.Value;
        if (!number.IsChinese)
        {
            return written.Length <= 4 && written.All(char.IsAsciiDigit) ? Chinese(value) : null;
        }
        return value > 0 && Chinese(value) == written ? value.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static string Chinese(double value)
    {
        decimal exact = (decimal)value;
        string text = Chinese((int)Math.Truncate(exact));
        string written = exact.ToString(CultureInfo.InvariantCulture);
        int point = written.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? text : $"{text}点{string.Concat(written[(point + 1)..].Select(c => Digits[c - '0']))}";
    }

    private static string Chinese(int value)
    {
        if (value is < 0 or > 9999)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }
        if (value < 10)
        {
            return Digits[value].ToString();
        }
        var text = new StringBuilder();
        bool zero = false;
        foreach ((int unit, string name) in (ReadOnlySpan<(int, string)>)[(1000, "千"), (100, "百"), (10, "十"), (1, "")])
        {
            int digit = value / unit % 10;
            if (digit == 0)
            {
                zero = text.Length > 0;
                continue;
            }
            if (zero)
            {
                text.Append('零');
            }
            zero = false;
            // 十五, not 一十五.
            if (digit != 1 || unit != 10 || text.Length > 0)
            {
                text.Append(Digits[digit]);
            }
            text.Append(name);
        }
        return text.ToString();
    }
}
