using System.Buffers;
using System.Globalization;

namespace SearchPlans.Plans.Figures;

/// <summary>
/// Reads the figures of a plan: what its sentences and tables state of indicators. By rules of the language alone, so that the same plan
/// with the same list always gives the same figures. Takes time and memory linear in the text.
/// </summary>
public static class FigureReader
{
    /// <summary>Names the rules; raise it with any change that gives other figures for the same plan.</summary>
    public const string Identity = "figures-7";

    /// <summary>Most figures of a plan; real ones have a few hundred.</summary>
    public const int MaxFigures = 20_000;

    // The line that says when and where a report was given.
    private const int MaxHeldChars = 80;

    // Longer ones aren't sentences.
    private const int MaxSentenceChars = 3000;

    private static readonly SearchValues<char> _sentenceEnds = SearchValues.Create("。!?");

    /// <summary>The figures of a plan, in reading order.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="indicators">The indicators that are known by name; figures of others are kept under the name as written.</param>
    public static IReadOnlyList<Figure> Read(Plan plan, IndicatorList indicators)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(indicators);
        var figures = new List<Figure>();
        var clock = new PlanClock(plan.Metadata, PlannedYear(plan));
        clock.IsEarly = IsEarly(plan, clock.Reviewed);
        var places = new PlaceReader(plan.Metadata);
        var sentences = new SentenceReader(indicators, places, clock);
        var tables = new TableReader(indicators, places, clock);
        var passages = new PassageTimes(plan, clock);
        for (int i = 0; i < plan.Units.Count && figures.Count < MaxFigures; i++)
        {
            PlanUnit unit = plan.Units[i];
            if (unit.Kind is PlanUnitKind.Title or PlanUnitKind.Surrounding or PlanUnitKind.Contents || unit.IsAside
                || unit.Part == PlanPart.Glossary)
            {
                tables.EndTable();
                continue;
            }
            string line = plan.LineOf(unit);
            if (passages.Enter(unit) is { } moment)
            {
                sentences.Lasting = moment;
            }
            sentences.BeginParagraph();
            if (tables.Read(line, unit, i, sentences.Passage, figures))
            {
                continue;
            }
            ReadParagraph(sentences, line, i, figures);
        }
        return figures;
    }

    // ——2012年12月20日在银川市第十四届人民代表大会第一次会议上.
    private static bool IsEarly(Plan plan, int reviewed)
    {
        const int MaxHead = 12;
        string held = string.Create(CultureInfo.InvariantCulture, $"{reviewed}年12月");
        foreach (PlanUnit unit in plan.Units.Take(MaxHead))
        {
            string line = FigureText.Of(plan.LineOf(unit)).Text;
            int at = line.IndexOf(held, StringComparison.Ordinal);
            if (at >= 0 && line.AsSpan(at).Contains("会议", StringComparison.Ordinal) && line.Length < MaxHeldChars)
            {
                return true;
            }
        }
        return false;
    }

    // “增长7.7%左右”改为“增长7.7%”: what was put right before the report was printed.
    private static bool IsCorrection(ReadOnlySpan<char> sentence) =>
        sentence.Contains("”改为“", StringComparison.Ordinal) || sentence.Contains("”修改为“", StringComparison.Ordinal);

    // The year that headings plan (2009年工作安排) when others look back on the one before (2008年工作回顾); 0 where they don't say so.
    private static int PlannedYear(Plan plan)
    {
        int planned = 0, reviewed = 0;
        foreach (PlanSection section in plan.Sections)
        {
            string heading = section.Heading;
            if (Years.In(heading) is not [{ IsOutlook: false, Year: int year }])
            {
                continue;
            }
            if (heading.Contains("回顾", StringComparison.Ordinal))
            {
                reviewed = reviewed == 0 ? year : reviewed;
            }
            else if (heading.Contains("工作", StringComparison.Ordinal) || heading.Contains("目标", StringComparison.Ordinal)
                || heading.Contains("任务", StringComparison.Ordinal))
            {
                planned = planned == 0 ? year : planned;
            }
        }
        if (planned == 0 && reviewed == 0 && Years.In(plan.Metadata.Title) is [{ IsOutlook: false, Year: int titled }]
            && titled == plan.Metadata.Year + 1)
        {
            // 政府工作报告（2022）, held in December of 2021.
            return titled;
        }
        int held = plan.Metadata.Year;
        if (held > 0 && (planned == 0 || planned == held + 1) && (reviewed == 0 || reviewed == held) && IsEarly(plan, held))
        {
            // ——2021年12月21日在…会议上, kept as the report of 2021: of the year that ends.
            return held + 1;
        }
        return planned == reviewed + 1 ? planned : planned == 0 && reviewed == plan.Metadata.Year ? reviewed + 1 : 0;
    }

    private static void ReadParagraph(SentenceReader sentences, string line, int unit, List<Figure> figures)
    {
        var text = FigureText.Of(line);
        for (int start = 0; start < text.Text.Length && figures.Count < MaxFigures;)
        {
            int length = text.Text.AsSpan(start).IndexOfAny(_sentenceEnds);
            int end = length < 0 ? text.Text.Length : start + length + 1;
            if (end - start <= MaxSentenceChars)
            {
                if (!IsCorrection(text.Text.AsSpan(start, end - start)))
                {
                    sentences.Read(text, start, end, unit, figures);
                }
            }
            start = end;
        }
    }
}
