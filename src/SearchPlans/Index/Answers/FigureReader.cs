using SearchPlans.Figures;
using SearchPlans.Index.Records;
using SearchPlans.Plans.Figures;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Answers;

/// <summary>Reads the figures of stored plans. For one thread and one request.</summary>
/// <param name="snapshot">The commit.</param>
/// <param name="indicators">The indicators that the figures were read by.</param>
internal sealed class FigureReader(IIndexSnapshot snapshot, IndicatorList indicators)
{
    private readonly Dictionary<string, Indicator?> _listed = new(StringComparer.Ordinal);

    /// <summary>The figures of a plan under names, without those that were struck out.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="names">The names; null: all.</param>
    /// <param name="isWanted">Tells those that are wanted, before their sentences are read.</param>
    public IEnumerable<FigureStatement> Of(PlanPlace plan, IReadOnlySet<string>? names, Func<Figure, bool>? isWanted = null) =>
        Statements(plan, names, isWanted).Where(s => !s.IsStruckOut).Select(s => s.Statement);

    /// <summary>All figures of a plan, in reading order.</summary>
    public PlanFigures All(PlanPlace plan)
    {
        var all = Statements(plan, null, null)
            .OrderBy(s => s.Statement.Figure.Unit).ThenBy(s => s.Statement.Figure.Sentence.Start).ThenBy(s => s.Statement.Key.StartChar)
            .ToList();
        ReadOnlyMemory<byte> bytes = snapshot.Stored.Figures(plan);
        return new PlanFigures(
            snapshot.Summary(plan), [.. all.Where(s => !s.IsStruckOut).Select(s => s.Statement)],
            [.. all.Where(s => s.IsStruckOut).Select(s => s.Statement)], bytes.IsEmpty ? [] : FigureRecords.Unplaced(bytes));
    }

    /// <summary>The list's entry of a name, or null.</summary>
    public Indicator? Listed(string name)
    {
        if (!_listed.TryGetValue(name, out Indicator? indicator))
        {
            _listed[name] = indicator = indicators.Find(name) is { } found && found.Name == name ? found : null;
        }
        return indicator;
    }

    private IEnumerable<(FigureStatement Statement, bool IsStruckOut)> Statements(
        PlanPlace plan, IReadOnlySet<string>? names, Func<Figure, bool>? isWanted)
    {
        ReadOnlyMemory<byte> bytes = snapshot.Stored.Figures(plan);
        if (bytes.IsEmpty)
        {
            yield break;
        }
        (Figure Figure, FigureKey? Key, bool IsCorrected, bool IsStruckOut)[] wanted =
            [.. FigureRecords.Read(bytes, names, Listed).Where(f => isWanted is null || isWanted(f.Figure))];
        snapshot.Stored.Expect(wanted.Select(f => new UnitPlace(plan, f.Figure.Unit)));
        UnitRecord? unit = null;
        int at = -1;
        foreach ((Figure figure, FigureKey? key, bool isCorrected, bool isStruckOut) in wanted)
        {
            if (at != figure.Unit)
            {
                (at, unit) = (figure.Unit, snapshot.Stored.Unit(plan, figure.Unit));
            }
            FigureStatement statement = Statement(plan, figure, key, unit!);
            yield return (statement with { IsCorrected = isCorrected }, isStruckOut);
        }
    }

    private FigureStatement Statement(PlanPlace plan, Figure figure, FigureKey? key, UnitRecord unit)
    {
        string text = unit.Text;
        TextRange sentence = figure.Sentence;
        int end = Math.Min(sentence.End, text.Length);
        var statement = new FigureStatement(
            snapshot.Summary(plan), unit.Anchor, sentence.Start < end ? text[sentence.Start..end] : "", figure);
        return key is { } named ? statement with { Key = named with { Anchor = unit.Anchor } } : statement;
    }
}
