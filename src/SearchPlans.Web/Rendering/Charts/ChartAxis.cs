using System.Globalization;

namespace SearchPlans.Web.Rendering.Charts;

/// <summary>A scale of numbers with round ticks.</summary>
public sealed class ChartAxis
{
    private const int MostTicks = 12;
    private static readonly double[] _steps = [1, 2, 2.5, 5, 10];

    private ChartAxis(double min, double max, double step)
    {
        Min = min;
        Max = max;
        int ticks = (int)Math.Min(MostTicks, Math.Round((max - min) / step) + 1);
        Ticks = [.. Enumerable.Range(0, ticks).Select(i => Math.Round(min + i * step, 10))];
    }

    /// <summary>Where it begins.</summary>
    public double Min { get; }
    /// <summary>Where it ends; more than <see cref="Min"/>.</summary>
    public double Max { get; }
    /// <summary>The round numbers on it, ascending, both ends among them.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>A scale that holds all values.</summary>
    /// <param name="values">The values; those that aren't finite are passed over, none gives 0 to 1.</param>
    /// <param name="fromZero">Whether zero is on it, as lengths of bars need it.</param>
    /// <param name="about">About how many ticks are wanted.</param>
    public static ChartAxis Of(IEnumerable<double> values, bool fromZero, int about = 5)
    {
        double[] all = [.. values.Where(double.IsFinite).Select(v => Math.Clamp(v, -1e15, 1e15))];
        double min = all.Length == 0 ? 0 : all.Min();
        double max = all.Length == 0 ? 1 : all.Max();
        if (fromZero)
        {
            (min, max) = (Math.Min(0, min), Math.Max(0, max));
        }
        if (max - min < Math.Max(1e-9, 1e-9 * Math.Abs(max)))
        {
            double around = max == 0 ? 1 : Math.Abs(max) * 0.1;
            (min, max) = fromZero ? (Math.Min(0, min), Math.Max(max, around)) : (min - around, max + around);
        }
        double rough = (max - min) / about;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = _steps.First(s => s * power >= rough * 0.999999) * power;
        return new ChartAxis(Math.Floor(min / step + 1e-9) * step, Math.Ceiling(max / step - 1e-9) * step, step);
    }

    /// <summary>Where on it a value stands: 0 at its beginning, 1 at its end; what lies beyond stands at the end.</summary>
    public double At(double value) => Math.Clamp((value - Min) / (Max - Min), 0, 1);

    /// <summary>A tick's number.</summary>
    public static string Label(double tick) => tick.ToString("#,0.##########", CultureInfo.InvariantCulture);
}
