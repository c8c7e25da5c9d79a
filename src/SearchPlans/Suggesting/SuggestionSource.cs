using System.Text;
using SearchPlans.Engine.Segments;
using SearchPlans.Fields;
using SearchPlans.Plans;
using SearchPlans.Reading;
using SearchPlans.Text.Characters;
using SearchPlans.Vocabulary;

namespace SearchPlans.Suggesting;

/// <summary>What a corpus offers to suggest: its words, headings and titles, and the places it is about, by how often they occur. Keeps
/// the index of the last commit asked for, and gives it out while that of a newer one is made. Safe for concurrent use.</summary>
internal sealed class SuggestionSource
{
    // A word of two paragraphs may be a slip; of three it is in use.
    private const int LeastDocFreq = 3;

    // Titles and headings occur once or a few times; words in thousands of paragraphs. Who types wants either.
    private const int HeadingWeight = 8;
    private const int TitleWeight = 4;

    private readonly Lock _gate = new();
    private uint _checksum;
    private Task<SuggestionIndex>? _current;
    private Task<SuggestionIndex>? _next;

    /// <summary>The index of a commit, or of the one before while it is made; waits only for the first.</summary>
    /// <param name="acquire">Gives the newest commit; disposed here.</param>
    public SuggestionIndex Get(Func<IndexSnapshot> acquire)
    {
        Task<SuggestionIndex> task;
        lock (_gate)
        {
            if (_next is { IsCompletedSuccessfully: true }) (_current, _next) = (_next, null);
            IndexSnapshot snapshot = acquire();
            if (_current is null or { IsFaulted: true } || (_next is null && snapshot.Checksum != _checksum))
            {
                _checksum = snapshot.Checksum;
                // On a thread of its own: those of the pool may all be waiting for it here.
                Task<SuggestionIndex> made = Task.Factory.StartNew(
                    () =>
                    {
                        using (snapshot) return SuggestionIndex.Build(Entries(snapshot), CharacterPairs.Of(snapshot, PlanFields.Bigrams));
                    },
                    CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                if (_current is null or { IsFaulted: true }) _current = made;
                else _next = made;
            }
            else
            {
                snapshot.Dispose();
            }
            task = _current;
        }
        return task.GetAwaiter().GetResult();
    }

    private static IEnumerable<SuggestionEntry> Entries(IndexSnapshot snapshot)
    {
        var headings = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (PlanRecord plan in new SnapshotReader(snapshot).Plans())
        {
            yield return new SuggestionEntry(plan.Summary.Metadata.Title, SuggestionKind.Title, TitleWeight);
            foreach (PlanSection section in plan.Sections)
            {
                string heading = section.Heading[Math.Min(section.Number.Length, section.Heading.Length)..].Trim();
                headings[heading] = headings.GetValueOrDefault(heading) + 1;
            }
        }
        foreach ((string heading, int count) in headings) yield return new SuggestionEntry(heading, SuggestionKind.Heading, (long)count * HeadingWeight);
        HashSet<string> lexicon = [.. LexiconWords.Terms, .. LexiconWords.Places];
        foreach (SuggestionEntry entry in Abbreviations(snapshot)) yield return entry;
        int field = snapshot.Schema.TextOrdinal(PlanFields.Words);
        foreach (SegmentReader segment in snapshot.Segments)
        {
            TermEnumerator terms = segment.Terms(field).Terms();
            while (terms.MoveNext())
            {
                if (terms.Info.DocFreq < LeastDocFreq) continue;
                string word = Encoding.UTF8.GetString(terms.Term);
                if (word.Length < 2 || !char.IsLetter(word[0])) continue;
                yield return new SuggestionEntry(word, lexicon.Contains(word) ? SuggestionKind.Lexicon : SuggestionKind.Word, terms.Info.DocFreq);
            }
        }
    }

    // GDP, 5G and PM2.5 as they are written; words of the index are folded, and what begins with a digit is none.
    private static IEnumerable<SuggestionEntry> Abbreviations(IndexSnapshot snapshot)
    {
        int field = snapshot.Schema.TextOrdinal(PlanFields.Wholes);
        foreach (string written in Synonyms.Shipped.Written.Where(w => w.All(char.IsAscii)))
        {
            byte[] term = Encoding.UTF8.GetBytes(CharacterFolding.Fold(written));
            int docFreq = snapshot.Segments.Sum(s => s.Terms(field).TryFind(term, out TermInfo info) ? info.DocFreq : 0);
            // One more than the word itself, so that it is the one that is shown.
            if (docFreq >= LeastDocFreq) yield return new SuggestionEntry(written, SuggestionKind.Lexicon, docFreq + 1);
        }
    }
}
