using SearchPlans.Diagnostics;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Queries;
using SearchPlans.Querying;
using SearchPlans.Suggesting;
using SearchPlans.Vocabulary;

namespace SearchPlans.Index.Answers;

/// <summary>Puts right what was mistyped in a request.</summary>
/// <param name="snapshot">The commit.</param>
/// <param name="suggestions">Gives what corrections are made from.</param>
/// <param name="budget">What the answer may take.</param>
internal sealed class QueryCorrector(IIndexSnapshot snapshot, Func<Task<SuggestionIndex>> suggestions, SearchBudget budget)
{
    // Runs looked at, and of these so many that stand nowhere: each takes some milliseconds.
    private const int MaxLookedAt = 8;
    private const int MaxCorrected = 3;

    /// <summary>The query with each run that no paragraph holds in any form, and each place that nobody knows, put right, however much its
    /// words or those beside it find; null where there is nothing to put right.</summary>
    public async Task<string?> MeantAsync(PreparedSearch prepared)
    {
        using TimedWork phase = Telemetry.SearchPhase("search.correct");
        RunQueries[] missing = [.. (prepared.Query?.Runs ?? []).Take(MaxLookedAt).Where(r => !snapshot.Exists(r.Exact)).Take(MaxCorrected)];
        string[] places = prepared.Understood?.Node is not { } node
            ? []
            : [.. QueryParser.Leaves(node).OfType<NoValueNode>().Where(n => n.Field == QueryField.Region).Select(n => n.Value)
                .Take(MaxCorrected)];
        if (missing.Length + places.Length == 0 || !budget.HasTime() || await SuggestionsAsync() is not { } index)
        {
            return null;
        }
        var corrector = new RunCorrector(index, snapshot.Fields.Vocabulary, CountParagraphs, snapshot.Documents);
        // ren gong zhi neng was typed apart and is meant as one.
        if (Syllables(prepared) is { } syllables && corrector.Correct(syllables) is { } read)
        {
            return read;
        }
        string corrected = prepared.Request.Query;
        foreach (string run in missing.Select(r => r.Run.Text).Concat(places))
        {
            if (corrector.Correct(run) is { } better && (!places.Contains(run) || LexiconWords.IsPlace(better)))
            {
                corrected = corrected.Replace(run, better, StringComparison.Ordinal);
            }
        }
        return corrected == prepared.Request.Query ? null : corrected;
    }

    // The syllables that a query is nothing but, in a row; else null.
    private static string? Syllables(PreparedSearch prepared)
    {
        string[] typed = prepared.Request.Query.Split([' ', '\u3000', '\''], StringSplitOptions.RemoveEmptyEntries);
        return typed.Length > 1 && Array.TrueForAll(typed, Pinyin.AreSyllables) ? string.Concat(typed) : null;
    }

    // Made once for a commit; who can't wait for that long goes without.
    private async Task<SuggestionIndex?> SuggestionsAsync()
    {
        try
        {
            return await suggestions().WaitAsync(budget.Left / 2 ?? Timeout.InfiniteTimeSpan, budget.Cancellation);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private int CountParagraphs(string run) => snapshot.Count(RunQueries.InField(PlanFields.Bigrams, run));
}
