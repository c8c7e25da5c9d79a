using SearchPlans.Adding;
using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.Indexing;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Searching;
using SearchPlans.Suggesting;

namespace SearchPlans.TestKit;

/// <summary>What a library does, waited for: most tests are about the answer, not about waiting.</summary>
public static class LibraryCalls
{
    extension(PlanLibrary library)
    {
        public IReadOnlyList<PlanSummary> Plans => library.PlansAsync().GetAwaiter().GetResult();

        public SyncReport Synchronize(IProgress<SyncProgress>? progress = null, bool rebuild = false,
            CancellationToken cancellation = default) =>
            library.SynchronizeAsync(progress, rebuild, cancellation).GetAwaiter().GetResult();

        public HitList Search(SearchRequest request) => library.SearchAsync(request).GetAwaiter().GetResult();

        public PlanHitList SearchPlans(SearchRequest request) => library.SearchPlansAsync(request).GetAwaiter().GetResult();

        public IReadOnlyList<Suggestion> Suggest(string typed, int limit = 10) =>
            library.SuggestAsync(typed, limit).GetAwaiter().GetResult();

        public IReadOnlyList<string> FrequentTerms(int count) => library.FrequentTermsAsync(count).GetAwaiter().GetResult();

        public IReadOnlyList<string> RelatedWords(SearchRequest request, int count = 10) =>
            library.RelatedWordsAsync(request, count).GetAwaiter().GetResult();

        public ScoreExplanation? Explain(SearchRequest request, string planId, string anchor) =>
            library.ExplainAsync(request, planId, anchor).GetAwaiter().GetResult();

        public PlanPage? Read(string planId, string query = "", SearchMatch match = SearchMatch.Smart, bool sameWords = true) =>
            library.ReadAsync(planId, query, match, sameWords).GetAwaiter().GetResult();

        public AddPreview Preview(string fileName, ReadOnlyMemory<byte> content, PlanMetadata? given = null) =>
            library.PreviewAsync(Import(fileName, content), given).GetAwaiter().GetResult();

        public PlanComparison? Compare(string planId, string fileName, ReadOnlyMemory<byte> content) =>
            library.CompareAsync(planId, Import(fileName, content)).GetAwaiter().GetResult();

        public AddOutcome Add(string fileName, ReadOnlyMemory<byte> content, PlanMetadata? given = null, AddChoices? choices = null) =>
            library.AddAsync(Import(fileName, content), given, choices).GetAwaiter().GetResult();

        public async Task<AddOutcome> AddAsync(
            string fileName, ReadOnlyMemory<byte> content, PlanMetadata? given = null, AddChoices? choices = null) =>
            await library.AddAsync(await PlanLibrary.ImportAsync(fileName, content), given, choices);

        public AddReport AddMany(
            IReadOnlyList<string> paths, AddChoices? choices = null, IProgress<AddProgress>? progress = null,
            CancellationToken cancellation = default) =>
            library.AddManyAsync(paths, choices, progress, cancellation).GetAwaiter().GetResult();

        public PlanSummary? Correct(string planId, PlanMetadata wanted) => library.CorrectAsync(planId, wanted).GetAwaiter().GetResult();

        public PlanOriginal? Original(string planId) => library.OriginalAsync(planId).GetAwaiter().GetResult();

        public PlanIndexReport Verify() => library.VerifyAsync().GetAwaiter().GetResult();

        public void Dispose() => library.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private static ImportedDocument Import(string fileName, ReadOnlyMemory<byte> content) =>
        PlanLibrary.ImportAsync(fileName, content).GetAwaiter().GetResult();
}
