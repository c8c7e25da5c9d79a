using System.Text;

namespace SearchPlans.Plans;

/// <summary>
/// What a user says of a plan, in a small YAML file beside it (<c>2024.md.yaml</c> beside <c>2024.md</c>). It wins over
/// what is understood from the plan, field by field, and can be edited by hand.
/// </summary>
public static class PlanSidecar
{
    /// <summary>What is added to a plan's file name to get the sidecar's.</summary>
    public const string Extension = ".yaml";

    /// <summary>Longest sidecar, in characters: metadata and some hundred corrections of figures.</summary>
    public const int MaxChars = 256 * 1024;

    /// <summary>Longest metadata in it, in characters.</summary>
    public const int MaxMetadataChars = PlanYaml.MaxChars;

    /// <summary>Path of the sidecar of a plan's file.</summary>
    public static string PathOf(string planPath) => planPath + Extension;

    /// <summary>Whether a file of this name is the sidecar of a plan and no plan itself.</summary>
    public static bool IsSidecar(string path) =>
        path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) && PlanFileReader.Supports(path[..^Extension.Length]);

    /// <summary>Reads the sidecar of a plan's file.</summary>
    /// <returns>What it says; null where there is no sidecar, or one without a length: a pipe or a device isn't read.</returns>
    /// <exception cref="PlanFileException">There is one, and it can't be read.</exception>
    public static PlanMetadata? TryRead(string planPath) => TryReadText(planPath) is { } text ? Parse(text) : null;

    /// <summary>Reads what the sidecar of a plan's file says of figures that were read wrong.</summary>
    /// <returns>The corrections, in the order of the file; none where there is no sidecar.</returns>
    /// <exception cref="PlanFileException">There is a sidecar, and it can't be read.</exception>
    public static IReadOnlyList<FigureCorrection> ReadFigures(string planPath) =>
        TryReadText(planPath) is { } text ? FigureCorrectionYaml.Read(text) : [];

    /// <summary>Reads the id that the sidecar of a plan's file keeps for it, where it isn't the one that its name gives: the plan was
    /// moved, or took the place of one in another format.</summary>
    /// <returns>The id as it is written, or null; whether it is one is for who gives them to say.</returns>
    /// <exception cref="PlanFileException">There is a sidecar, and it can't be read.</exception>
    public static string? ReadId(string planPath) => TryReadText(planPath) is { } text ? PlanYaml.TryReadId(text, MaxChars) : null;

    /// <summary>Reads whether the sidecar of a plan's file says that an editor has looked at what seemed odd in it and left it as it
    /// is.</summary>
    /// <exception cref="PlanFileException">There is a sidecar, and it can't be read.</exception>
    public static bool IsChecked(string planPath) => TryReadText(planPath) is { } text && PlanYaml.ReadChecked(text, MaxChars);

    private static string? TryReadText(string planPath)
    {
        string path = PathOf(planPath);
        try
        {
            if (PlainFile.LengthOf(path) == 0)
            {
                return null;
            }
            using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
            char[] buffer = new char[MaxChars + 1];
            return new string(buffer, 0, reader.ReadBlock(buffer));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new PlanFileException($"说明文件 {Path.GetFileName(path)} 读取失败：{ReadFailure.ReasonOf(e)}。", e);
        }
    }

    /// <summary>Understands the text of a sidecar.</summary>
    /// <exception cref="PlanFileException">It isn't a mapping in YAML, or is longer than any sidecar.</exception>
    public static PlanMetadata Parse(ReadOnlySpan<char> yaml) =>
        PlanYaml.TryRead(yaml, MaxChars) ?? throw new PlanFileException(
            $"说明文件应为不超过 {MaxChars} 字的 YAML，每行一项，如“year: 2024”，可用的项有 title、province、city、county、year、reviewedYear、type、issuer、"
                + "number、signed、published、source，不知道而不要推断的写“不详”。请改正或删除它。");

    /// <summary>The text of a sidecar: a line for each field that isn't empty.</summary>
    public static string Write(PlanMetadata metadata) => PlanYaml.Write(metadata);

    /// <summary>The text of a sidecar with all that one may say.</summary>
    /// <param name="id">The id that it keeps, or null.</param>
    /// <param name="metadata">What is known of the plan.</param>
    /// <param name="figures">What was said of its figures.</param>
    /// <param name="isChecked">Whether an editor has looked at the plan and left it as it is.</param>
    /// <exception cref="PlanFileException">It would be too long to be read again.</exception>
    public static string Write(string? id, PlanMetadata metadata, IReadOnlyList<FigureCorrection> figures, bool isChecked)
    {
        string text = PlanYaml.WriteId(id) + PlanYaml.WriteChecked(isChecked) + Write(metadata) + FigureCorrectionYaml.Write(figures);
        return text.Length <= MaxChars
            ? text
            : throw new PlanFileException($"说明文件会超过 {MaxChars} 字，没有写入。请先撤回一些更正。");
    }

    /// <summary>Writes the metadata into the sidecar of a plan's file, whole or not at all. All else that it says
    /// stays.</summary>
    /// <exception cref="IOException">The folder can't be written.</exception>
    /// <exception cref="PlanFileException">There is a sidecar, and it can't be read.</exception>
    public static void Save(string planPath, PlanMetadata metadata) => Save(planPath, metadata, ReadFigures(planPath));

    /// <summary>Writes the sidecar of a plan's file, whole or not at all; one that would say nothing is deleted. The id that it keeps
    /// stays, and that an editor has looked.</summary>
    /// <exception cref="IOException">The folder can't be written.</exception>
    /// <exception cref="PlanFileException">It would be too long to be read again.</exception>
    public static void Save(string planPath, PlanMetadata metadata, IReadOnlyList<FigureCorrection> figures) =>
        SaveText(planPath, Write(ReadId(planPath), metadata, figures, IsChecked(planPath)));

    /// <summary>Has the sidecar of a plan's file keep an id, whole or not at all; all else that it says stays.</summary>
    /// <param name="planPath">The plan's file.</param>
    /// <param name="id">The id, or null for none.</param>
    /// <exception cref="IOException">The folder can't be written.</exception>
    /// <exception cref="PlanFileException">There is a sidecar, and it can't be read.</exception>
    public static void SaveId(string planPath, string? id) =>
        SaveText(planPath, Write(id, TryRead(planPath) ?? new PlanMetadata(), ReadFigures(planPath), IsChecked(planPath)));

    /// <summary>Has the sidecar of a plan's file say that an editor has looked, or no longer, whole or not at all; all else that it says
    /// stays.</summary>
    /// <exception cref="IOException">The folder can't be written.</exception>
    /// <exception cref="PlanFileException">There is a sidecar, and it can't be read.</exception>
    public static void SaveChecked(string planPath, bool isChecked) =>
        SaveText(planPath, Write(ReadId(planPath), TryRead(planPath) ?? new PlanMetadata(), ReadFigures(planPath), isChecked));

    private static void SaveText(string planPath, string text)
    {
        string path = PathOf(planPath);
        if (text.Length == 0)
        {
            File.Delete(path);
            return;
        }
        string temporary = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(Encoding.UTF8.GetBytes(text));
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
