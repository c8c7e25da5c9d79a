namespace SearchPlans.Plans.Figures;

/// <summary>The time that a passage speaks of.</summary>
/// <param name="From">The first year; 0 where nothing is known.</param>
/// <param name="To">The last year.</param>
/// <param name="Part">A part of the year, or empty.</param>
/// <param name="Aim">Whether it is looked back on or ahead to.</param>
internal readonly record struct Moment(int From, int To, string Part, FigureAim Aim)
{
    /// <summary>Whether it is more than one year.</summary>
    public bool IsSpan => From != To;
}

/// <summary>What years the words of a plan mean: 去年, 今后五年, “十四五”时期.</summary>
internal sealed class PlanClock
{
    private const int Years = 5;

    /// <summary>Makes one for a plan.</summary>
    /// <param name="plan">What is known of the plan.</param>
    /// <param name="told">The year that its own headings say it plans, or 0: reports are filed under the year that they look back on,
    /// too.</param>
    public PlanClock(PlanMetadata plan, int told)
    {
        IsPast = plan.Type == DocumentTypes.Communique;
        IsLong = plan.Type is DocumentTypes.FiveYearPlan or DocumentTypes.SpecialPlan;
        Year = plan.Year > 0 ? plan.Year : plan.ReviewedYear > 0 ? plan.ReviewedYear + 1 : 0;
        Reviewed = plan.ReviewedYear > 0 && plan.ReviewedYear < Year ? plan.ReviewedYear : Year - 1;
        if (plan.Type is DocumentTypes.WorkReport or DocumentTypes.AnnualPlan && told > 0 && told != Year && Math.Abs(told - Year) <= 1)
        {
            (Year, Reviewed) = (told, told - 1);
        }
        if (IsPast)
        {
            // A year's statistics are of the year that they are called by.
            Reviewed = plan.ReviewedYear > 0 ? plan.ReviewedYear : plan.Year;
            Year = Reviewed + 1;
        }
        LastYear = IsLong ? Year + Years - 1 : Year;
    }

    /// <summary>Whether the report was given before the year that it plans: in December.</summary>
    public bool IsEarly { get; set; }

    /// <summary>The year planned, of a plan for several years the first; 0 where it isn't known.</summary>
    public int Year { get; }

    /// <summary>The year looked back on.</summary>
    public int Reviewed { get; }

    /// <summary>The last year planned.</summary>
    public int LastYear { get; }

    /// <summary>Whether all of it looks back.</summary>
    public bool IsPast { get; }

    /// <summary>Whether it is for several years.</summary>
    public bool IsLong { get; }

    /// <summary>What a part of the plan speaks of.</summary>
    public Moment Of(PlanPart part, bool isAhead) =>
        IsPast || part == PlanPart.Review || (part != PlanPart.Deployment && !isAhead)
            ? new Moment(Reviewed, Reviewed, "", FigureAim.Result)
            : new Moment(Year, LastYear, "", FigureAim.Target);

    /// <summary>What is meant by a time in a passage that speaks of another.</summary>
    public Moment Of(TimeMark mark, Moment around)
    {
        switch (mark.Kind)
        {
            case TimeMarkKind.ThisYear:
                // 今年 is the year looked back on, where a report is given before the year that it plans.
                return IsPast || IsLong ? around
                    : IsEarly && mark.To == 1 ? new Moment(Reviewed, Reviewed, "", FigureAim.Result)
                    : new Moment(Year, Year, "", FigureAim.Target);
            case TimeMarkKind.LastYear:
                return new Moment(Reviewed, Reviewed, "", FigureAim.Result);
            case TimeMarkKind.PastYears:
                return Past(mark.To, around);
            case TimeMarkKind.ComingYears:
                return Coming(mark.To);
            case TimeMarkKind.Years:
                return around.Aim == FigureAim.Result ? Past(mark.To, around) : Coming(mark.To);
            case TimeMarkKind.WholeYear:
                return around.IsSpan && around.Aim == FigureAim.Target
                    && !IsLong ? new Moment(Year, Year, "", FigureAim.Target) : around with { From = around.To, Part = "" };
            case TimeMarkKind.PartOfYear:
                string part = mark.Part.Length > 0 ? mark.Part : mark.To > 0
                    ? mark.To.ToString("00", System.Globalization.CultureInfo.InvariantCulture) : "";
                return part.Length == 0 ? around : around with { From = around.To, Part = part };
            default:
                FigureAim aim = IsPast || mark.To < Year || (mark.To == Reviewed && !IsLong) ? FigureAim.Result : FigureAim.Target;
                // Of the years that a communiqué names those to come are none that it tells of: 1986-1990 in that of 1987.
                int last = IsPast && mark.From <= Reviewed ? Math.Min(mark.To, Reviewed) : mark.To;
                return new Moment(mark.From, last, "", aim);
        }
    }

    /// <summary>The years that an average or a sum is over where a passage speaks of one year.</summary>
    public Moment SpanOf(Moment moment)
    {
        if (moment.IsSpan)
        {
            return moment;
        }
        if (moment.Aim == FigureAim.Result)
        {
            return new Moment(moment.To - Years + 1, moment.To, "", FigureAim.Result);
        }
        return moment.To > Year
            && Year > 0 ? new Moment(Year, moment.To, "", FigureAim.Target)
            : new Moment(moment.To, moment.To + Years - 1, "", FigureAim.Target);
    }

    /// <summary>Whether a moment is a year's own, not one of several years or beyond the plan's.</summary>
    public FigureKind KindOf(Moment moment) =>
        moment.Aim == FigureAim.Result ? (moment.IsSpan ? FigureKind.PlanPeriod : FigureKind.Result)
        : moment.IsSpan || moment.To > Year || IsLong ? FigureKind.PlanPeriod
        : FigureKind.Target;

    private Moment Past(int years, Moment around) =>
        around.IsSpan && around.Aim == FigureAim.Result && around.To - around.From + 1 == years
            ? around
            : new Moment(Reviewed - years + 1, Reviewed, "", FigureAim.Result);

    private Moment Coming(int years) => new(Year, Year + years - 1, "", FigureAim.Target);
}
