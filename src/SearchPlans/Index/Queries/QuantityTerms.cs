using SearchPlans.Lucene.Queries;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Index.Queries;

/// <summary>
/// Quantities as terms that sort by value, so that a condition is a few ranges of terms. A quantity has a term for its
/// measure alone, and one for each of four resolutions:
/// <code>
/// term    = role measure | role measure level digits
/// role    = 'l' level | 'r' rise | 'f' fall | 's' start: see <see cref="QuantityRole"/>; in upper case at the indicator that a
///           quantity is dealt out to | 'd' one that is dealt out, where it stands | '1' '2' '3' '4' as the first four, at the end of
///           what the indicators of a list share
/// measure = letter of the kind, of counts followed by the unit; '*' for all that is counted in ones, '~' for all times
/// level   = 'a' | 'b' | 'c' | 'd'
/// digits  = the first 3, 4, 6 or all 16 hexadecimal digits of the value's bits (IEEE 754, with the sign bit turned round, and of
///           negative values all bits, so that they sort by value)
/// </code>
/// </summary>
internal static class QuantityTerms
{
    // Twelve bits are sign and exponent, sixteen six percent exactly, twenty-four a quarter of a thousandth.
    private static readonly int[] _digits = [3, 4, 6, 16];

    private const string Levels = "abcd";

    // Values are products of decimal fractions: what was written alike may differ in the last bits.
    private const double Tolerance = 1e-12;

    /// <summary>The role of a quantity that is dealt out to an indicator, where it stands itself.</summary>
    public const char Dealt = 'd';

    private const string Roles = "lrfs";

    /// <summary>The role of a quantity that is said of the words before it.</summary>
    public static char RoleOf(QuantityRole role) => Roles[(int)role];

    /// <summary>The same at the indicator that it is dealt out to.</summary>
    public static char Owned(char role) => char.ToUpperInvariant(role);

    /// <summary>The same at the end of what all indicators of the list share.</summary>
    public static char Shared(char role) => (char)('1' + Roles.IndexOf(role, StringComparison.Ordinal));

    /// <summary>The measures under which a quantity can be asked for.</summary>
    public static IEnumerable<string> MeasuresOf(Quantity quantity)
    {
        yield return Measure(quantity.Kind, quantity.Unit);
        if (quantity.IsDuration)
        {
            yield return "~";
            yield break;
        }
        if (!quantity.IsIdiom
            && quantity.Kind is QuantityKind.Yuan or QuantityKind.Dollar or QuantityKind.People or QuantityKind.Households
            or QuantityKind.Times or QuantityKind.Count or QuantityKind.Number)
        {
            yield return "*";
        }
    }

    /// <summary>The measures that a condition asks for.</summary>
    public static IReadOnlyList<string> MeasuresOf(QuantityCondition condition) => condition.Kind != QuantityKind.Number
        ? [Measure(condition.Kind, condition.Unit)]
        : condition.AsksForTime ? ["*", "~"] : ["*"];

    /// <summary>The terms of a value.</summary>
    public static IEnumerable<string> TermsOf(string measure, double value)
    {
        string digits = Bits(value).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
        yield return measure;
        for (int level = 0; level < _digits.Length; level++)
        {
            yield return string.Concat(measure, Levels.AsSpan(level, 1), digits.AsSpan(0, _digits[level]));
        }
    }

    /// <summary>The ranges of terms that hold exactly the values within a condition's bounds.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="roles">The roles, as letters of terms.</param>
    public static IReadOnlyList<TermRange> RangesOf(QuantityCondition condition, IEnumerable<char> roles)
    {
        ulong from = double.IsNegativeInfinity(condition.Min) ? 0 : Bits(Near(condition.Min, condition.IncludesMin ? -1 : 1));
        ulong to = double.IsPositiveInfinity(condition.Max) ? ulong.MaxValue : Bits(Near(condition.Max, condition.IncludesMax ? 1 : -1));
        var ranges = new List<TermRange>();
        if (from <= to)
        {
            foreach (char role in roles)
            {
                foreach (string measure in MeasuresOf(condition))
                {
                    Cover(role + measure, from, to, 0, ranges);
                }
            }
        }
        return ranges;
    }

    private static double Near(double value, int direction) => value + direction * Math.Abs(value) * Tolerance;

    // All cells of this level that lie within; what is left at either end is covered by finer ones.
    private static void Cover(string measure, ulong from, ulong to, int level, List<TermRange> ranges)
    {
        int shift = 64 - _digits[level] * 4;
        ulong rest = (1UL << shift) - 1;
        ulong first = (from >> shift) + ((from & rest) == 0 ? 0UL : 1);
        ulong end = (to & rest) == rest ? (to >> shift) + 1 : to >> shift;
        if (first >= end)
        {
            Cover(measure, from, to, level + 1, ranges);
            return;
        }
        string Term(ulong cell) =>
            $"{measure}{(char)('a' + level)}{cell.ToString($"x{_digits[level]}", System.Globalization.CultureInfo.InvariantCulture)}";
        // Terms of a level are of one length: nothing lies between the last and the same with something behind it.
        ranges.Add(new TermRange(Term(first), Term(end - 1) + "!"));
        if (shift == 0)
        {
            return;
        }
        if (first << shift > from)
        {
            Cover(measure, from, (first << shift) - 1, level + 1, ranges);
        }
        if (end << shift <= to && end >> (64 - shift) == 0)
        {
            Cover(measure, end << shift, to, level + 1, ranges);
        }
    }

    private static ulong Bits(double value)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(value == 0 ? 0 : value);
        return bits >> 63 == 0 ? bits | 1UL << 63 : ~bits;
    }

    private static string Measure(QuantityKind kind, string unit) =>
        kind == QuantityKind.Count ? $"#{unit}|" : $"{(char)('A' + (int)kind)}";
}
