using Lucene.Net.Index;
using SearchPlans.Index.Records;
using SearchPlans.Plans;
using SearchPlans.Suggesting;
using SearchPlans.Text.Characters;
using SearchPlans.Vocabulary;

namespace SearchPlans.Index.Embedded;

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
    private string? _version;
    private Task<SuggestionIndex>? _current;
    private Task<SuggestionIndex>? _next;

    /// <summary>The index of a commit, or of the one before while it is made; waits only for the first.</summary>
    /// <param name="commit">The newest commit.</param>
    public Task<SuggestionIndex> GetAsync(PlanCommit commit)
    {
        lock (_gate)
        {
            if (_next is { IsCompletedSuccessfully: true })
            {
                (_current, _next) = (_next, null);
            }
            bool isFirst = _current is null or { IsFaulted: true };
            if (isFirst || (_next is null && commit.Version != _version))
            {
                _version = commit.Version;
                Task<SuggestionIndex> made = MakeAsync(commit.Retain());
                (_current, _next) = isFirst ? (made, _next) : (_current, made);
            }
            return _current!;
        }
    }

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
        var headings = new Dictionary<string, int>(StringComparer.Ordinal);
        var stored = new StoredPlans(reader);
        foreach ((int leaf, int block) in stored.Blocks())
        {
            PlanRecord plan = stored.Plan(leaf, block);
            yield return new SuggestionEntry(plan.Summary.Metadata.Title, SuggestionKind.Title, TitleWeight);
            foreach (PlanSection section in plan.Sections)
            {
                string heading = section.Heading[Math.Min(section.Number.Length, section.Heading.Length)..].Trim();
                headings[heading] = headings.GetValueOrDefault(heading) + 1;
            }
        }
        foreach ((string heading, int count) in headings)
        {
            yield return new SuggestionEntry(heading, SuggestionKind.Heading, (long)count * HeadingWeight);
        }
        HashSet<string> lexicon = [.. LexiconWords.Terms, .. LexiconWords.Places];
        foreach (SuggestionEntry entry in Abbreviations(reader))
        {
            yield return entry;
        }
        foreach ((string word, int docFreq) in Terms(reader, PlanFields.Words))
        {
            if (docFreq >= LeastDocFreq && word.Length > 1 && char.IsLetter(word[0]))
            {
                yield return new SuggestionEntry(word, lexicon.Contains(word) ? SuggestionKind.Lexicon : SuggestionKind.Word, docFreq);
            }
        }
    }

    // GDP, 5G and PM2.5 as they are written; words of the index are folded, and what begins with a digit is none.
    private static IEnumerable<SuggestionEntry> Abbreviations(IndexReader reader)
    {
        foreach (string written in Synonyms.Shipped.Written.Where(w => w.All(char.IsAscii)))
        {
            int docFreq = reader.DocFreq(new Term(PlanFields.Wholes, CharacterFolding.Fold(written)));
            // One more than the word itself, so that it is the one that is shown.
            if (docFreq >= LeastDocFreq)
            {
                yield return new SuggestionEntry(written, SuggestionKind.Lexicon, docFreq + 1);
            }
        }
    }
}
