using SearchPlans.Corpus;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Searching;

namespace SearchPlans.Web.Tests.Support;

/// <summary>What a test asks the library besides what it tests, without waiting in its own lines.</summary>
internal static class LibraryCalls
{
    extension(PlanLibrary library)
    {
        public IReadOnlyList<PlanSummary> Plans => library.PlansAsync().GetAwaiter().GetResult();

        public PlanPage? Read(string planId) => library.ReadAsync(planId).GetAwaiter().GetResult();

        public HitList Search(SearchRequest request) => library.SearchAsync(request).GetAwaiter().GetResult();

        public void Synchronize() => library.SynchronizeAsync().GetAwaiter().GetResult();
    }
}
