using System.Globalization;
using System.Text;
using System.Text.Json;
using Lucene.Net.Search;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Queries;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.OpenSearch.Schema;
using SearchPlans.Text.Characters;

namespace SearchPlans.OpenSearch.Searching;

/// <summary>Writes what stands together (<see cref="NearQuery"/>) as an intervals query, over the grid or over words.</summary>
internal static class IntervalsJson
{
    // Ways to choose one length of each item; nobody asks for more.
    private const int MaxChoices = 64;

    // Terms that a range of numbers may hold, which is what a cluster allows: cells of a level are fewer, see QuantityTerms.
    private const int MaxExpansions = 1024;

    private const int HexDigits = 16;

    // An item by its length in positions of the field: all stretches of one length.
    private sealed record Item(int Length, Action<Utf8JsonWriter> Write);

    /// <summary>Writes the query, as a field of the object that is open.</summary>
    public static void Write(Utf8JsonWriter json, NearQuery near)
    {
        bool isOfWords = near.Items.All(i => i is PhraseSpan { Phrase.Field: PlanFields.Words });
        int step = isOfWords ? 1 : 2;
        Item[][] items = [.. near.Items.Select(i => ItemsOf(i, step).ToArray())];
        json.WriteObject("intervals", of => of.WriteObject(isOfWords ? PlanFields.Words : Fields.Grid, field =>
            WriteAnyOf(field, [.. Choices(items, near.MaxLength == int.MaxValue).Select(c => Together(c, near, step))])));
    }

    // Where the length of the whole counts, each choice of lengths for itself: gaps are what a length leaves.
    private static IEnumerable<Item[]> Choices(Item[][] items, bool isUnbounded)
    {
        if (isUnbounded || items.Aggregate(1L, (n, i) => Math.Min(MaxChoices + 1, n * i.Length)) > MaxChoices)
        {
            return [[.. items.Select(i => i.Length == 1 ? i[0] : new Item(i.Min(a => a.Length), AnyOf([.. i.Select(a => a.Write)])))]];
        }
        IEnumerable<Item[]> choices = [[]];
        foreach (Item[] item in items)
        {
            choices = choices.SelectMany(chosen => item.Select(i => (Item[])[.. chosen, i]));
        }
        return choices;
    }

    private static Action<Utf8JsonWriter> Together(Item[] items, NearQuery near, int step)
    {
        Action<Utf8JsonWriter>? separators = near.Separators.Count == 0 ? null : Separators(near.Separators);
        if (items is [var only])
        {
            return separators is null ? only.Write : Filtered(only.Write, "not_containing", separators);
        }
        int maxGaps = near.MaxLength == int.MaxValue
            ? -1
            : Math.Max(0, step * near.MaxLength - (step - 1) - items.Sum(i => i.Length));
        return AllOf([.. items.Select(i => i.Write)], near.InOrder, maxGaps, separators);
    }

    private static IEnumerable<Item> ItemsOf(SpanItem item, int step) => item switch
    {
        PhraseSpan phrase => [new Item(step * phrase.Length - (step - 1), PhraseOf(phrase.Phrase, step))],
        AnySpan any => any.Items.SelectMany(i => ItemsOf(i, step)).GroupBy(i => i.Length)
            .Select(g => new Item(g.Key, AnyOf([.. g.Select(i => i.Write)]))),
        UnbrokenSpan unbroken => ItemsOf(unbroken.Item, step)
            .Select(i => new Item(i.Length, Filtered(i.Write, "not_containing", Separators(unbroken.Separators)))),
        TermRangeSpan ranges => [new Item(1, AnyOf([.. ranges.Ranges.Select(r => RangeOf(ranges.Field, r))]))],
        _ => throw new ArgumentException($"There is no JSON for {item.GetType().Name}.", nameof(item)),
    };

    // Of pairs the characters; a whole or numeral in place of the character that it begins with. Of two that begin alike the second is
    // a phrase of its own, in which the first lies.
    private static Action<Utf8JsonWriter> PhraseOf(ExactPhraseQuery phrase, int step)
    {
        if (step == 1)
        {
            return Match(phrase.Terms.Select(t => (t.Position, TokenText.Clean(WellFormedText.Of(t.Term)))));
        }
        Action<Utf8JsonWriter>? written = null;
        foreach ((int Position, string Term)[] terms in GridOf(phrase))
        {
            written = written is null ? Match(terms) : Filtered(Match(terms), "contained_by", written);
        }
        return written!;
    }

    // The terms of a phrase on the grid, one way for each whole that begins at one place.
    private static (int Position, string Term)[][] GridOf(ExactPhraseQuery phrase)
    {
        var characters = new SortedDictionary<int, string>();
        foreach (PhraseTerm term in phrase.Terms.Where(t => t.Field is null))
        {
            int at = term.Position;
            foreach (Rune character in WellFormedText.Of(term.Term).EnumerateRunes())
            {
                characters[at++] = GridTokens.TermOf(PlanFields.Characters, character.ToString());
            }
        }
        ILookup<int, string> edges =
            phrase.Terms.Where(t => t.Field is not null).ToLookup(t => t.Position, t => GridTokens.TermOf(t.Field!, t.Term));
        int most = Math.Max(1, edges.Select(e => e.Count()).DefaultIfEmpty().Max());
        return
        [
            .. Enumerable.Range(0, most).Select(
                i => characters.Select(c => (2 * c.Key, edges[c.Key].ElementAtOrDefault(i) ?? c.Value)).ToArray()),
        ];
    }

    /// <summary>Writes a phrase of several fields as a phrase of the grid, as a field of the object that is open: one clause, where an
    /// intervals query has one for each character.</summary>
    public static void Write(Utf8JsonWriter json, ExactPhraseQuery phrase)
    {
        if (GridOf(phrase) is not [var only])
        {
            Write(json, new NearQuery([new PhraseSpan(phrase, 1)]));
            return;
        }
        if (LongPhrases.IsLong(only.Length))
        {
            LongPhrases.Write(json, Fields.Grid, only);
            return;
        }
        LongPhrases.WriteInRow(json, Fields.Grid, only, null);
    }

    private static Action<Utf8JsonWriter> Match(IEnumerable<(int Position, string Term)> terms)
    {
        (int Position, string Term)[] all = [.. terms];
        if (LongPhrases.IsLong(all.Length))
        {
            ((int, string)[] begins, (int, string)[] ends, int between) = LongPhrases.Ends(all);
            return AllOf([Match(begins), Match(ends)], isOrdered: true, between, without: null);
        }
        int first = all.Length == 0 ? 0 : all[0].Position;
        return json => json.WriteObject("match", match =>
        {
            match.WriteString("query", TokenText.OfTerms(all.Select(t => (t.Position - first, t.Term))));
            match.WriteBoolean("ordered", true);
            match.WriteNumber("max_gaps", 0);
            match.WriteString("analyzer", "tokens");
        });
    }

    private static Action<Utf8JsonWriter> AllOf(
        IReadOnlyList<Action<Utf8JsonWriter>> rules, bool isOrdered, int maxGaps, Action<Utf8JsonWriter>? without) =>
        json => json.WriteObject("all_of", all =>
        {
            all.WriteBoolean("ordered", isOrdered);
            all.WriteNumber("max_gaps", maxGaps);
            WriteRules(all, rules);
            if (without is not null)
            {
                all.WriteObject("filter", filter => filter.WriteObject("not_containing", without));
            }
        });

    private static void WriteRules(Utf8JsonWriter json, IReadOnlyList<Action<Utf8JsonWriter>> rules)
    {
        json.WriteStartArray("intervals");
        foreach (Action<Utf8JsonWriter> rule in rules)
        {
            json.WriteStartObject();
            rule(json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static Action<Utf8JsonWriter> Separators(IReadOnlyList<TermQuery> separators) => AnyOf(
        [.. separators.Select(s => Match([(0, GridTokens.SeparatorOf(s.Term.Field, s.Term.Text))]))]);

    // All but terms of full length are those of one measure and level, from one value on up to another.
    private static Action<Utf8JsonWriter> RangeOf(string field, TermRange range)
    {
        string last = range.To[..^1];
        if (range.From == last)
        {
            return Match([(0, GridTokens.TermOf(field, last))]);
        }
        int same = 0;
        while (range.From[same] == last[same])
        {
            same++;
        }
        string pattern = Escape(GridTokens.TermOf(field, range.From[..same])) + HexBetween(range.From[same..], last[same..]);
        return json => json.WriteObject("regexp", regexp =>
        {
            regexp.WriteString("pattern", pattern);
            regexp.WriteNumber("max_expansions", MaxExpansions);
        });
    }

    private static string HexBetween(string from, string to)
    {
        if (from.Length == 0)
        {
            return "";
        }
        if (from.All(c => c == '0') && to.All(c => c == 'f'))
        {
            return string.Create(CultureInfo.InvariantCulture, $"[0-9a-f]{{{from.Length}}}");
        }
        (int first, int last) = (Convert.ToInt32(from[..1], HexDigits), Convert.ToInt32(to[..1], HexDigits));
        if (first == last)
        {
            return from[0] + HexBetween(from[1..], to[1..]);
        }
        string rest = from[1..];
        List<string> ways = [from[0] + HexBetween(rest, new string('f', rest.Length))];
        if (last - first > 1)
        {
            string digits = string.Concat(
                Enumerable.Range(first + 1, last - first - 1).Select(d => d.ToString("x", CultureInfo.InvariantCulture)));
            ways.Add($"[{digits}]" + (rest.Length == 0 ? "" : HexBetween(new string('0', rest.Length), new string('f', rest.Length))));
        }
        ways.Add(to[0] + HexBetween(new string('0', rest.Length), to[1..]));
        return $"({string.Join('|', ways)})";
    }

    private static string Escape(string text) =>
        string.Concat(text.Select(c => char.IsLetterOrDigit(c) ? c.ToString() : $"\\{c}"));

    private static Action<Utf8JsonWriter> AnyOf(IReadOnlyList<Action<Utf8JsonWriter>> ways) => json => WriteAnyOf(json, ways);

    private static void WriteAnyOf(Utf8JsonWriter json, IReadOnlyList<Action<Utf8JsonWriter>> ways)
    {
        if (ways is [var only])
        {
            only(json);
            return;
        }
        json.WriteObject("any_of", any => WriteRules(any, ways));
    }

    // Every rule that is written here takes a filter when it is one of several that it chooses from.
    private static Action<Utf8JsonWriter> Filtered(Action<Utf8JsonWriter> rule, string filter, Action<Utf8JsonWriter> by) =>
        json => json.WriteObject("any_of", any =>
        {
            WriteRules(any, [rule]);
            any.WriteObject("filter", of => of.WriteObject(filter, by));
        });
}
