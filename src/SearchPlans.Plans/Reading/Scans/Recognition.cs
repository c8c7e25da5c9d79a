using System.Globalization;

namespace SearchPlans.Plans;

/// <summary>That a machine recognised a text in pictures of pages, and how sure it was.</summary>
/// <param name="Engine">What recognised it: tesseract 5.3.0 chi_sim.</param>
/// <param name="Pages">Its confidence in each page in percent, in order, with spaces between: 93 88 0; a page without words has 0. What a
/// person wrote there may be anything.</param>
public sealed record Recognition(string Engine, string Pages)
{
    /// <summary>What such a text is called before users.</summary>
    public const string Name = "机器识别";

    // Below it much of a page has to be looked at.
    private const int LowConfidence = 80;

    /// <summary>The confidence in each page, 0 to 100; what is no number is 0.</summary>
    public IReadOnlyList<int> PageConfidences() =>
        [.. Pages.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(page => int.TryParse(page, CultureInfo.InvariantCulture, out int value) ? Math.Clamp(value, 0, 100) : 0)];

    /// <summary>The mean of all pages that have words, 0 to 100; 0 where none has.</summary>
    public int Confidence() =>
        PageConfidences().Where(page => page > 0).ToArray() is { Length: > 0 } pages ? (int)Math.Round(pages.Average()) : 0;

    /// <summary>What a user should know of it: how many pages, how sure, which to look at.</summary>
    public string Told()
    {
        const int Most = 10;
        IReadOnlyList<int> pages = PageConfidences();
        int[] low = [.. Enumerable.Range(1, pages.Count).Where(number => pages[number - 1] < LowConfidence)];
        string look = low.Length == 0 ? ""
            : $"，其中第 {string.Join('、', low.Take(Most))}{(low.Length > Most ? " 等" : "")} 页低于 {LowConfidence}%，请对照原件核对";
        return $"文字由机器识别（{Engine}），共 {pages.Count} 页，平均可信度 {Confidence()}%{look}。";
    }
}

/// <summary>How far the reading of a scan is.</summary>
/// <param name="PagesDone">Pages read.</param>
/// <param name="PagesTotal">Pages in all.</param>
public readonly record struct RecognitionProgress(int PagesDone, int PagesTotal);
