using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Index;
using SearchPlans.Plans;

namespace SearchPlans.Adding;

/// <summary>Writes what a person says of a figure into the sidecar of its plan.</summary>
internal static class FigureCorrecting
{
    // A sidecar is read whole with every look at the plan.
    private const int MaxCorrections = 500;

    /// <summary>Keeps a correction in place of what was said of the same number before, and indexes the plan anew; committing is for who
    /// called.</summary>
    /// <exception cref="PlanFileException">The correction says too little, or can't be kept; the message says why.</exception>
    public static Task<PlanSummary> KeepAsync(
        CorpusFolder corpus, IPlanIndexWriter writer, string planId, CorpusFile file, FigureCorrection correction,
        CancellationToken cancellation)
    {
        if (CorrectedFigure.Problem(correction) is { } problem)
        {
            throw new PlanFileException(problem);
        }
        return ChangeAsync(corpus, writer, planId, file, said => With(said, correction), cancellation);
    }

    /// <summary>Takes a correction back, so that the figure is again as it is read, and indexes the plan anew; committing is for who
    /// called.</summary>
    public static Task<PlanSummary> WithdrawAsync(
        CorpusFolder corpus, IPlanIndexWriter writer, string planId, CorpusFile file, FigureKey key, CancellationToken cancellation) =>
        ChangeAsync(corpus, writer, planId, file, said => [.. said.Where(c => !IsOf(c, key))], cancellation);

    private static IReadOnlyList<FigureCorrection> With(IReadOnlyList<FigureCorrection> said, FigureCorrection correction)
    {
        var key = new FigureKey(correction.Anchor, correction.StartChar, correction.Name);
        FigureCorrection[] others = [.. said.Where(c => !IsOf(c, key))];
        return others.Length < MaxCorrections
            ? [.. others, correction]
            : throw new PlanFileException($"一份计划最多更正 {MaxCorrections} 处。");
    }

    private static bool IsOf(FigureCorrection correction, FigureKey key) =>
        new FigureKey(correction.Anchor, correction.StartChar, correction.Name) == key;

    private static async Task<PlanSummary> ChangeAsync(
        CorpusFolder corpus, IPlanIndexWriter writer, string planId, CorpusFile file,
        Func<IReadOnlyList<FigureCorrection>, IReadOnlyList<FigureCorrection>> change, CancellationToken cancellation)
    {
        if (!corpus.IsInside(file.File))
        {
            throw new PlanFileException($"语料里的“{file.File}”或它的文件夹是链接，不往那里写。");
        }
        cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<FigureCorrection> said = PlanSidecar.ReadFigures(file.SidecarOwner);
        IReadOnlyList<FigureCorrection> wanted = change(said);
        if (!wanted.SequenceEqual(said))
        {
            try
            {
                PlanSidecar.Save(file.SidecarOwner, PlanSidecar.TryRead(file.SidecarOwner) ?? new PlanMetadata(), wanted);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new CorpusWriteException(e);
            }
        }
        // From here on it goes to its end: the sidecar is written.
        CorpusPlan read = await CorpusReading.ReadAsync(file, CancellationToken.None);
        await writer.AddAsync(read.Indexed(file, planId), CancellationToken.None);
        return PlanTexts.Summarize(file, read.Plan, planId);
    }
}
