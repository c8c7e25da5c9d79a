using System.ComponentModel;
using SearchPlans.Plans;

namespace SearchPlans.Exporting;

/// <summary>That a machine recognised a text in pictures of pages.</summary>
public sealed record RecognitionResponse(
    [property: Description("识别用的程序和语言，如 tesseract 5.3.0 chi_sim")] string Engine,
    [property: Description("平均可信度，0 到 100")] int Confidence,
    [property: Description("每页的可信度，按先后，0 到 100；没有认出文字的页为 0")] IReadOnlyList<int> Pages)
{
    /// <summary>Translates one; null for none.</summary>
    public static RecognitionResponse? From(Recognition? recognition) => recognition is null
        ? null
        : new RecognitionResponse(recognition.Engine, recognition.Confidence(), recognition.PageConfidences());
}
