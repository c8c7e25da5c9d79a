namespace SearchPlans.Plans;

/// <summary>Tells which part of the plan each section belongs to, heading by heading as the outline is built.</summary>
internal sealed class SectionParts(PlanMetadata metadata)
{
    private bool _hasDeployment;
    private PlanPart _lastTopPart;
    private NumberStyle _lastTopStyle;

    private bool IsYearly => metadata.Type is DocumentTypes.WorkReport or DocumentTypes.AnnualPlan;

    /// <summary>The part of the next section.</summary>
    /// <param name="heading">Its heading.</param>
    /// <param name="style">How the heading is told from others.</param>
    /// <param name="isTop">Whether no section is around it.</param>
    /// <param name="around">Part of the section around it.</param>
    /// <param name="below">The line below the heading.</param>
    /// <param name="followsCall">Whether the paragraph before is the call that a report ends with.</param>
    public PlanPart Next(ReadOnlySpan<char> heading, NumberStyle style, bool isTop, PlanPart around, ReadOnlySpan<char> below, bool followsCall)
    {
        if (style == NumberStyle.Preface)
            return PlanPart.None;
        if (around == PlanPart.Appendix && Wording.NamesGlossary(heading))
            return PlanPart.Glossary;
        if (around != PlanPart.None)
            return around;
        if (style == NumberStyle.Standalone)
            return Wording.NamesGlossary(heading) || Wording.NamesGlossary(below) ? PlanPart.Glossary : PlanPart.Appendix;
        bool isUnnumbered = style is NumberStyle.Unnumbered or NumberStyle.UnnumberedPart or >= NumberStyle.Hash1;
        if (isUnnumbered && followsCall && Wording.NamesList(heading))
            return PlanPart.Appendix;
        PlanPart part = PlanParts.OfHeading(heading, metadata);
        return isTop ? Top(heading, style, part) : part;
    }

    /// <summary>What follows the tasks of the year (三、加强政府自身建设) is about them, unless it says otherwise; so is what
    /// follows the review under headings that name neither (二、打好四个现代化的第一个战役).</summary>
    private PlanPart Top(ReadOnlySpan<char> heading, NumberStyle style, PlanPart part)
    {
        bool followsReview = _lastTopPart == PlanPart.Review && _lastTopStyle == style && !PlanParts.NamesExperience(heading) && IsYearly;
        if (part == PlanPart.None)
            part = _hasDeployment || followsReview ? PlanPart.Deployment : PlanParts.NamesExperience(heading) ? _lastTopPart : part;
        _hasDeployment |= part == PlanPart.Deployment;
        (_lastTopPart, _lastTopStyle) = (part, style);
        return part;
    }

    /// <summary>
    /// A report begins with what was done, also under a heading that doesn't say so, if the next is about what is to do,
    /// or if none says anything and the text of the first looks back.
    /// </summary>
    public void BeginWithReview(string text, List<PlanUnit> units, List<PlanSection> sections)
    {
        if (!IsYearly || sections.Count == 0 || sections[0].Part != PlanPart.None)
            return;
        int next = sections.FindIndex(1, section => section.Level == 1);
        if (next < 0)
            return;
        bool saysNothing = !sections.Exists(section => section.Part is PlanPart.Review or PlanPart.Deployment);
        if (sections[next].Part == PlanPart.Deployment)
            Set(0, next, PlanPart.Review);
        else if (saysNothing && LooksBack(text, units, sections[0]))
        {
            int end = sections.FindIndex(section => section.Part != PlanPart.None) is > 0 and int other ? other : sections.Count;
            Set(0, next, PlanPart.Review);
            Set(next, end, PlanPart.Deployment);
        }

        void Set(int from, int to, PlanPart part)
        {
            for (int i = from; i < to; i++)
                sections[i] = sections[i] with { Part = part };
            for (int i = sections[from].FirstUnit; i < sections[to - 1].EndUnit; i++)
                units[i] = units[i].Section >= from ? units[i] with { Part = part } : units[i];
        }
    }

    private bool LooksBack(string text, List<PlanUnit> units, PlanSection section)
    {
        const int MaxChars = 400;
        int start = units[section.FirstUnit].StartChar, end = Math.Min(units[section.EndUnit - 1].EndChar, start + MaxChars);
        ReadOnlySpan<char> opening = text.AsSpan(start, end - start);
        return opening.Contains("去年", StringComparison.Ordinal) || opening.Contains("过去", StringComparison.Ordinal) || opening.Contains("年来", StringComparison.Ordinal)
            || (metadata.Year > 0 && opening.Contains($"{metadata.Year - 1}年", StringComparison.Ordinal));
    }
}
