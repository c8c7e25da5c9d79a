using SearchPlans.Corpus;
using SearchPlans.Trends;

namespace SearchPlans.Web.Pages;

/// <summary>The number by which the spread of an expression is drawn.</summary>
public enum TrendMeasure
{
    /// <summary>The share of plans that say it.</summary>
    Share,
    /// <summary>Paragraphs for every 10,000 characters.</summary>
    PerTenThousand,
    /// <summary>Paragraphs.</summary>
    Paragraphs,
}

/// <summary>What is chosen on the page of trends. The address of a page says it whole, so that a link stays.</summary>
/// <param name="Request">What is asked.</param>
/// <param name="Measure">The number that is drawn.</param>
/// <param name="Year">The year that the grid of provinces shows; 0: all years.</param>
public sealed record TrendChoice(TrendRequest Request, TrendMeasure Measure, int Year)
{
    /// <summary>The measures by name in addresses and to people.</summary>
    public static IReadOnlyList<(TrendMeasure Measure, string Name, string Label)> Measures { get; } =
    [
        (TrendMeasure.Share, "share", "文件占比"),
        (TrendMeasure.PerTenThousand, "density", "每万字段数"),
        (TrendMeasure.Paragraphs, "paragraphs", "段数"),
    ];

    /// <summary>The expressions as they stand in the field.</summary>
    public string Expressions => string.Join('、', Request.Expressions);

    /// <summary>The places as they stand in the field.</summary>
    public string Regions => string.Join('、', Request.Regions);

    /// <summary>The years as they stand in the field.</summary>
    public string Years => (Request.FromYear, Request.ToYear) switch
    {
        (0, 0) => "",
        var (from, to) when from == to => $"{from}",
        var (from, to) => $"{from}-{to}",
    };

    /// <summary>The fields of its address, those of the request alone where data are asked for.</summary>
    public List<(string Name, string Value)> Fields(bool ofData = false)
    {
        List<(string, string)> fields = [];
        Add("q", Expressions);
        Add("region", Regions);
        fields.AddRange(Request.Levels.Select(l => ("level", PlanLevelNames.NameOf(l))));
        fields.AddRange(Request.Types.Select(t => ("type", t)));
        Add("year", Years);
        Add("same", Request.SameWords ? "" : "0");
        if (!ofData)
        {
            Add("measure", Measure == TrendMeasure.Share ? "" : Measures.First(m => m.Measure == Measure).Name);
            Add("at", Year > 0 ? $"{Year}" : "");
        }
        return fields;

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                fields.Add((name, value));
            }
        }
    }
}
