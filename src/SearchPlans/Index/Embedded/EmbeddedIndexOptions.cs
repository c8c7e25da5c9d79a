using SearchPlans.Vocabulary;

namespace SearchPlans.Index.Embedded;

/// <summary>How an index stores its postings.</summary>
public enum IndexCodec
{
    /// <summary>In blocks that are decoded by vectors, every page with a checksum: the fastest, read by this program alone.</summary>
    Block,
    /// <summary>As Lucene 4.6 to 4.10 does, so that Java's Lucene and other tools read the index too.</summary>
    Lucene46,
}

/// <summary>Where an index in this process is, and how it is made. Another codec or other words than it was made by make it anew.</summary>
public sealed record EmbeddedIndexOptions
{
    /// <summary>The folder of the index.</summary>
    public required string Folder { get; init; }

    /// <summary>How postings are stored.</summary>
    public IndexCodec Codec { get; init; }

    /// <summary>What cuts texts into words.</summary>
    public IndexWords Words { get; init; }

    /// <summary>How long a search, or the marking of a plan, may take; then what was found so far is the answer, and says so. Null: as
    /// long as
    /// it does.</summary>
    public TimeSpan? SearchTimeLimit { get; init; }

    /// <summary>Tells the time by which <see cref="SearchTimeLimit"/> is kept.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
