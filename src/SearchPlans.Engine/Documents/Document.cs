namespace SearchPlans.Engine.Documents;

/// <summary>One searchable thing: texts by field, and bytes to give back with a hit.</summary>
public sealed class Document
{
    private readonly List<(string Field, string Text)> _texts = [];

    /// <summary>Whether a new group begins with this document. The first of a block always begins one.</summary>
    public bool StartsGroup { get; init; }

    /// <summary>What is given back with a hit, in any form of the caller's.</summary>
    public ReadOnlyMemory<byte> Stored { get; init; }

    /// <summary>The texts to search.</summary>
    public IReadOnlyList<(string Field, string Text)> Texts => _texts;

    /// <summary>Adds a text. More than one for a field stand one after another.</summary>
    public Document Add(string field, string text)
    {
        _texts.Add((field, text));
        return this;
    }
}

/// <summary>Documents that are added, replaced and deleted as one, and the values they share.</summary>
public sealed class DocumentBlock
{
    private readonly List<Document> _documents = [];
    private readonly List<(string Column, long Value)> _numbers = [];
    private readonly List<(string Column, string Value)> _keywords = [];

    /// <summary>Its documents, in the order in which they are numbered.</summary>
    public IReadOnlyList<Document> Documents => _documents;

    /// <summary>Values of number columns.</summary>
    public IReadOnlyList<(string Column, long Value)> Numbers => _numbers;

    /// <summary>Values of keyword columns.</summary>
    public IReadOnlyList<(string Column, string Value)> Keywords => _keywords;

    /// <summary>Adds a document behind those it has.</summary>
    public DocumentBlock Add(Document document)
    {
        _documents.Add(document);
        return this;
    }

    /// <summary>Sets a number column.</summary>
    public DocumentBlock Set(string column, long value)
    {
        _numbers.Add((column, value));
        return this;
    }

    /// <summary>Sets a keyword column.</summary>
    public DocumentBlock Set(string column, string value)
    {
        _keywords.Add((column, value));
        return this;
    }
}
