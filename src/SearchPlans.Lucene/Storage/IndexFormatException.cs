namespace SearchPlans.Lucene.Storage;

/// <summary>Why an index file can't be used.</summary>
public enum IndexFormatProblem
{
    /// <summary>The bytes aren't what was written: cut short, changed, or never complete.</summary>
    Corrupt,
    /// <summary>Written by an earlier version whose format is no longer read.</summary>
    TooOld,
    /// <summary>Written by a later version.</summary>
    TooNew,
}

/// <summary>An index file can't be used. The message names the file, what was expected, what was found and the cure.</summary>
public sealed class IndexFormatException : IOException
{
    /// <summary>What to do about an index whose bytes aren't what was written, in Chinese.</summary>
    public const string RebuildIt = "请重建索引（searchplans index --rebuild）；语料不受影响。";

    /// <summary>Makes the exception.</summary>
    /// <param name="problem">Why the file can't be used.</param>
    /// <param name="file">The file's name within the index.</param>
    /// <param name="expected">What should be there.</param>
    /// <param name="found">What is there.</param>
    /// <param name="inner">What Lucene said, or null.</param>
    public IndexFormatException(IndexFormatProblem problem, string file, string expected, string found, Exception? inner = null)
        : base($"索引文件 {file} {Describe(problem)}：应为{expected}，实为{found}。{Cure(problem)}", inner)
    {
        Problem = problem;
        File = file;
    }

    /// <summary>Why the file can't be used.</summary>
    public IndexFormatProblem Problem { get; }

    /// <summary>The file's name within the index.</summary>
    public string File { get; }

    private static string Describe(IndexFormatProblem problem) => problem switch
    {
        IndexFormatProblem.TooOld => "的格式太旧",
        IndexFormatProblem.TooNew => "的格式太新",
        _ => "已损坏",
    };

    private static string Cure(IndexFormatProblem problem) => problem switch
    {
        IndexFormatProblem.TooNew => "请升级程序，或重建索引（searchplans index --rebuild）。",
        _ => RebuildIt,
    };
}
