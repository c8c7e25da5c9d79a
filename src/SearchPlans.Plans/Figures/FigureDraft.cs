namespace SearchPlans.Plans.Figures;

/// <summary>A figure while its sentence is read: a change that follows may still belong to it.</summary>
internal sealed class FigureDraft(Subject subject, FigureKind kind, Moment moment)
{
    /// <summary>What it is stated of.</summary>
    public Subject Subject { get; set; } = subject;

    /// <summary>What it states.</summary>
    public FigureKind Kind { get; set; } = kind;

    /// <summary>The time it is of.</summary>
    public Moment Moment { get; set; } = moment;

    /// <summary>How much there is.</summary>
    public FigureAmount? Value { get; set; }

    /// <summary>How much it changed.</summary>
    public FigureChange? Change { get; set; }

    /// <summary>Whether the value is the sum over the period.</summary>
    public bool IsCumulated { get; set; }

    /// <summary>Whether it is where a rise or fall began.</summary>
    public bool IsStart { get; set; }

    /// <summary>The figure, or null where its time isn't known.</summary>
    public Figure? ToFigure(FigureText text, int unit, Text.Characters.TextRange sentence, string own)
    {
        // 52 108.0 4.6: the cells of a row that isn't one.
        bool isRow = Value?.Unit.Contains('.', StringComparison.Ordinal) == true;
        if (Moment.From <= 0 || Moment.To <= 0 || isRow)
        {
            return null;
        }
        Subject subject = OfTraffic();
        return new Figure
        {
            Unit = unit,
            Sentence = sentence,
            NameRange = text.Range(Subject.Start, Subject.End) is var range && range.Start >= sentence.Start
                && range.End <= sentence.End ? range : default,
            WrittenName = subject.Written,
            Indicator = subject.Indicator,
            Name = subject.Name,
            Value = Value,
            IsCumulated = IsCumulated,
            Change = Change,
            Kind = Kind,
            Aim = Moment.Aim,
            Period = new FigurePeriod(Moment.From, Moment.To, Moment.Part),
            Place = Subject.Place ?? own,
            IsElsewhere = Subject.Place is not null,
        };
    }

    // 铁路3522亿人公里: the unit says what is measured, where the name tells only by what.
    private Subject OfTraffic()
    {
        const int MaxMeans = 6;
        if (Subject.Indicator is not null || Subject.Written.Length > MaxMeans || Value is not { Unit: var unit })
        {
            return Subject;
        }
        string turnover = unit.EndsWith("人公里", StringComparison.Ordinal) ? "旅客周转量"
            : unit.EndsWith("吨公里", StringComparison.Ordinal) || unit.EndsWith("吨海里", StringComparison.Ordinal) ? "货物周转量" : "";
        return turnover.Length == 0 || Subject.Written.Contains("周转量", StringComparison.Ordinal)
            ? Subject
            : Subject with { Written = Subject.Written + turnover, Name = Subject.Name + turnover };
    }
}
