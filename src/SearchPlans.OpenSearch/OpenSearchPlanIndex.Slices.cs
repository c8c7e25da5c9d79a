using SearchPlans.Index;
using SearchPlans.OpenSearch.Writing;

namespace SearchPlans.OpenSearch;

/// <content>Several processes fill a new index.</content>
public sealed partial class OpenSearchPlanIndex : ISlicedIndex
{
    /// <inheritdoc />
    public async Task<ISliceWriter> OpenSliceAsync(IndexSlice slice, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return await SliceWriter.OpenAsync(_client, _options, _index, CurrentFields(), slice, RefreshAsync, cancellation);
    }

    // What is being filled in parts is left to who fills it; who is asked to make the index anew gives it up.
    private async Task<Filling?> FillingAsync(bool rebuild, CancellationToken cancellation)
    {
        Filling? filling = await Filling.ReadAsync(_client, _options.Index, cancellation);
        if (filling is null || !rebuild)
        {
            return filling;
        }
        await SliceWriter.GiveUpAsync(_client, _options, _index, filling, cancellation);
        return null;
    }

    private static void ExpectNoFilling(Filling? filling)
    {
        if (filling is not null)
        {
            throw new PlanIndexLockedException(
                $"新索引正分 {filling.Parts.Count} 份填充，还差第 {filling.Missing} 份，填好后自动换上。"
                + "若不再继续，请用 searchplans index --rebuild 放弃它、由一个程序重建。");
        }
    }
}
