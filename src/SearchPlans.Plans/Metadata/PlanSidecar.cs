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

    /// <summary>Path of the sidecar of a plan's file.</summary>
    public static string PathOf(string planPath) => planPath + Extension;

    /// <summary>Whether a file of this name is the sidecar of a plan and no plan itself.</summary>
    public static bool IsSidecar(string path) =>
        path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) && PlanFileReader.Supports(path[..^Extension.Length]);

    /// <summary>Reads the sidecar of a plan's file.</summary>
    /// <returns>What it says; null where there is no sidecar, or one without a length: a pipe or a device isn't read.</returns>
    /// <exception cref="PlanFileException">There is one, and it can't be read.</exception>
    public static PlanMetadata? TryRead(string planPath)
    {
        string path = PathOf(planPath);
        try
        {
            if (PlainFile.LengthOf(path) == 0)
            {
                return null;
            }
            using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
            char[] buffer = new char[PlanYaml.MaxChars + 1];
            return Parse(buffer.AsSpan(0, reader.ReadBlock(buffer)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new PlanFileException($"说明文件 {Path.GetFileName(path)} 读取失败：{ReadFailure.ReasonOf(e)}。", e);
        }
    }

    /// <summary>Understands the text of a sidecar.</summary>
    /// <exception cref="PlanFileException">It isn't a mapping in YAML, or is longer than any sidecar.</exception>
    public static PlanMetadata Parse(ReadOnlySpan<char> yaml) =>
        PlanYaml.TryRead(yaml) ?? throw new PlanFileException(
            $"说明文件应为不超过 {PlanYaml.MaxChars} 字的 YAML，每行一项，如“year: 2024”，可用的项有 title、province、city、county、year、reviewedYear、type、issuer、"
                + "number、signed、published、source，不知道而不要推断的写“不详”。请改正或删除它。");

    /// <summary>The text of a sidecar: a line for each field that isn't empty.</summary>
    public static string Write(PlanMetadata metadata) => PlanYaml.Write(metadata);

    /// <summary>Writes the sidecar of a plan's file, whole or not at all.</summary>
    /// <exception cref="IOException">The folder can't be written.</exception>
    public static void Save(string planPath, PlanMetadata metadata)
    {
        string path = PathOf(planPath);
        string temporary = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(Encoding.UTF8.GetBytes(Write(metadata)));
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
