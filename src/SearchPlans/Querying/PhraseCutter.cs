using System.Text.RegularExpressions;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Text.Characters;
using SearchPlans.Text.Quantities;
using SearchPlans.Vocabulary;

namespace SearchPlans.Querying;

/// <summary>What a phrase asks for.</summary>
/// <param name="Concepts">What it asks for, each once, in order.</param>
/// <param name="Tokens">The words that it was cut into, in order, particles and all.</param>
internal sealed record PhraseParts(IReadOnlyList<Concept> Concepts, IReadOnlyList<string> Tokens)
{
    /// <summary>Those of a phrase that is only meant as it stands.</summary>
    public static PhraseParts None { get; } = new([], []);
}

/// <summary>Cuts a phrase of a query into what it asks for.</summary>
internal static partial class PhraseCutter
{
    // In a phrase of so many pieces a character behind a word is rather part of a name than a word of its own.
    private const int ShortPhrase = 3;

    // Longer phrases are sentences, in which nobody looks for abbreviations.
    private const int MaxTokens = 24;

    // 哪一年, 几个, 多少种 ask for what no answer says: what is counted belongs to the word of asking.
    private static readonly string[] _askingForOne = ["哪", "几", "多少"];

    private static readonly HashSet<string> _counted =
    [
        "个", "种", "次", "届", "年", "月", "日", "天", "人", "名", "位", "家", "座", "所", "条", "项", "份", "本", "部", "场", "支", "类", "级", "户", "处",
        "里", "儿",
        "一年", "一个", "一种", "一次", "一位", "一家", "一项", "一座", "一条", "一天", "一届", "一部", "一类", "两个", "世纪", "年代",
    ];

    // Join two numbers to one.
    private const string NumberSigns = "+-/:×*.~＋－／：∶﹕·—–−‐‑～〜";

    private enum Kind
    {
        Word,
        Single,
        Function,
        Number,
        Name,
    }

    private readonly record struct Piece(int Start, int End, Kind Kind, int First, int Last);

    /// <summary>Cuts a phrase.</summary>
    /// <param name="phrase">The phrase.</param>
    /// <param name="vocabulary">The words of the corpus.</param>
    /// <param name="sameWords">Whether other expressions for the same count.</param>
    /// <param name="endsInVerb">Whether the phrase was asked of in a way (改了多少) that its last character alone is a verb, not part of a
    /// name.</param>
    public static PhraseParts Cut(string phrase, PlanVocabulary vocabulary, bool sameWords, bool endsInVerb = false)
    {
        TokenBuffer tokens = vocabulary.Cut(phrase);
        IReadOnlyList<(int Start, int End)> expressions =
            sameWords && tokens.Count <= MaxTokens ? vocabulary.Expressions(phrase, tokens) : [];
        List<Piece> pieces = Pieces(phrase, tokens, expressions);
        // What was done is known of its object: 改厕改了多少 is answered by 改厕五万户.
        if (endsInVerb && pieces is [_, .., { Kind: Kind.Single }])
        {
            pieces.RemoveAt(pieces.Count - 1);
        }
        if (IsPersonalName(phrase, pieces))
        {
            pieces = [pieces[0] with { End = pieces[^1].End, Last = pieces[^1].Last, Kind = Kind.Name }];
        }
        bool saysSomething = pieces.Exists(p => p.Kind is not Kind.Function);
        var concepts = new List<Concept>();
        for (int i = 0; i < pieces.Count; i++)
        {
            int last = EndOfName(pieces, i);
            if (last > i || pieces[i].Kind == Kind.Name)
            {
                concepts.Add(Name(phrase, pieces[i].Start, pieces[last].End));
                i = last;
            }
            else if (!saysSomething || pieces[i].Kind != Kind.Function)
            {
                concepts.Add(Of(phrase, pieces[i], tokens, vocabulary, sameWords));
            }
        }
        Concept[] distinct = [.. concepts.DistinctBy(c => CharacterFolding.Fold(c.Text))];
        return new PhraseParts(distinct, [.. Enumerable.Range(0, tokens.Count).Select(t => tokens.Term(t).ToString())]);
    }

    // Characters that make no word belong to what stands before them, as names that the dictionary doesn't know (慕/白, 深圳/湾).
    private static int EndOfName(List<Piece> pieces, int first)
    {
        int last = first;
        bool isShort = pieces.Count <= ShortPhrase;
        while (last + 1 < pieces.Count
            && (pieces[last].Kind == Kind.Single || (isShort && pieces[last].Kind == Kind.Word)) && pieces[last + 1].Kind == Kind.Single
            && pieces[last].End == pieces[last + 1].Start && !IsBeforeNumber(pieces, last + 1))
        {
            last++;
        }
        return last;
    }

    // 总额超500亿元: what stands before a number is no end of a name.
    private static bool IsBeforeNumber(List<Piece> pieces, int at) =>
        at + 1 < pieces.Count && pieces[at + 1].Kind == Kind.Number && pieces[at].End == pieces[at + 1].Start;

    // 李长河 and 诸葛青云: a family name and a word that the dictionary knows, and nothing else.
    private static bool IsPersonalName(string phrase, List<Piece> pieces) =>
        pieces is [{ Start: 0 }, .., { Kind: Kind.Word } given] && given.End == phrase.Length && given.End - given.Start == 2
            && FamilyNames.Contains(CharacterFolding.Fold(phrase[..given.Start]));

    private static Concept Name(string phrase, int start, int end)
    {
        string text = phrase[start..end];
        return new Concept(text, [text], []) { IsName = true };
    }

    private static Concept Of(string phrase, Piece piece, TokenBuffer tokens, PlanVocabulary vocabulary, bool sameWords)
    {
        string text = phrase[piece.Start..piece.End];
        if (piece.Kind == Kind.Number)
        {
            return new Concept(text, [.. NumeralForms.Of(text).Prepend(text).Distinct()], []) { MayLack = false };
        }
        string[] words = [.. Enumerable.Range(piece.First, piece.Last - piece.First + 1).Select(t => tokens.Term(t).ToString()).Distinct()];
        IEnumerable<string> same = sameWords ? vocabulary.SameForms(text) : [];
        return new Concept(text, [.. same.Prepend(text)], words) { MayLack = piece.Kind != Kind.Single };
    }

    // Numbers with their units first, then the longest expressions that are known, then words.
    private static List<Piece> Pieces(string phrase, TokenBuffer tokens, IReadOnlyList<(int Start, int End)> expressions)
    {
        (int Start, int End)[] numbers =
        [
            .. Ordinals().Matches(phrase).Select(m => (m.Index, m.Index + m.Length)),
            .. QuantityReader.Read(phrase).Select(q => (q.Start, q.End)),
        ];
        var pieces = new List<Piece>();
        for (int i = 0; i < tokens.Count;)
        {
            int start = tokens.StartChar(i);
            (int Start, int End) span = expressions.FirstOrDefault(e => e.Start == start);
            Kind kind = Kind.Word;
            if (span.End == 0)
            {
                span = numbers.FirstOrDefault(n => n.Start <= start && start < n.End);
                kind = span.End == 0 ? KindOf(tokens.Term(i)) : Kind.Number;
            }
            int last = i;
            while (last + 1 < tokens.Count && tokens.StartChar(last + 1) < span.End)
            {
                last++;
            }
            var piece = new Piece(
                span.End == 0 ? start : Math.Min(span.Start, start), Math.Max(span.End, tokens.EndChar(last)), kind, i, last);
            if (pieces is [.., { Kind: Kind.Function } asking] && IsCounted(phrase, asking, piece))
            {
                pieces.Add(piece with { Kind = Kind.Function });
            }
            else if (kind == Kind.Number && pieces is [.., { Kind: Kind.Number } first, { Kind: Kind.Function } to] && first.End == to.Start
                && to.End == piece.Start && phrase[to.Start..to.End] is "到" or "至")
            {
                pieces.RemoveAt(pieces.Count - 1);
                pieces[^1] = first with { End = piece.End, Last = last };
            }
            else if (pieces is [.., var before] && IsOneNumber(phrase, before, piece))
            {
                pieces[^1] = before with { End = piece.End, Kind = Kind.Number, Last = last };
            }
            else
            {
                pieces.Add(piece);
            }
            i = last + 1;
        }
        return pieces;
    }

    // 2022年, H2O, 220kV and 3+1+1 are one thing each: none of their parts alone is what was asked for.
    private static bool IsOneNumber(string phrase, Piece before, Piece piece)
    {
        bool isNumber = before.Kind == Kind.Number;
        if (before.End == piece.Start)
        {
            bool isLatin = char.IsAsciiLetterOrDigit(phrase[before.End - 1]) && char.IsAsciiLetterOrDigit(phrase[piece.Start]);
            // 5点5 is 5.5.
            bool isDecimal = isNumber && piece.Kind == Kind.Number && phrase[before.End - 1] is '点' or '點'
                && char.IsDigit(phrase[piece.Start]);
            bool isUnit = isNumber && piece.Kind == Kind.Single && !char.IsAscii(phrase[piece.Start]);
            return isUnit || isDecimal || (isLatin && (isNumber || piece.Kind == Kind.Number));
        }
        return isNumber && piece.Kind == Kind.Number && piece.Start == before.End + 1
            && NumberSigns.Contains(phrase[before.End], StringComparison.Ordinal);
    }

    private static bool IsCounted(string phrase, Piece asking, Piece piece) => asking.End == piece.Start
        && Array.Exists(_askingForOne, w => CharacterFolding.Fold(phrase[asking.Start..asking.End]).EndsWith(w, StringComparison.Ordinal))
        && _counted.Contains(CharacterFolding.Fold(phrase[piece.Start..piece.End]));

    private static Kind KindOf(ReadOnlySpan<char> term)
    {
        if (FunctionWords.Contains(term.ToString()))
        {
            return Kind.Function;
        }
        if (term.ContainsAnyInRange('0', '9'))
        {
            return Kind.Number;
        }
        return term.Length == 1 ? Kind.Single : Kind.Word;
    }

    // 第二十三届 is one number, whatever words the dictionary finds in it.
    [GeneratedRegex(@"第[〇零一二三四五六七八九十百千两0-9０-９]+[届次轮批期章节条篇编卷]")]
    private static partial Regex Ordinals();
}
