using SearchPlans.Lucene.Analysis;

namespace SearchPlans.Engine.Documents;

/// <summary>What an index keeps of a text field's tokens.</summary>
public enum Postings
{
    /// <summary>Which documents hold a term.</summary>
    Documents,
    /// <summary>And how often.</summary>
    Frequencies,
    /// <summary>And at which positions, as phrases need.</summary>
    Positions,
}

/// <summary>A field whose text is searched.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Analyzer">What makes its tokens, when indexing and when asking.</param>
/// <param name="Postings">What is kept of them.</param>
/// <param name="Norms">Whether the length of the text counts in ranking.</param>
public sealed record TextField(string Name, BufferAnalyzer Analyzer, Postings Postings, bool Norms);

/// <summary>A value of whole blocks that documents are counted, filtered or sorted by; kept in a column.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Kind">What its values are.</param>
public sealed record ColumnField(string Name, ColumnKind Kind);

/// <summary>What the values of a column are.</summary>
public enum ColumnKind
{
    /// <summary>Whole numbers, 64 bits; 0 where a block has none.</summary>
    Number,
    /// <summary>Strings; empty where a block has none.</summary>
    Keyword,
}

/// <summary>
/// The fields of an index. Documents come in blocks that are added and deleted whole (the documents of one plan);
/// within a block, groups run over neighbouring documents (its sections).
/// </summary>
public sealed class Schema
{
    /// <summary>Makes a schema.</summary>
    /// <param name="texts">The searched fields.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="identity">Names what else the documents are made by, such as the form of their stored bytes.</param>
    public Schema(IReadOnlyList<TextField> texts, IReadOnlyList<ColumnField> columns, string identity = "")
    {
        Texts = texts;
        Columns = columns;
        Identity = string.Join('\n',
            texts.Select(t => $"{t.Name} {t.Postings} {(t.Norms ? "norms" : "-")} {t.Analyzer.Identity}")
                .Concat(columns.Select(c => $"{c.Name} {c.Kind}"))
                .Append(identity));
    }

    /// <summary>The searched fields; a field's ordinal is its place here.</summary>
    public IReadOnlyList<TextField> Texts { get; }

    /// <summary>The columns; a column's ordinal is its place here.</summary>
    public IReadOnlyList<ColumnField> Columns { get; }

    /// <summary>Names everything that the index's content depends on. An index of another identity has to be rebuilt.</summary>
    public string Identity { get; }

    /// <summary>The ordinal of a searched field.</summary>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public int TextOrdinal(string name) => OrdinalOf(Texts, t => t.Name == name, name);

    /// <summary>The ordinal of a column.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public int ColumnOrdinal(string name) => OrdinalOf(Columns, c => c.Name == name, name);

    private static int OrdinalOf<T>(IReadOnlyList<T> list, Predicate<T> match, string name)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (match(list[i])) return i;
        }
        throw new ArgumentException($"The schema has no field named {name}.", nameof(name));
    }
}
