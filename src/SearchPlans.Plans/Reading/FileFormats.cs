namespace SearchPlans.Plans;

/// <summary>The formats that files are read in: all classes of <see cref="FileFormat"/> that there are.</summary>
internal static class FileFormats
{
    /// <summary>All formats, in the order of lists for people.</summary>
    public static IReadOnlyList<FileFormat> All { get; } =
        [.. typeof(FileFormats).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(FileFormat)) && !type.IsAbstract)
            .Select(type => (FileFormat)Activator.CreateInstance(type)!)
            .OrderBy(format => format.Place)];

    /// <summary>The format whose files bear an extension (lower case with the dot); null for none.</summary>
    public static FileFormat? ByExtension(string extension) => All.FirstOrDefault(format => format.Extensions.Contains(extension));

    /// <summary>The format at a place of the list (<see cref="FileFormat.Place"/>).</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static FileFormat AtPlace(int place) => All.Single(format => format.Place == place);

    /// <summary>The format of a file, by its content first and its name second.</summary>
    /// <exception cref="PlanFileException">It is of a kind that isn't read.</exception>
    public static FileFormat Of(FileContent file)
    {
        if (All.FirstOrDefault(format => format.Recognizes(file)) is { } recognized)
        {
            return recognized;
        }
        if (RefusedFiles.NameOf(file) is { } name)
        {
            throw new PlanFileException($"这是{name}，读不出正文。请把正文另存为 docx、pdf 或 UTF-8 编码的 txt 文件。");
        }
        return file.IsZip ? throw new PlanFileException(PlanFileReader.Several) : All.Last(format => format.Accepts(file));
    }
}
