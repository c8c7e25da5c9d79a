using Lucene.Net.Index;
using Lucene.Net.Search;
using SearchPlans.Lucene.Queries;

namespace SearchPlans.Lucene.Tests.Queries;

/// <summary>Queries of every class over the words of a <see cref="ModelIndex"/>; the same random numbers make equal ones.</summary>
internal static class RandomQueries
{
    public const int Kinds = 19;

    public static string Word(Random random) => $"w{random.Zipf(ModelIndex.Vocabulary)}";

    public static TermQuery TermOf(string field, string word) => new(new Term(field, word));

    public static TermQuery Term(Random random) => TermOf(random.Next(6) switch { 0 => "title", 1 => "tag", _ => "text" }, Word(random));

    public static ExactPhraseQuery Phrase(Random random, int words)
    {
        var terms = new List<PhraseTerm>();
        for (int i = 0, at = 0; i < words; i++, at += random.Next(5) == 0 ? 2 : 1)
        {
            terms.Add(new PhraseTerm($"w{random.Zipf(25)}", at));
        }
        return new ExactPhraseQuery("text", terms);
    }

    /// <summary>Every class that has a way of its own, common and rare words alike.</summary>
    public static IEnumerable<Query> Plain(Random random)
    {
        for (int i = 0; i < 20; i++)
        {
            yield return TermOf("text", $"w{i * i}");
            yield return FilteredBooleanQuery.All(TermOf("text", $"w{random.Next(6)}"), TermOf("text", Word(random)));
            yield return Phrase(random, 2);
            for (int n = 2; n <= 5; n++)
            {
                yield return FilteredBooleanQuery.Any([.. Enumerable.Range(0, n).Select(_ => (Query)TermOf("text", Word(random)))]);
            }
        }
    }

    /// <summary>A query of any class, with others within.</summary>
    public static Query Any(Random random, int depth = 2) => OfKind(random.Next(Kinds), random, depth);

    /// <summary>A query of one class.</summary>
    public static Query OfKind(int kind, Random random, int depth = 2)
    {
        Query query = WithoutBoost(kind, random, depth);
        if (random.Next(6) == 0)
        {
            query = (Query)query.Clone();
            query.Boost = 0.5f + random.NextSingle() * 2;
        }
        return query;
    }

    private static Query WithoutBoost(int kind, Random random, int depth)
    {
        Query Clause() => depth > 0 && random.Next(3) == 0 ? Any(random, depth - 1) : Term(random);
        Query[] Clauses(int least, int most) => [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => Clause())];
        switch (kind)
        {
            case 0:
                return Term(random);
            case 1:
                return Phrase(random, 1 + random.Next(4));
            case 2:
                return FilteredBooleanQuery.All(Clauses(2, 3));
            case 3:
                return FilteredBooleanQuery.Any(Clauses(2, 5));
            case 4 or 5:
                return new FilteredBooleanQuery(Clauses(0, 2), Clauses(0, 3), Clauses(0, 1), Clauses(0, 1));
            case 6:
                return new GroupQuery(Clause(), Grouping.Block);
            case 7:
                return new GroupQuery(Clause(), Grouping.Group);
            case 8:
                return new BoostQuery(Clause(), 0.25f + random.NextSingle() * 4, random.Next(2) * random.NextSingle());
            case 9:
                return new ConstantScoreQuery(Clause()) { Boost = random.NextSingle() * 3 };
            case 10:
                return new DisjunctionMaxQuery(Clauses(1, 3), 0);
            case 11:
                string[] words = [.. Enumerable.Range(0, 1 + random.Next(8)).Select(_ => Word(random)).Distinct()];
                return new CoverageQuery("text", words, 0.1f + random.NextSingle() * 0.9f);
            case 12 or 13:
                return Near(random);
            case 14:
                return ModelIndex.NotDivisible(Clause(), 2 + random.Next(5));
            case 15:
                return new MatchAllDocsQuery();
            case 16:
                return FilteredBooleanQuery.None;
            case 17:
                return TermRangeQuery.NewStringRange("title", Word(random), "w9", true, false);
            default:
                var keys = new HashSet<string>(Enumerable.Range(0, 200).Select(_ => $"k{random.Next(400)}"));
                return new FilteredBooleanQuery([Clause()], [], [], [ModelIndex.Blocks(keys)]);
        }
    }

    private static NearQuery Near(Random random)
    {
        SpanItem Item(int depth)
        {
            switch (random.Next(depth > 0 ? 6 : 4))
            {
                case 0:
                    // w1, w1x, w1xx … up to another word.
                    string from = Word(random);
                    return new TermRangeSpan("text", [new TermRange(from, from + "5"), new TermRange("w39", "w4")]);
                case 4:
                    return new AnySpan([.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Item(depth - 1))]);
                case 5:
                    return new UnbrokenSpan(Item(depth - 1), random.Next(2) == 0 ? [TermOf("text", "w3")]
                        : [TermOf("text", "w3"), TermOf("text", "w1"), TermOf("text", "none")]);
                default:
                    ExactPhraseQuery phrase = random.Next(3) == 0
                        ? Phrase(random, 2)
                        : new ExactPhraseQuery("text", [new PhraseTerm(Word(random), 0)]);
                    return new PhraseSpan(phrase, 1 + random.Next(3));
            }
        }
        return new NearQuery([.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Item(1))])
        {
            InOrder = random.Next(2) == 0,
            MaxLength = random.Next(3) == 0 ? int.MaxValue : random.Next(30),
            Separators = random.Next(2) == 0 ? [] : [TermOf("text", "w3"), TermOf("text", "none")],
        };
    }
}
