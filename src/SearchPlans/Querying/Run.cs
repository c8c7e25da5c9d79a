using SearchPlans.Lucene.Analysis;
using SearchPlans.Text.Characters;
using SearchPlans.Vocabulary;

namespace SearchPlans.Querying;

/// <summary>One run of characters of a query as it is understood: the ways to write it, and its words.</summary>
internal sealed class Run
{
    // A run of so many words is rather a saying than a list of them.
    private const int LongRun = 3;

    // Of so many words a paragraph on the subject often has all but one.
    private const int ManyWords = 4;

    // Headings and subjects seldom have as many.
    private const int SentenceWords = 8;

    private Run(
        string text, IReadOnlyList<string> forms, IReadOnlyList<string> numberForms, string subject, IReadOnlyList<string> tokens,
        SignedText? signs)
    {
        Text = text;
        Forms = forms;
        NumberForms = numberForms;
        Subject = subject;
        Tokens = tokens;
        Signs = signs;
        // Single characters and the pieces of a number say nothing without standing in a row (链/上/坪/山, 1329/89).
        Words = tokens.Any(t => t.Length > 1 && !char.IsAscii(t[0])) ? [.. tokens.Distinct()] : [];
    }

    /// <summary>The run as typed.</summary>
    public string Text { get; }

    /// <summary>The ways in which it may be written, as typed first.</summary>
    public IReadOnlyList<string> Forms { get; }

    /// <summary>Those of the forms that write its numbers otherwise, and mean the same only where these aren't part of longer
    /// ones.</summary>
    public IReadOnlyList<string> NumberForms { get; }

    /// <summary>What its words, pairs and characters are taken from: all of it, or what a question asks about.</summary>
    public string Subject { get; }

    /// <summary>What it was cut into, in order; empty when only the run as it stands is meant.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>Its words, each once, where they say something by themselves.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>How to look for its signs, where it was quoted with some; else null.</summary>
    public SignedText? Signs { get; }

    /// <summary>How many characters that count its longest form has.</summary>
    public int Length => Forms.Max(LengthOf);

    /// <summary>Whether a paragraph needn't hold all of its words.</summary>
    public bool MayLackWords => Words.Count >= LongRun;

    /// <summary>Whether it has so many words that nobody expects all of them.</summary>
    public bool IsLong => HasManyWords(Words.Count);

    /// <summary>Whether it has so many words that it is rather a sentence than words that are looked for.</summary>
    public bool IsSentence => Words.Count >= SentenceWords;

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
            return new Run(text, [text], [], text, [], isQuoted ? SignedText.Of(text) : null);
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
            text, [.. forms.DistinctBy(f => string.Concat(Characters(f)))], numberForms, subject, TermsOf(vocabulary.Cut(subject)), null);
    }

    /// <summary>The same without some of its forms.</summary>
    public Run Without(IReadOnlyCollection<string> forms) => forms.Count == 0
        ? this
        : new Run(Text, [.. Forms.Except(forms)], [.. NumberForms.Except(forms)], Subject, Tokens, Signs);

    /// <summary>Whether nobody expects all of so many words.</summary>
    public static bool HasManyWords(int words) => words >= ManyWords;

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

    /// <summary>The terms of tokens, in order.</summary>
    public static List<string> TermsOf(TokenBuffer tokens) => [.. Enumerable.Range(0, tokens.Count).Select(i => tokens.Term(i).ToString())];
}
