using System.Buffers;
using System.Text;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;

namespace SearchPlans.Bench.Comparing;

/// <summary>Documents files as the peers read them, and the tokens of the first documents for drawing queries.</summary>
internal static class DocumentFiles
{
    // What is white space to some peers only: such a term would be one token to one and two to another.
    private static readonly SearchValues<char> _spaces = SearchValues.Create(" \t\u00A0\u0085\u2007\u202F");

    /// <summary>Writes paragraphs as they are.</summary>
    public static void WriteRaw(string path, IEnumerable<List<Paragraph>> plans)
    {
        using var writer = new StreamWriter(path);
        foreach (Paragraph paragraph in plans.SelectMany(p => p))
        {
            writer.WriteLine(paragraph.ToJson());
        }
    }

    /// <summary>Writes paragraphs as SmartCn's words with spaces between.</summary>
    /// <returns>The number of documents.</returns>
    public static int WriteTokens(string path, IEnumerable<List<Paragraph>> plans)
    {
        BufferTokenizer tokenizer = new SmartCnAnalyzer().CreateTokenizer();
        var tokens = new TokenBuffer();
        var text = new StringBuilder();
        int count = 0;
        using var writer = new StreamWriter(path);
        foreach (Paragraph paragraph in plans.SelectMany(p => p))
        {
            tokens.Clear();
            tokenizer.Tokenize(paragraph.Text, tokens);
            text.Clear();
            for (int t = 0; t < tokens.Count; t++)
            {
                if (tokens.Term(t).ContainsAny(_spaces))
                {
                    continue;
                }
                if (text.Length > 0)
                {
                    text.Append(' ');
                }
                text.Append(tokens.Term(t));
            }
            writer.WriteLine((paragraph with { Text = text.ToString() }).ToJson());
            count++;
        }
        return count;
    }

    /// <summary>The tokens of every document of a file.</summary>
    public static List<string[]> ReadTokens(string path)
    {
        using var reader = new Peers.DocumentReader(path);
        var documents = new List<string[]>();
        while (reader.NextBatch() is { Count: > 0 } plans)
        {
            documents.AddRange(plans.SelectMany(p => p).Select(d => d.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        }
        return documents;
    }
}
