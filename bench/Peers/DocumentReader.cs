using System.Text;
using System.Text.Json;

namespace SearchPlans.Bench.Peers;

/// <summary>A line of the documents file. A hit is named by the line's number, from 0.</summary>
internal sealed record DocumentLine(int Line, int Plan, string Title, string Region, int Year, int Section, string Text);

/// <summary>Reads a documents file in batches of whole plans, so that a clock can stand still while JSON is read and
/// memory stays bounded whatever the file's size.</summary>
internal sealed class DocumentReader(string path) : IDisposable
{
    // Characters of text in a batch; much less than any of the peers buffers.
    private const int BatchChars = 4_000_000;

    private readonly StreamReader _reader = new(path, Encoding.UTF8, false, 1 << 16);
    private DocumentLine? _ahead;
    private int _line;

    /// <summary>The plans of the next batch; none at the end.</summary>
    public List<List<DocumentLine>> NextBatch()
    {
        var plans = new List<List<DocumentLine>>();
        int chars = 0;
        _ahead ??= ReadLine();
        while (_ahead is not null && chars < BatchChars)
        {
            var plan = new List<DocumentLine>();
            int number = _ahead.Plan;
            for (; _ahead is not null && _ahead.Plan == number; _ahead = ReadLine())
            {
                plan.Add(_ahead);
                chars += _ahead.Text.Length;
            }
            plans.Add(plan);
        }
        return plans;
    }

    public void Dispose() => _reader.Dispose();

    private DocumentLine? ReadLine()
    {
        if (_reader.ReadLine() is not { } json)
        {
            return null;
        }
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement o = document.RootElement;
        return new DocumentLine(_line++, o.GetProperty("plan").GetInt32(), o.GetProperty("title").GetString()!,
            o.GetProperty("region").GetString()!, o.GetProperty("year").GetInt32(), o.GetProperty("section").GetInt32(),
            o.GetProperty("text").GetString()!);
    }
}
