using SearchPlans.Index.Answers;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Index.Embedded;

/// <summary>Counts the hits of every plan that meets the choices, and keeps the one that stands first.</summary>
internal sealed class FirstHitCollector(SearchRequest request, HitUnit unit) : HitCollector(request, unit)
{
    private readonly List<FoundHit> _firsts = [];

    /// <summary>The plans in the order of the index: the first hit of each and how many it has.</summary>
    public IEnumerable<(FoundHit First, int Hits)> Plans() => _firsts.Select(f => (f, CountOf(f)));

    /// <inheritdoc />
    protected override void Take(FoundHit hit)
    {
        // Of sections each is handed on.
        if (_firsts.Count == 0 || _firsts[^1].Plan != hit.Plan)
        {
            _firsts.Add(hit);
        }
        // Paragraphs that follow in the plan are counted and not handed on.
        Floor = float.PositiveInfinity;
    }
}
