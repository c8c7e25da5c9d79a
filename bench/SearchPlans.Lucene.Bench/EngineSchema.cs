using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;
using SearchPlans.Engine.Documents;

namespace SearchPlans.Lucene.Bench;

/// <summary>The fields that every peer has: a text with positions and lengths, not stored; plan, title, region and year as
/// columns; sections as groups; the document's line as stored bytes.</summary>
internal static class EngineSchema
{
    public const string Text = "text";

    public static Schema Create(bool pretokenized) => new(
        [new TextField(Text, pretokenized ? new WhitespaceAnalyzer() : new SmartCnAnalyzer(), Postings.Positions, Norms: true)],
        [
            new ColumnField("plan", ColumnKind.Number), new ColumnField("title", ColumnKind.Keyword),
            new ColumnField("region", ColumnKind.Keyword), new ColumnField("year", ColumnKind.Number),
        ]);
}
