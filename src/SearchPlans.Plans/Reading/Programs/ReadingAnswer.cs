using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SearchPlans.Plans;

/// <summary>What the child says of a file.</summary>
/// <param name="Kind"><see cref="ReadingFrameKind.Read"/> and what follows it.</param>
/// <param name="Imported">What was read, for <see cref="ReadingFrameKind.Read"/>.</param>
/// <param name="Message">Why not, else.</param>
internal sealed record ReadingAnswer(ReadingFrameKind Kind, Imported? Imported, string Message)
{
    // Chinese as it is, in half of the bytes.
    private static readonly JsonSerializerOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a file in this process.</summary>
    public static ReadingAnswer Of(ReadingFrame request)
    {
        try
        {
            return new ReadingAnswer(ReadingFrameKind.Read, FileFormats.AtPlace(request.Format).ReadInChild(request.Bytes.ToArray()), "");
        }
        catch (PlanFileException refusal)
        {
            return new ReadingAnswer(
                refusal.IsScan ? ReadingFrameKind.Scan : ReadingFrameKind.Refused, null, refusal.Message);
        }
        catch (Exception e) when (e is OutOfMemoryException or InsufficientMemoryException)
        {
            return new ReadingAnswer(ReadingFrameKind.OutOfMemory, null, e.Message);
        }
        // Whatever it is, the parent has to hear of it.
        catch (Exception e)
        {
            return new ReadingAnswer(ReadingFrameKind.Failed, null, e.ToString());
        }
    }

    /// <summary>As it is sent.</summary>
    public ReadingFrame ToFrame() => new(Kind,
        Imported is null ? Encoding.UTF8.GetBytes(Message) : JsonSerializer.SerializeToUtf8Bytes(Imported, _options));

    /// <summary>As it was received.</summary>
    /// <exception cref="InvalidDataException">It is no answer.</exception>
    public static ReadingAnswer From(ReadingFrame frame)
    {
        try
        {
            return frame.Kind == ReadingFrameKind.Read
                ? new ReadingAnswer(frame.Kind, JsonSerializer.Deserialize<Imported>(frame.Bytes.Span), "")
                : new ReadingAnswer(frame.Kind, null, Encoding.UTF8.GetString(frame.Bytes.Span));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }
}
