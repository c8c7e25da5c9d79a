using Lucene.Net.Index;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Queries;
using SearchPlans.Index.Records;
using SearchPlans.Plans;
using SearchPlans.Suggesting;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Embedded;

/// <summary>Reads out of commits what is suggested from. Safe for concurrent use.</summary>
internal sealed class SuggestionSource
{
    private readonly LatestSuggestions _latest = new();

    /// <summary>The index of a commit, or of the one before while it is made; waits only for the first.</summary>
    /// <param name="commit">The newest commit.</param>
    public Task<SuggestionIndex> GetAsync(PlanCommit commit) => _latest.GetAsync(commit.Version, () => MakeAsync(commit.Retain()));

    // On a thread of its own: it takes seconds of a processor for a large corpus.
    private static Task<SuggestionIndex> MakeAsync(PlanCommit commit) => Task.Factory.StartNew(
        () =>
        {
            using (commit)
            {
                CharacterPairs pairs = CharacterPairs.Of(Terms(commit.Reader, PlanFields.Bigrams));
                return SuggestionIndex.Build(Entries(commit.Reader), pairs);
            }
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    // The terms of a field, leaf by leaf.
    private static IEnumerable<(string Term, int DocFreq)> Terms(IndexReader reader, string field)
    {
        foreach (AtomicReaderContext leaf in reader.Leaves)
        {
            if (leaf.AtomicReader.Fields?.GetTerms(field)?.GetEnumerator() is not { } terms)
            {
                continue;
            }
            while (terms.MoveNext())
            {
                yield return (terms.Term.Utf8ToString(), terms.DocFreq);
            }
        }
    }

    private static IEnumerable<SuggestionEntry> Entries(IndexReader reader)
    {
        var titles = new List<string>();
        var headings = new Dictionary<string, int>(StringComparer.Ordinal);
        var stored = new StoredPlans(reader);
        foreach (PlanPlace place in stored.Places())
        {
            PlanRecord plan = stored.Plan(place);
            titles.Add(plan.Summary.Metadata.Title);
            foreach (PlanSection section in plan.Sections)
            {
                string heading = SuggestionEntries.HeadingOf(section);
                headings[heading] = headings.GetValueOrDefault(heading) + 1;
            }
        }
        return SuggestionEntries.Of(
            titles, headings.Select(h => (h.Key, h.Value)),
            [.. SuggestionEntries.Abbreviations.Select(a => reader.DocFreq(new Term(PlanFields.Wholes, CharacterFolding.Fold(a))))],
            Terms(reader, PlanFields.Words));
    }
}
