using Lucene.Net.Search;

namespace SearchPlans.Lucene.Queries;

/// <summary>A collector that takes many documents at a time, where a scorer can give them so.</summary>
public interface IBatchCollector : ICollector
{
    /// <summary>Documents that score no more than this only need to be counted; below 0 while all are wanted. May rise.</summary>
    float MinScore { get; }

    /// <summary>Takes documents of the leaf.</summary>
    /// <param name="docs">The documents, by rising number.</param>
    /// <param name="scores">Their scores, as many.</param>
    void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores);

    /// <summary>Counts documents that score no more than <see cref="MinScore"/>.</summary>
    /// <param name="docs">How many there are.</param>
    void Count(int docs);
}
