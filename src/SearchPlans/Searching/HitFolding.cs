using SearchPlans.Querying;
using SearchPlans.Text.Characters;

namespace SearchPlans.Searching;

/// <summary>A hit with those that say nearly the same.</summary>
/// <param name="Hit">The first of them.</param>
/// <param name="Same">The others, in their order.</param>
public sealed record FoldedHit(SearchHit Hit, IReadOnlyList<SearchHit> Same);

/// <summary>The hits of a plan that aren't folded away under others.</summary>
/// <param name="Plan">The plan with all of its hits.</param>
/// <param name="Hits">The hits that are listed, at least one where the plan has hits.</param>
public sealed record FoldedPlan(PlanHits Plan, IReadOnlyList<FoldedHit> Hits);

/// <summary>An answer grouped by plan, folded.</summary>
/// <param name="Answer">The answer; where folding leaves fewer pages and all of them are known, so many.</param>
/// <param name="Plans">What this page lists.</param>
public sealed record FoldedAnswer(PlanHitList Answer, IReadOnlyList<FoldedPlan> Plans);

/// <summary>
/// Folds what says nearly the same — reprints, the sentence that many reports repeat — under the first of it, within what is shown at once.
/// Two hits are nearly the same where the passages shown share most runs of <see cref="Shingle"/> characters and hold the same numbers:
/// what states other numbers says something else, however alike its words. Totals and facets aren't touched.
/// </summary>
public static class HitFolding
{
    /// <summary>How many of the best plans are folded into one list; those behind are folded page by page.</summary>
    public const int Window = 100;

    private const int Shingle = 4;

    // Of two sentences that differ in the name of a place or a word or two, 70 to 90 of 100 shingles are shared.
    private const double LeastShared = 0.7;

    // Shorter ones are headings and phrases, alike without being copies.
    private const int ShortestText = 16;

    /// <summary>Searches, and folds the best <see cref="Window"/> plans so that what a page hides is made up for by what follows. Asks
    /// for more than the page only where something is hidden, or what pages before it hid has to be known.</summary>
    /// <param name="search">Searches.</param>
    /// <param name="request">The request.</param>
    public static async Task<FoldedAnswer> SearchAsync(Func<SearchRequest, Task<PlanHitList>> search, SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(request);
        PlanHitList answer = await search(request);
        IReadOnlyList<FoldedPlan> listed = Fold(answer.Plans);
        int page = answer.Request.Page;
        int size = answer.Request.Size;
        int end = page * size;
        bool hides = listed.Sum(p => p.Hits.Count) < answer.Plans.Sum(p => p.Hits.Count);
        if (answer.Request.Scope != SearchScope.Paragraph || answer.Plans.Count == 0 || end > Window || (page == 1 && !hides))
        {
            return new FoldedAnswer(answer, listed);
        }
        foreach (int window in new[] { end, Window }.Distinct())
        {
            IReadOnlyList<PlanHits> best = page == 1 && window == size
                ? answer.Plans
                : (await search(request with { Page = 1, Size = window })).Plans;
            listed = Fold(best);
            bool isWhole = best.Count < window;
            if (listed.Count >= end || isWhole || window == Window)
            {
                FoldedPlan[] own = [.. listed.Skip(end - size).Take(size)];
                return new FoldedAnswer(
                    isWhole ? answer with { Pages = (listed.Count + size - 1) / size } : answer, own);
            }
        }
        return new FoldedAnswer(answer, listed);
    }

    /// <summary>Folds the hits of a page.</summary>
    /// <param name="plans">The plans with their hits, in order.</param>
    /// <returns>The plans that have hits left to list, in order.</returns>
    public static IReadOnlyList<FoldedPlan> Fold(IReadOnlyList<PlanHits> plans)
    {
        ArgumentNullException.ThrowIfNull(plans);
        List<(Sketch Sketch, bool Answers, List<SearchHit> Same)> listed = [];
        List<FoldedPlan> folded = [];
        foreach (PlanHits plan in plans)
        {
            List<FoldedHit> own = [];
            foreach (SearchHit hit in plan.Hits)
            {
                Sketch? sketch = hit.Unit == HitUnit.Paragraph ? Sketch.Of(hit) : null;
                if (sketch != null && listed.Find(l => l.Answers == hit.Answers && l.Sketch.IsLike(sketch)) is { Same: { } same })
                {
                    same.Add(hit);
                    continue;
                }
                List<SearchHit> others = [];
                if (sketch != null)
                {
                    listed.Add((sketch, hit.Answers, others));
                }
                own.Add(new FoldedHit(hit, others));
            }
            if (own.Count > 0 || plan.Hits.Count == 0)
            {
                folded.Add(new FoldedPlan(plan, own));
            }
        }
        return folded;
    }

    private sealed record Sketch(HashSet<int> Shingles, string Numbers)
    {
        public static Sketch? Of(SearchHit hit)
        {
            string shown = string.Concat(hit.Passages.Select(p => p.Text));
            char[] text = [.. shown.Where(char.IsLetter).Select(CharacterFolding.Fold)];
            if (text.Length < ShortestText)
            {
                return null;
            }
            HashSet<int> shingles = [];
            for (int i = 0; i + Shingle <= text.Length; i++)
            {
                shingles.Add(string.GetHashCode(text.AsSpan(i, Shingle), StringComparison.Ordinal));
            }
            return new Sketch(shingles, NumbersOf(shown));
        }

        public bool IsLike(Sketch other)
        {
            if (Numbers != other.Numbers)
            {
                return false;
            }
            (HashSet<int> few, HashSet<int> many) =
                Shingles.Count < other.Shingles.Count ? (Shingles, other.Shingles) : (other.Shingles, Shingles);
            if (few.Count < LeastShared * many.Count)
            {
                return false;
            }
            int shared = few.Count(many.Contains);
            return shared >= LeastShared * (few.Count + many.Count - shared);
        }

        private static string NumbersOf(string text) =>
            string.Concat(text.Select(c => char.IsDigit(c) ? (char)('0' + char.GetNumericValue(c)) : c is '.' or '．' ? '.' : ' '))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries) is var numbers
                ? string.Join(' ', numbers.Select(n => n.Trim('.')).Where(n => n.Length > 0))
                : "";
    }
}
