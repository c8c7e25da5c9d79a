using SearchPlans.Engine.Indexing;
using SearchPlans.Fields;
using SearchPlans.Plans;
using SearchPlans.Reading;
using SearchPlans.Syncing;

namespace SearchPlans.Adding;

/// <summary>Writes what a person knows better of a plan into its sidecar.</summary>
public static class MetadataCorrection
{
    /// <summary>What the sidecar is to say so that a plan is known as wanted: what was changed, and what it said already.
    /// A field that was emptied is left to the text.</summary>
    /// <param name="known">What is known of the plan now.</param>
    /// <param name="said">What the sidecar says now.</param>
    /// <param name="wanted">All fields as they should be.</param>
    public static PlanMetadata Given(PlanMetadata known, PlanMetadata said, PlanMetadata wanted)
    {
        // A place is taken whole from one origin.
        PlanMetadata place = (wanted.Province, wanted.City, wanted.County) == (known.Province, known.City, known.County) ? said : wanted;
        return new PlanMetadata
        {
            Title = Of(m => m.Title),
            Province = place.Province,
            City = place.City,
            County = place.County,
            Year = Of(m => m.Year),
            ReviewedYear = Of(m => m.ReviewedYear),
            Type = Of(m => m.Type),
            Issuer = Of(m => m.Issuer),
            Published = Of(m => m.Published),
            Source = Of(m => m.Source),
        };

        T Of<T>(Func<PlanMetadata, T> field) => EqualityComparer<T>.Default.Equals(field(wanted), field(known)) ? field(said) : field(wanted);
    }

    /// <summary>Writes the sidecar of a plan and indexes the plan anew.</summary>
    /// <exception cref="PlanFileException">The plan can't be read, or the sidecar not written.</exception>
    internal static PlanSummary Keep(CorpusFolder corpus, IndexWriter writer, CorpusFile file, PlanMetadata wanted)
    {
        if (!corpus.IsInside(file.File)) throw new PlanFileException($"语料里的“{file.File}”或它的文件夹是链接，不往那里写。");
        PlanMetadata said = PlanSidecar.TryRead(file.SidecarOwner) ?? new PlanMetadata();
        PlanMetadata given = Given(CorpusReading.Read(file).Plan.Metadata, said, wanted);
        if (given != said) Save(file.SidecarOwner, given);
        CorpusPlan read = CorpusReading.Read(file);
        writer.Delete(PlanFields.File, new HashSet<string>(StringComparer.Ordinal) { file.File });
        writer.Add(PlanBlocks.Create(file, read.Plan, read.ContentHash));
        writer.Commit(CancellationToken.None);
        return PlanBlocks.Summarize(file, read.Plan);
    }

    private static void Save(string owner, PlanMetadata given)
    {
        // What couldn't be read again would take the plan out of the index.
        if (PlanSidecar.Parse(PlanSidecar.Write(given)) != given)
            throw new PlanFileException("填写的内容太长，或有不能记录的字符。请改正后再试。");
        try
        {
            if (given == new PlanMetadata()) File.Delete(PlanSidecar.PathOf(owner));
            else PlanSidecar.Save(owner, given);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PlanFileException($"语料文件夹写不进去：{e.Message}。请检查权限和磁盘空间。", e);
        }
    }
}
