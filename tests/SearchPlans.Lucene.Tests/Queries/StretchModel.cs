using SearchPlans.Lucene.Queries;

namespace SearchPlans.Lucene.Tests.Queries;

/// <summary>Where items stand together in a text, the long way: by trying every choice of one place for each.</summary>
internal static class StretchModel
{
    /// <summary>How many stretches there are, counted by where they begin.</summary>
    public static int Count(string[] words, NearQuery query)
    {
        (int Start, int End)[][] items = [.. query.Items.Select(i => Innermost([.. Places(words, i)]))];
        if (items.Any(i => i.Length == 0))
        {
            return 0;
        }
        int[] separators = [.. query.Separators.SelectMany(s => Enumerable.Range(0, words.Length).Where(p => words[p] == s.Term.Text))];
        int count = query.InOrder ? InOrder(items, query, separators) : Unordered(items, query, separators);
        bool stands = Choices([.. query.Items.Select(i => Places(words, i).ToArray())])
            .Any(c => (!query.InOrder || c.Zip(c.Skip(1)).All(p => p.First.End <= p.Second.Start)) && Holds(c, query, separators));
        return stands == count > 0
            ? count
            : throw new InvalidOperationException($"{query}: {count} stretches in {string.Join(' ', words)}");
    }

    private static int Unordered((int Start, int End)[][] items, NearQuery query, int[] separators)
    {
        int count = 0;
        for (int i = 0; i < items.Length; i++)
        {
            foreach ((int Start, int End) first in items[i])
            {
                // Of places that begin alike, that of the earlier item comes first.
                (int Start, int End)?[] nearest = [.. items.Select((places, j) => j == i
                    ? first
                    : places.Cast<(int Start, int End)?>()
                        .FirstOrDefault(p => p!.Value.Start > first.Start || (j > i && p.Value.Start == first.Start)))];
                if (nearest.All(p => p is not null) && Holds([.. nearest.Select(p => p!.Value)], query, separators))
                {
                    count++;
                }
            }
        }
        return count;
    }

    private static int InOrder((int Start, int End)[][] items, NearQuery query, int[] separators) => items[0].Count(first =>
    {
        var choice = new List<(int Start, int End)> { first };
        foreach ((int Start, int End)[] places in items.Skip(1))
        {
            (int Start, int End)[] behind = [.. places.Where(p => p.Start >= choice[^1].End)];
            if (behind.Length == 0)
            {
                return false;
            }
            choice.Add(behind[0]);
        }
        return Holds([.. choice], query, separators);
    });

    private static bool Holds((int Start, int End)[] choice, NearQuery query, int[] separators)
    {
        int start = choice.Min(c => c.Start);
        int end = choice.Max(c => c.End);
        return end - start <= query.MaxLength && !separators.Any(s => s >= start && s < end - 1);
    }

    private static IEnumerable<(int Start, int End)[]> Choices((int Start, int End)[][] items) => items.Length == 0
        ? [[]]
        : items[0].SelectMany(first => Choices(items[1..]).Select(rest => ((int, int)[])[first, .. rest]));

    private static (int Start, int End)[] Innermost((int Start, int End)[] places) =>
        [.. places.Distinct().Where(p => !places.Any(q => q != p && q.Start >= p.Start && q.End <= p.End)).Order()];

    private static IEnumerable<(int Start, int End)> Places(string[] words, SpanItem query) => query switch
    {
        PhraseSpan span => Enumerable.Range(0, words.Length)
            .Where(p => span.Phrase.Terms.All(t => p + t.Position < words.Length && words[p + t.Position] == t.Term))
            .Select(p => (p, p + span.Length)),
        AnySpan any => any.Items.SelectMany(i => Places(words, i)),
        TermRangeSpan range => Enumerable.Range(0, words.Length)
            .Where(p => range.Ranges.Any(r => string.CompareOrdinal(words[p], r.From) >= 0 && string.CompareOrdinal(words[p], r.To) < 0))
            .Select(p => (p, p + 1)),
        UnbrokenSpan unbroken => Places(words, unbroken.Item).Where(place => !Enumerable.Range(place.Start, place.End - place.Start - 1)
            .Any(p => p < words.Length && unbroken.Separators.Any(s => s.Term.Text == words[p]))),
        _ => throw new ArgumentException(query.ToString()),
    };
}
