namespace SearchPlans.Index;

/// <summary>What a cluster has of an index.</summary>
public enum ClusterStatus
{
    /// <summary>All of it, as often as it should be there.</summary>
    Green,

    /// <summary>All of it, less often than it should be there.</summary>
    Yellow,

    /// <summary>Not all of it.</summary>
    Red,
}

/// <summary>How an index stands on the cluster that holds it.</summary>
/// <param name="Status">What is there of it.</param>
/// <param name="Shards">Shards, copies among them, that should be there.</param>
/// <param name="MissingShards">How many of them aren't.</param>
/// <param name="Documents">Documents, each section's and paragraph's among them.</param>
/// <param name="ByteLength">Bytes that one copy of each shard takes up.</param>
/// <param name="CommittedAt">When it was changed last; null where it never was.</param>
/// <param name="Writer">Who is writing, for people; null where nobody is.</param>
public sealed record IndexHealth(
    ClusterStatus Status, int Shards, int MissingShards, long Documents, long ByteLength, DateTimeOffset? CommittedAt, string? Writer);
