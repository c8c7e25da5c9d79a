using SearchPlans.Access;
using SearchPlans.Adding;
using SearchPlans.Corpus;
using SearchPlans.Web.Access;

namespace SearchPlans.Web.Writing;

/// <summary>Records what was written, once it is. That a line couldn't be written doesn't undo what it is about: it is logged.</summary>
public sealed class WriteRecords(LibrarySettings library, TimeProvider clock, ILogger<WriteRecords> log)
{
    private readonly WriteLog _writes = new(library.CorpusPath);

    /// <summary>Records what came of adding, if anything was written.</summary>
    public void Added(Caller caller, AddStatus status, PlanSummary? plan)
    {
        if (plan != null && status is AddStatus.Added or AddStatus.Updated)
        {
            Record(caller, status == AddStatus.Added ? WriteAction.Added : WriteAction.Updated, plan!);
        }
    }

    /// <summary>Records a correction.</summary>
    public void Corrected(Caller caller, PlanSummary plan) => Record(caller, WriteAction.Corrected, plan);

    private void Record(Caller caller, WriteAction action, PlanSummary plan)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(plan);
        try
        {
            _writes.Append(caller.ToWriter(), action, plan.Id, plan.File, clock.GetUtcNow());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.NotRecorded(e, caller.KeyId, action.ToString(), plan.Id);
        }
    }
}
