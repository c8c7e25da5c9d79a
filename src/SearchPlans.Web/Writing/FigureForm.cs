using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SearchPlans.Figures;
using SearchPlans.Plans;
using SearchPlans.Text.Characters;

namespace SearchPlans.Web.Writing;

/// <summary>The form by which a figure is corrected, as typed.</summary>
public sealed class FigureForm
{
    // Beyond, a number is none that a plan states, and arithmetic with it may overflow.
    private const decimal MostNumber = 1_000_000_000_000_000m;

    /// <summary>The indicator.</summary>
    [FromForm(Name = "indicator")]
    public string? Indicator { get; set; }
    /// <summary>How much there is.</summary>
    [FromForm(Name = "value")]
    public AmountForm Value { get; set; } = new();
    /// <summary>How much it changed.</summary>
    [FromForm(Name = "change")]
    public AmountForm Change { get; set; } = new();
    /// <summary>What the change is measured against.</summary>
    [FromForm(Name = "changeKind")]
    public string? ChangeKind { get; set; }
    /// <summary>target, result or plan-period.</summary>
    [FromForm(Name = "kind")]
    public string? Kind { get; set; }
    /// <summary>The year or span.</summary>
    [FromForm(Name = "period")]
    public string? Period { get; set; }

    /// <summary>The form filled in as a figure was read, or corrected so far.</summary>
    public static FigureForm Of(FigureCorrection correction)
    {
        ArgumentNullException.ThrowIfNull(correction);
        return new FigureForm
        {
            Indicator = correction.Indicator.Length > 0 ? correction.Indicator : correction.Name,
            Value = AmountForm.Of(correction.Value),
            Change = AmountForm.Of(correction.Change),
            ChangeKind = correction.ChangeKind,
            Kind = correction.Kind,
            Period = correction.Period,
        };
    }

    /// <summary>What is said of a figure, or null after saying in <paramref name="problem"/> what can't be used.</summary>
    /// <param name="before">The figure as it was read: it names the place of its number, and what the form doesn't ask for.</param>
    /// <param name="problem">What is wrong and what to do, in Chinese; null where nothing is.</param>
    public FigureCorrection? ToCorrection(FigureCorrection before, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(before);
        problem = null;
        if (!Value.TryRead("总量", out CorrectedAmount? value, out problem)
            || !Change.TryRead("增速", out CorrectedAmount? change, out problem))
        {
            return null;
        }
        FigureCorrection correction = before with
        {
            IsStruckOut = false,
            Indicator = Indicator?.Trim() ?? "",
            Value = value,
            Change = change,
            ChangeKind = change == null ? "" : ChangeKind?.Trim() ?? "",
            Kind = Kind ?? "",
            Period = CharacterFolding.Fold(Period?.Trim().TrimEnd('年').Replace('—', '-').Replace('–', '-') ?? ""),
        };
        problem = CorrectedFigure.Problem(correction);
        return problem == null ? correction : null;
    }

    /// <summary>A number with its unit and bounds, as typed.</summary>
    public sealed class AmountForm
    {
        /// <summary>How much.</summary>
        [FromForm(Name = "number")]
        public string? Number { get; set; }
        /// <summary>The unit.</summary>
        [FromForm(Name = "unit")]
        public string? Unit { get; set; }
        /// <summary>At least so much.</summary>
        [FromForm(Name = "min")]
        public string? Min { get; set; }
        /// <summary>At most so much.</summary>
        [FromForm(Name = "max")]
        public string? Max { get; set; }
        /// <summary>左右, 约 and their like.</summary>
        [FromForm(Name = "hedge")]
        public string? Hedge { get; set; }

        /// <summary>The fields filled in.</summary>
        public static AmountForm Of(CorrectedAmount? amount) => new()
        {
            Number = Shown(amount?.Number),
            Unit = amount?.Unit,
            Min = Shown(amount?.Min),
            Max = Shown(amount?.Max),
            Hedge = amount?.Hedge,
        };

        /// <summary>Reads the fields; all numbers empty is no amount.</summary>
        /// <returns>Whether they can be read.</returns>
        public bool TryRead(string what, out CorrectedAmount? amount, out string? problem)
        {
            amount = null;
            problem = null;
            decimal?[] numbers = new decimal?[3];
            foreach ((int index, string? typed) in new[] { Number, Min, Max }.Index())
            {
                string text = CharacterFolding.Fold(typed?.Trim() ?? "").Replace(",", "", StringComparison.Ordinal).Replace('−', '-');
                if (text.Length == 0)
                {
                    continue;
                }
                if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
                    out decimal number) || Math.Abs(number) > MostNumber)
                {
                    problem = $"{what}里的“{text}”不是可用的数，请只写数字，如 5.5；单位写在单位一栏。";
                    return false;
                }
                numbers[index] = number;
            }
            if (numbers.Any(n => n != null))
            {
                amount = new CorrectedAmount(numbers[0], Unit?.Trim() ?? "", numbers[1], numbers[2], Hedge?.Trim() ?? "");
            }
            return true;
        }

        private static string? Shown(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture);
    }
}
