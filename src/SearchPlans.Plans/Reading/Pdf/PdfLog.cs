using UglyToad.PdfPig.Logging;

namespace SearchPlans.Plans;

/// <summary>Counts what the library passes over and only its log tells: text in fonts that are missing or damaged.</summary>
internal sealed class PdfLog : ILog
{
    /// <summary>How many times text was passed over.</summary>
    public int SkippedTexts { get; private set; }

    /// <inheritdoc />
    public void Debug(string message) { }

    /// <inheritdoc />
    public void Debug(string message, Exception ex) { }

    /// <inheritdoc />
    public void Warn(string message) => SkippedTexts += message.StartsWith("Skipping a missing font", StringComparison.Ordinal) ? 1 : 0;

    /// <inheritdoc />
    public void Error(string message) { }

    /// <inheritdoc />
    public void Error(string message, Exception ex) { }
}
