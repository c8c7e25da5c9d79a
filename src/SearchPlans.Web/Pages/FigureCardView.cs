using SearchPlans.Figures;
using SearchPlans.Plans.Figures;
using SearchPlans.Web.Rendering;

namespace SearchPlans.Web.Pages;

/// <summary>The figures that answer a search, as its page shows them.</summary>
/// <param name="Card">The answer.</param>
public sealed record FigureCardView(FigureCard Card)
{
    /// <summary>The way to the whole table.</summary>
    public FigureChoice Choice => new(Card.Request with { Measure = Card.Measure });

    /// <summary>The way to targets against results, without a year: a single one says little.</summary>
    public FigureChoice Compared =>
        Choice.Asking(r => r with { Kind = FigureKind.Target, FromYear = 0, ToYear = 0 }) with { IsComparison = true };

    /// <summary>What is answered: 2023年广东地区生产总值增速目标.</summary>
    public string Title
    {
        get
        {
            FigureRequest asked = Card.Request;
            string years = asked.FromYear == 0 && asked.ToYear == 0 ? ""
                : asked.FromYear == asked.ToYear ? $"{asked.FromYear}年"
                : $"{FigureAsk.Year(asked.FromYear)}—{FigureAsk.Year(asked.ToYear)}年";
            string places = string.Join('、', asked.Regions.Select(FigureLabels.Place));
            string condition = Card.Condition.Length > 0 ? $"（{Card.Condition}）" : "";
            return $"{years}{places}{asked.Indicator}{FiguresPage.MeasureLabelOf(Card.Measure, asked.ChangeKind)}"
                + FigureLabels.Behind(asked.Kind) + condition;
        }
    }

    /// <summary>What is said where there is no figure.</summary>
    public string Nothing => Card.Empty switch
    {
        EmptyCell.None => "没有符合的表述。",
        EmptyCell.NoPlan => "未收录这一地区这一年的文件。",
        _ => FigureNames.LabelOf(Card.Empty) + "。",
    };

    /// <summary>A figure as written.</summary>
    public static string TextOf(FigureCardItem item) => item.Cell.Chosen?.Text ?? FigureNames.LabelOf(item.Cell.Empty);

    /// <summary>Place and year, as far as more than one was asked for.</summary>
    public string PlaceOf(FigureCardItem item) => FigureLabels.Place(item.RegionPath)
        + (Card.Request.FromYear == Card.Request.ToYear && Card.Request.FromYear > 0 ? "" : " " + FigureLabels.Period(item.Period));

    /// <summary>Place, year and basis of a figure.</summary>
    public static string AboutOf(FigureCardItem item) => string.Join(" · ",
        new[] { item.RegionPath.Replace('/', ' '), FigureLabels.Period(item.Period), item.Cell.Chosen?.Basis ?? "" }
            .Where(p => p.Length > 0));

    /// <summary>Where a figure stands.</summary>
    public string AddressOf(FigureCardItem item) =>
        item.Cell.Chosen is { } chosen ? Links.Readable.Figure(chosen.Statement, Card.Measure) : Links.Readable.Figures(Choice);

    /// <summary>The sentence of a figure about its number.</summary>
    public MarkedText PassageOf(FigureCardItem item, int chars)
    {
        if (item.Cell.Chosen is not { Statement: var statement })
        {
            return new MarkedText("", []);
        }
        FigurePassage passage = FigurePassage.Around(statement.Sentence, statement.NumberInSentence(Card.Measure), chars);
        return new MarkedText(passage.Text, passage.Marks);
    }

    /// <summary>The plan that states a figure, and whether a person corrected it; of others, how many.</summary>
    public static string SourceOf(FigureCardItem item)
    {
        if (item.Cell.Chosen is not { Statement: var statement })
        {
            return "";
        }
        string others = item.Cell.Statements.Count > 1 ? $"，另有 {item.Cell.Statements.Count - 1} 处表述" : "";
        string corrected = statement.IsCorrected ? "，人工更正" : "";
        return $"《{Labels.Title(statement.Plan)}》 {string.Join(" · ", Labels.Facts(statement.Plan))}{corrected}{others}";
    }
}
