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
    public PlanPart Next(ReadOnlySpan<char> heading, NumberStyle style, bool isTop, PlanPart around, ReadOnlySpan<char> below,
        bool followsCall)
    {
        if (style == NumberStyle.Preface)
        {
            return PlanPart.None;
        }
        if (around == PlanPart.Appendix && Wording.NamesGlossary(heading))
        {
            return PlanPart.Glossary;
        }
        if (around != PlanPart.None)
        {
            return around;
        }
        if (style == NumberStyle.Standalone)
        {
            return Wording.NamesGlossary(heading) || Wording.NamesGlossary(below) ? PlanPart.Glossary : PlanPart.Appendix;
        }
        bool isUnnumbered = style is NumberStyle.Unnumbered or NumberStyle.UnnumberedPart or >= NumberStyle.Hash1;
        if (isUnnumbered && followsCall && Wording.NamesList(heading))
        {
            return PlanPart.Appendix;
        }
        PlanPart part = PlanParts.OfHeading(heading, metadata);
        return isTop ? Top(heading, style, part) : part;
    }

    /// <summary>What follows the tasks of the year (三、加强政府自身建设) is about them, unless it says otherwise; so is what
    /// follows the review under headings that name neither (二、打好四个现代化的第一个战役).</summary>
    private PlanPart Top(ReadOnlySpan<char> heading, NumberStyle style, PlanPart part)
    {
        bool followsReview = _lastTopPart == PlanPart.Review && _lastTopStyle == style && !PlanParts.NamesExperience(heading) && IsYearly;
        if (part == PlanPart.None)
        {
            part = _hasDeployment || followsReview ? PlanPart.Deployment : PlanParts.NamesExperience(heading) ? _lastTopPart : part;
        }
        _hasDeployment |= part == PlanPart.Deployment;
        (_lastTopPart, _lastTopStyle) = (part, style);
        return part;
    }

    /// <summary>
    /// Settles what the headings alone don't say: a report begins with what was done, also under a heading that doesn't
    /// say so, if the next is about what is to do; other outermost sections by what their text speaks of.
    /// </summary>
    public void Settle(string text, List<PlanUnit> units, List<PlanSection> sections)
    {
        if (!IsYearly)
        {
            return;
        }
        bool looksBack = false;
        for (int i = 0, next; i < sections.Count; i = next)
        {
            next = i + 1;
            while (next < sections.Count && sections[next].Level > 1)
            {
                next++;
            }
            if (sections[i].Part != PlanPart.None)
            {
                looksBack |= sections[i].Part == PlanPart.Review;
                continue;
            }
            bool beginsReport = i == 0 && next < sections.Count && sections[next].Part == PlanPart.Deployment;
            PlanPart part = beginsReport ? PlanPart.Review : PartOfText(text, units, sections[i], isFirst: i == 0);
            if (part == PlanPart.None && looksBack)
            {
                part = PlanPart.Deployment;
            }
            looksBack |= part == PlanPart.Review;
            for (int k = i; k < next; k++)
            {
                sections[k] = sections[k].Part == PlanPart.None ? sections[k] with { Part = part } : sections[k];
            }
            for (int k = sections[i].FirstUnit; k < sections[i].EndUnit; k++)
            {
                units[k] = units[k].Section >= 0 ? units[k] with { Part = sections[units[k].Section].Part } : units[k];
            }
        }
    }

    /// <summary>要, 将 and 今年 speak of what is to do; 去年, 比上年 and 了 of what was done, which a first section is about more often.</summary>
    private PlanPart PartOfText(string text, List<PlanUnit> units, PlanSection section, bool isFirst)
    {
        const int MaxChars = 6000, MinWords = 3;
        int start = units[section.FirstUnit].StartChar, end = Math.Min(units[section.EndUnit - 1].EndChar, start + MaxChars);
        ReadOnlySpan<char> words = text.AsSpan(start, end - start);
        int ahead = words.Count("要") - words.Count("主要") - words.Count("重要") + words.Count("将") + words.Count("今年") + words.Count("今后");
        int back = words.Count("去年") + words.Count("比上年") + words.Count("了") + words.Count("已")
            + (metadata.Year > 0 ? words.Count($"{metadata.Year - 1}年") : 0);
        if (ahead + back < MinWords)
        {
            return PlanPart.None;
        }
        return ahead > back ? PlanPart.Deployment : isFirst || back > ahead * 2 ? PlanPart.Review : PlanPart.None;
    }
}
