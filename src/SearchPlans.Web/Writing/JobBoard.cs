using System.Text.Json;

namespace SearchPlans.Web.Writing;

/// <summary>How far work in the background is, as it is shown: by the server that does it or by any that it shares a folder with.</summary>
/// <param name="Id">Identifies it; can't be guessed.</param>
public abstract record JobState(string Id)
{
    /// <summary>Whether it has ended.</summary>
    public bool Ended { get; init; }

    /// <summary>What ended it early, in Chinese, or null.</summary>
    public string? Problem { get; init; }
}

/// <summary>
/// Tells other servers how far work is here, and has them told here: a file for each job, written every <see cref="Beat"/> while it lasts
/// and once more at its end. One that nobody wrote for <see cref="Silence"/> is of a server that is no more. Who wants to stop another
/// server's job puts a file beside it. Does nothing where the folder isn't shared.
/// </summary>
/// <param name="folder">Where the files are.</param>
/// <param name="clock">Tells the time.</param>
public sealed class JobBoard(WaitingFolder folder, TimeProvider clock)
{
    /// <summary>How often it is told how far a job is.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    /// <summary>After how long a job of which nothing is heard has lost its server: clocks of servers differ by seconds.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private const string StateEnding = ".job.json";
    private const string StopEnding = ".stop";

    /// <summary>Tells how far a job is until it has ended, and stops it where somebody asks another server to.</summary>
    internal async Task FollowAsync(BackgroundJob job)
    {
        if (!folder.IsShared)
        {
            return;
        }
        DropOld();
        bool ended;
        do
        {
            JobState state = job.State;
            ended = state.Ended;
            try
            {
                folder.Save(NameOf(job.Id, state.GetType()), JsonSerializer.SerializeToUtf8Bytes<object>(state), clock.GetUtcNow());
            }
            catch (Exception untold) when (untold is IOException or UnauthorizedAccessException)
            {
                // This server still tells it.
            }
            if (!ended)
            {
                await Task.WhenAny(Task.Delay(Beat, clock), job.Completion);
                if (File.Exists(folder.Find(job.Id + StopEnding)))
                {
                    job.Stop();
                }
            }
        }
        while (!ended);
        folder.Delete(job.Id + StopEnding);
    }

    /// <summary>Finds what another server tells of a job; null where none does.</summary>
    public T? Find<T>(string id) where T : JobState
    {
        try
        {
            if (PathOf<T>(id) is not { } path || JsonSerializer.Deserialize<T>(File.ReadAllBytes(path)) is not { } state)
            {
                return null;
            }
            TimeSpan age = clock.GetUtcNow() - File.GetLastWriteTimeUtc(path);
            return age > DraftStore.Lifetime ? null
                : state.Ended || age <= Silence ? state
                : (T)((JobState)state with { Ended = true, Problem = "做这件事的服务停了，没有做完；已入库的都在。请再添加一次。" });
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            // Just gone, or of servers of another version.
            return null;
        }
    }

    /// <summary>Asks the server that does a job to stop it.</summary>
    /// <returns>Whether any tells of such a job.</returns>
    /// <exception cref="IOException">The folder can't be written.</exception>
    public bool AskToStop<T>(string id) where T : JobState
    {
        if (PathOf<T>(id) is null)
        {
            return false;
        }
        folder.Save(id + StopEnding, [], clock.GetUtcNow());
        return true;
    }

    private static string NameOf(string id, Type state) => $"{id}.{state.Name}{StateEnding}";

    private string? PathOf<T>(string id) => folder.IsShared && WaitingId.IsOne(id)
        && folder.Find(NameOf(id, typeof(T))) is { } path && File.Exists(path)
            ? path
            : null;

    private void DropOld()
    {
        foreach (FileInfo file in folder.Files(StateEnding).Concat(folder.Files(StopEnding)))
        {
            if (file.LastWriteTimeUtc < (clock.GetUtcNow() - DraftStore.Lifetime).UtcDateTime)
            {
                folder.Delete(file.Name);
            }
        }
    }
}
