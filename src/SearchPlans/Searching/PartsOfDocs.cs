using System.Text;
using SearchPlans.Engine.Segments;
using SearchPlans.Fields;
using SearchPlans.Plans;

namespace SearchPlans.Searching;

/// <summary>Says which part of its plan a paragraph belongs to; asked by rising document.</summary>
internal sealed class PartsOfDocs
{
    private readonly List<(PlanPart Part, PostingsCursor Docs)> _parts = [];

    public PartsOfDocs(SegmentReader segment)
    {
        int kind = PlanFields.Schema.TextOrdinal(PlanFields.Kind);
        foreach (PlanPart part in PlanPartNames.Named)
        {
            if (segment.Terms(kind).TryFind(Encoding.UTF8.GetBytes(PlanPartNames.TermOf(part)), out TermInfo term))
                _parts.Add((part, segment.Postings(kind, term)));
        }
    }

    public PlanPart Of(int doc)
    {
        foreach ((PlanPart part, PostingsCursor docs) in _parts)
        {
            // Those of other parts stand far ahead.
            if (docs.Doc == doc || (docs.Doc < doc && docs.Advance(doc) == doc)) return part;
        }
        return PlanPart.None;
    }
}
