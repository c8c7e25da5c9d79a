namespace SearchPlans.Plans.Figures;

/// <summary>The times that the sections of a plan speak of, by their headings and parts.</summary>
internal sealed class PassageTimes(Plan plan, PlanClock clock)
{
    private readonly List<TimeMark> _times = [];
    private int _section = -2;
    private int _told = -2;
    private PlanPart _part;
    private bool _isAhead;
    private bool _isBegun;

    /// <summary>Enters a unit.</summary>
    /// <returns>The time that a new passage speaks of, or null where the passage goes on.</returns>
    public Moment? Enter(PlanUnit unit)
    {
        bool isNewPart = unit.Part != _part || !_isBegun;
        _isBegun = true;
        if (unit.Section == _section && !isNewPart)
        {
            return null;
        }
        (_section, _part) = (unit.Section, unit.Part);
        _isAhead |= unit.Part == PlanPart.Deployment;
        for (int section = unit.Section; section >= 0; section = plan.Sections[section].Parent)
        {
            if (OfHeading(plan.Sections[section].Heading) is { } moment)
            {
                // Further below the same heading, what was said last holds: in 五年回顾 a paragraph opened with 刚刚过去的2021年.
                bool isSame = section == _told && section != unit.Section && !isNewPart;
                _told = section;
                return isSame ? null : moment;
            }
        }
        _told = -2;
        return isNewPart ? clock.Of(unit.Part, _isAhead) : null;
    }

    private Moment? OfHeading(string heading)
    {
        string text = FigureText.Of(heading).Text;
        _times.Clear();
        TimeScanner.Scan(text, 0, text.Length, _times);
        Moment around = clock.Of(_part, _isAhead);
        foreach (TimeMark mark in _times)
        {
            if (mark.Kind is TimeMarkKind.PartOfYear or TimeMarkKind.WholeYear)
            {
                continue;
            }
            return clock.Of(mark, around);
        }
        return null;
    }
}
