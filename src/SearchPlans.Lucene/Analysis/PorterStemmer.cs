namespace SearchPlans.Lucene.Analysis;

/// <summary>
/// Porter's stemmer for English: cuts endings so that <c>connected</c> and <c>connections</c> meet in <c>connect</c>.
/// Source: M. F. Porter, An algorithm for suffix stripping, Program 14 (1980), with the two amendments of its author's
/// later page (<c>bli</c> for <c>abli</c>, <c>logi</c>), as Lucene's PorterStemFilter has them.
/// </summary>
public static class PorterStemmer
{
    private static readonly (string Ending, string By)[] _step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"),
        ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
        ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"),
        ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"),
    ];

    private static readonly (string Ending, string By)[] _step3 =
    [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    private static readonly string[] _step4 =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti",
        "ous", "ive", "ize",
    ];

    /// <summary>Stems a word where it stands.</summary>
    /// <param name="word">A word in small letters a to z; words of one or two letters stay as they are.</param>
    /// <returns>The stem's length; it is the front of <paramref name="word"/>, whose characters may have changed.</returns>
    public static int Stem(Span<char> word)
    {
        if (word.Length <= 2)
        {
            return word.Length;
        }
        Word w = new(word);
        w.Plurals();
        w.PastAndGerund();
        w.FinalY();
        w.Replace(_step2);
        w.Replace(_step3);
        w.Cut(_step4);
        w.Tidy();
        return w.Length;
    }

    private ref struct Word(Span<char> letters)
    {
        private readonly Span<char> _letters = letters;

        public int Length { get; private set; } = letters.Length;

        /// <summary>Step 1a: caresses, ponies, cats.</summary>
        public void Plurals()
        {
            if (EndsWith("sses") || EndsWith("ies"))
            {
                Length -= 2;
            }
            else if (EndsWith("s") && !EndsWith("ss"))
            {
                Length--;
            }
        }

        /// <summary>Step 1b: agreed, plastered, motoring; then mends what the cut left (hopping, filing).</summary>
        public void PastAndGerund()
        {
            if (EndsWith("eed"))
            {
                if (Measure(Length - 3) > 0)
                {
                    Length--;
                }
                return;
            }
            int cut = EndsWith("ed") ? 2 : EndsWith("ing") ? 3 : 0;
            if (cut == 0 || !HasVowel(Length - cut))
            {
                return;
            }
            Length -= cut;
            if (EndsWith("at") || EndsWith("bl") || EndsWith("iz"))
            {
                _letters[Length++] = 'e';
            }
            else if (EndsInDouble())
            {
                if (_letters[Length - 1] is not ('l' or 's' or 'z'))
                {
                    Length--;
                }
            }
            else if (Measure(Length) == 1 && EndsShort(Length))
            {
                _letters[Length++] = 'e';
            }
        }

        /// <summary>Step 1c: happy becomes happi, sky stays.</summary>
        public readonly void FinalY()
        {
            if (EndsWith("y") && HasVowel(Length - 1))
            {
                _letters[Length - 1] = 'i';
            }
        }

        /// <summary>Steps 2 and 3: double endings become single, single ones go, behind at least one vowel and consonant.</summary>
        public void Replace((string Ending, string By)[] rules)
        {
            foreach ((string ending, string by) in rules)
            {
                if (!EndsWith(ending))
                {
                    continue;
                }
                int stem = Length - ending.Length;
                if (Measure(stem) > 0)
                {
                    by.CopyTo(_letters[stem..]);
                    Length = stem + by.Length;
                }
                return;
            }
        }

        /// <summary>Step 4: cuts the ending that is left, behind at least two vowels and consonants.</summary>
        public void Cut(string[] endings)
        {
            foreach (string ending in endings)
            {
                if (!EndsWith(ending))
                {
                    continue;
                }
                int stem = Length - ending.Length;
                if (ending == "ion" && (stem == 0 || _letters[stem - 1] is not ('s' or 't')))
                {
                    continue;
                }
                if (Measure(stem) > 1)
                {
                    Length = stem;
                }
                return;
            }
        }

        /// <summary>Step 5: a final e goes, a final ll becomes l.</summary>
        public void Tidy()
        {
            if (EndsWith("e"))
            {
                int measure = Measure(Length - 1);
                if (measure > 1 || (measure == 1 && !EndsShort(Length - 1)))
                {
                    Length--;
                }
            }
            if (EndsWith("ll") && Measure(Length - 1) > 1)
            {
                Length--;
            }
        }

        private readonly bool EndsWith(string ending) => ((ReadOnlySpan<char>)_letters[..Length]).EndsWith(ending);

        /// <summary>A y is a vowel behind a consonant; in a run of them, which may be long, they take turns.</summary>
        private readonly bool IsConsonant(int i)
        {
            int first = i;
            while (first > 0 && _letters[first] == 'y')
            {
                first--;
            }
            bool consonant = first == 0 && _letters[0] == 'y' || _letters[first] is not ('a' or 'e' or 'i' or 'o' or 'u');
            return consonant == ((i - first) % 2 == 0);
        }

        /// <summary>How often a vowel is followed by a consonant in the first <paramref name="length"/> letters (Porter's m).</summary>
        private readonly int Measure(int length)
        {
            int measure = 0;
            bool afterVowel = false;
            for (int i = 0; i < length; i++)
            {
                bool consonant = IsConsonantAfter(i, afterVowel);
                if (consonant && afterVowel)
                {
                    measure++;
                }
                afterVowel = !consonant;
            }
            return measure;
        }

        private readonly bool IsConsonantAfter(int i, bool afterVowel) =>
            _letters[i] == 'y' ? i == 0 || afterVowel : IsConsonant(i);

        private readonly bool HasVowel(int length)
        {
            bool vowel = false;
            for (int i = 0; i < length; i++)
            {
                vowel = !IsConsonantAfter(i, vowel);
                if (vowel)
                {
                    return true;
                }
            }
            return false;
        }

        private readonly bool EndsInDouble() =>
            Length >= 2 && _letters[Length - 1] == _letters[Length - 2] && IsConsonant(Length - 1);

        /// <summary>Whether the first letters end consonant, vowel, consonant other than w, x, y (hop, not snow).</summary>
        private readonly bool EndsShort(int length) =>
            length >= 3 && IsConsonant(length - 1) && !IsConsonant(length - 2) && IsConsonant(length - 3)
            && _letters[length - 1] is not ('w' or 'x' or 'y');
    }
}
