using SearchPlans.Text.Characters;
using SearchPlans.Vocabulary;

namespace SearchPlans.Querying;

/// <summary>One run of characters of a query as it is understood: the ways to write it, and what it asks for.</summary>
internal sealed class Run
{
    private Run(
        string text, IReadOnlyList<string> forms, IReadOnlyList<string> numberForms, string subject, PhraseParts parts, SignedText? signs)
    {
        Text = text;
        Forms = forms;
        NumberForms = numberForms;
        Subject = subject;
        Concepts = parts.Concepts;
        Tokens = parts.Tokens;
        Signs = signs;
    }

    /// <summary>The run as typed.</summary>
    public string Text { get; }

    /// <summary>The ways in which it may be written, as typed first.</summary>
    public IReadOnlyList<string> Forms { get; }

    /// <summary>Those of the forms that write its numbers otherwise, and mean the same only where these aren't part of longer
    /// ones.</summary>
    public IReadOnlyList<string> NumberForms { get; }

    /// <summary>What its concepts, pairs and characters are taken from: all of it, or what a question asks about.</summary>
    public string Subject { get; }

    /// <summary>What it asks for, in order; empty when only the run as it stands is meant.</summary>
    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>The words that it was cut into, in order, particles and all.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>How to look for its signs, where it was quoted with some; else null.</summary>
    public SignedText? Signs { get; }

    /// <summary>The words of its concepts, each once.</summary>
    public IReadOnlyList<string> Words => field ??= [.. Concepts.SelectMany(c => c.Words).Distinct()];

    /// <summary>Whether what it asks for finds it too, however it is put.</summary>
    public bool HasParts => Concepts.Count > 1 || (Concepts is [var only] && (only.Words.Count > 1 || only.Text != Text));

    /// <summary>How many characters that count its longest form has.</summary>
    public int Length => Forms.Max(LengthOf);

    /// <summary>Says how a run is understood.</summary>
    /// <param name="text">The run; it has at least one character that counts.</param>
    /// <param name="isQuoted">Whether it stood in quotes.</param>
    /// <param name="exactOnly">Whether only the run as it stands is meant, though not quoted.</param>
    /// <param name="vocabulary">The words of the corpus.</param>
    /// <param name="sameWords">Whether other expressions for the same are looked for along.</param>
    public static Run Create(string text, bool isQuoted, bool exactOnly, PlanVocabulary vocabulary, bool sameWords)
    {
        if (isQuoted || exactOnly)
        {
            return new Run(text, [text], [], text, PhraseParts.None, isQuoted ? SignedText.Of(text) : null);
        }
        IReadOnlyList<string> numberForms = NumeralForms.Of(text);
        List<string> forms = [text, .. numberForms];
        string subject = text;
        if (sameWords)
        {
            subject = Questions.SubjectOf(text) ?? text;
            forms.Add(subject);
            forms.AddRange(vocabulary.SameForms(subject));
        }
        return new Run(
            text, [.. forms.DistinctBy(f => string.Concat(Characters(f)))], numberForms, subject,
            PhraseCutter.Cut(subject, vocabulary, sameWords, endsInVerb: text.Contains(subject + "了", StringComparison.Ordinal)), null);
    }

    /// <summary>The same without some of its forms.</summary>
    public Run Without(IReadOnlySet<string> forms) => forms.Count == 0
        ? this
        : new Run(Text, [.. Forms.Except(forms)], [.. NumberForms.Except(forms)], Subject, new PhraseParts(Concepts, Tokens), Signs);

    /// <summary>The characters of a text that count, folded, each a string.</summary>
    public static List<string> Characters(string text)
    {
        var characters = new List<string>();
        var stream = new CharacterStream(text);
        while (stream.MoveNext())
        {
            characters.Add(stream.Current.ToString());
        }
        return characters;
    }

    /// <summary>How many characters of a text count.</summary>
    public static int LengthOf(string text) => Characters(text).Count;
}
