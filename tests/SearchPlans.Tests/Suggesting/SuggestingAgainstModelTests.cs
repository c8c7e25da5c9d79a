using SearchPlans.Suggesting;
using SearchPlans.Vocabulary;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Suggesting;

/// <summary>The index gives what a plain scan gives that tries every reading of every entry.</summary>
public sealed class SuggestingAgainstModelTests(ITestOutputHelper output)
{
    private const string Characters = "坪平山沙区重庆长绿色乐经济发展西安先进5g%";
    private static readonly string[] _pieces = ["坪", "平", "山", "区", "重", "长", "沙", "ping", "pin", "p", "sh", "s", "shan", "zhong", "chang",
        "z", "xi", "an", "xian", "l", "lv", "5", "g", "q"];

    [Fact]
    public void Suggestions_are_those_of_the_model()
    {
        Random random = TestRandom.Create(output);
        for (int round = 0; round < 40; round++)
        {
            SuggestionEntry[] entries =
            [
                .. Enumerable.Range(0, random.Next(1, 200)).Select(_ => RandomText(random, 1, 6)).Distinct()
                    .Select(text => new SuggestionEntry(text, SuggestionKind.Word, random.Next(20))),
            ];
            SuggestionIndex index = SuggestionIndex.Build(entries);
            for (int query = 0; query < 100; query++)
            {
                string typed = string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => _pieces[random.Next(_pieces.Length)]));
                int limit = random.Next(1, 30);
                Assert.Equal(Model(entries, typed, limit), index.Suggest(typed, limit).Select(s => $"{s.Text} {s.Match}"));
            }
        }
    }

    private static string RandomText(Random random, int least, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => Characters[random.Next(Characters.Length)]));

    private static IEnumerable<string> Model(SuggestionEntry[] entries, string typed, int limit)
    {
        bool hasLetters = typed.Any(char.IsAsciiLetter);
        return entries
            .Select(e => (Entry: e, Match: Match(e.Text, typed, hasLetters)))
            .Where(m => m.Match is not null)
            .OrderBy(m => m.Match).ThenByDescending(m => m.Entry.Weight).ThenBy(m => m.Entry.Text.Length)
            .ThenBy(m => m.Entry.Text, StringComparer.Ordinal)
            .Take(limit)
            .Select(m => $"{m.Entry.Text} {m.Match}");
    }

    private static SuggestionMatch? Match(string text, string typed, bool hasLetters)
    {
        if (text.StartsWith(typed, StringComparison.Ordinal))
        {
            return SuggestionMatch.Beginning;
        }
        if (hasLetters && IsRead(text, typed, mayShorten: false))
        {
            return SuggestionMatch.Sound;
        }
        if (hasLetters && IsRead(text, typed, mayShorten: true))
        {
            return SuggestionMatch.Initials;
        }
        if (text.Contains(typed, StringComparison.Ordinal))
        {
            return SuggestionMatch.Inside;
        }
        bool isAlike = !hasLetters && typed.Length > 1 && text.Length >= typed.Length
            && typed.Zip(text).All(p => p.First == p.Second || Pinyin.SoundAlike(p.First, p.Second));
        return isAlike ? SuggestionMatch.SameSound : null;
    }

    private static bool IsRead(string text, string typed, bool mayShorten)
    {
        if (typed.Length == 0)
        {
            return true;
        }
        if (text.Length == 0)
        {
            return false;
        }
        if (text[0] == typed[0] && IsRead(text[1..], typed[1..], mayShorten))
        {
            return true;
        }
        foreach (string syllable in Pinyin.Syllables(text[0]))
        {
            if (syllable.StartsWith(typed, StringComparison.Ordinal))
            {
                return true;
            }
            if (typed.StartsWith(syllable, StringComparison.Ordinal) && IsRead(text[1..], typed[syllable.Length..], mayShorten))
            {
                return true;
            }
            if (!mayShorten || syllable[0] != typed[0])
            {
                continue;
            }
            if (IsRead(text[1..], typed[1..], mayShorten))
            {
                return true;
            }
            if (typed.Length > 1 && syllable.Length > 1 && syllable[1] == 'h' && typed[1] == 'h'
                && IsRead(text[1..], typed[2..], mayShorten))
            {
                return true;
            }
        }
        return false;
    }
}
