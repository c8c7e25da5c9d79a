using Lucene.Net.Search;
using SearchPlans.Index.Embedded;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Queries;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Queries;

/// <summary>Turns what is asked of whole plans (place, year, type, level, issuer, number) into queries that find all of their
/// documents, with score 0. Each is decided once for each of the different values of a segment.</summary>
internal static class PlanConditions
{
    /// <summary>Plans in or below any of a region's paths.</summary>
    public static BlockQuery Of(RegionNode region) => Plans(
        $"{PlanFields.Region} = {string.Join('|', region.Paths)}",
        region, segment => Passing(segment.Regions, segment.RegionOrdinal, value => region.Paths.Any(p => CorpusValues.LiesIn(value, p))));

    /// <summary>Plans of a range of years; where that is asked for, also what those of the years after say in looking back.</summary>
    public static Query Of(YearNode years)
    {
        BlockQuery own = Years(years.From, years.To);
        if (!years.WithReview)
        {
            return own;
        }
        Query review = RunQueries.TermIn(PlanFields.Kind, PlanTerms.OfPart(PlanPart.Review));
        return FilteredBooleanQuery.Any([own, new FilteredBooleanQuery([], [], [], [Years(years.From + 1, years.To + 1), review])]);
    }

    /// <summary>Plans of a level of government.</summary>
    public static BlockQuery Of(LevelNode level) =>
        Plans($"level {level.Level}", level, segment => block => segment.Level(block) == level.Level);

    /// <summary>Plans whose region, type, issuer or number holds a text.</summary>
    /// <exception cref="ArgumentException">The field isn't one of a plan's metadata.</exception>
    public static BlockQuery Of(FieldNode field)
    {
        string text = CharacterFolding.Fold(field.Text);
        bool Holds(string value) => CharacterFolding.Fold(value).Contains(text, StringComparison.Ordinal);
        return field.Field switch
        {
            QueryField.Region => Plans($"{PlanFields.Region} {text}", field, s => Passing(s.Regions, s.RegionOrdinal, Holds)),
            QueryField.Type => Plans($"{PlanFields.Type} {text}", field, s => Passing(s.Types, s.TypeOrdinal, Holds)),
            QueryField.Number => Plans($"{PlanFields.Number} {text}", field,
                s => Passing(s.DocumentNumbers, s.NumberOrdinal, value => DocumentNumbers.Matches(value, field.Text))),
            QueryField.Issuer => Plans($"{PlanFields.Issuer} {text}", field, s => Passing(s.Issuers, s.IssuerOrdinal, Holds)),
            _ => throw new ArgumentException($"{field.Field} is no field of a plan's metadata.", nameof(field)),
        };
    }

    private static BlockQuery Years(int from, int to) => Plans(
        $"{PlanFields.Year} {from}-{to}", new YearNode(from, to),
        segment => block => segment.Year(block) >= from && segment.Year(block) <= to);

    private static BlockQuery Plans(string key, QueryNode asked, Func<PlanSegment, Func<int, bool>> test) =>
        new(key, leaf => test(PlanSegment.Of(leaf.AtomicReader))) { Asked = asked };

    private static Func<int, bool> Passing(IReadOnlyList<string> values, Func<int, int> ordinalOf, Func<string, bool> passes)
    {
        bool[] passing = [.. values.Select(passes)];
        return block => passing[ordinalOf(block)];
    }
}
