using System.Text;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Lucene.Analysis;
using Xunit.Abstractions;

namespace SearchPlans.Engine.Tests.Segments;

public sealed class TermDictionaryTests(ITestOutputHelper output)
{
    private static readonly Schema _schema = new(
        [
            new TextField("one", new WhitespaceAnalyzer(), Postings.Frequencies, Norms: false),
            new TextField("two", new WhitespaceAnalyzer(), Postings.Positions, Norms: false),
        ], []);

    private static readonly Comparison<byte[]> _byBytes = (a, b) => a.AsSpan().SequenceCompareTo(b);

    private static List<(byte[] Term, TermInfo Info)> RandomTerms(Random random, int count)
    {
        string[] stems = ["", "国民经济和社会发展", "国民经济", "abcdefghij", "\U00020000", "\uFFE5", "a"];
        string letters = "ab\0经济\uFFFF\U0001F600\U00020001\uD7FF";
        Rune[] runes = [.. letters.EnumerateRunes()];
        var terms = new SortedDictionary<byte[], TermInfo>(Comparer<byte[]>.Create(_byBytes));
        while (terms.Count < count)
        {
            string term = stems[random.Next(stems.Length)];
            for (int n = random.Next(12); n > 0; n--) term += runes[random.Next(runes.Length)];
            if (random.Next(50) == 0) term += new string('长', 300);
            terms[Encoding.UTF8.GetBytes(term)] = default;
        }
        var result = new List<(byte[], TermInfo)>();
        long postings = 0;
        long positions = 0;
        foreach (byte[] term in terms.Keys)
        {
            int docFreq = random.Next(2) == 0 ? 1 : 1 + random.Next(100_000);
            result.Add((term, new TermInfo(docFreq, docFreq + random.Next(1000), docFreq == 1 ? random.Next() : postings, positions)));
            postings += docFreq == 1 ? 0 : random.NextInt64(1L << 33);
            positions += random.Next(100_000);
        }
        return result;
    }

    private static TermDictionary[] Write(params List<(byte[] Term, TermInfo Info)>[] fields)
    {
        var directory = new MemoryDirectory();
        using (var file = new IndexOutput(directory, "terms", TermDictionaryWriter.Format))
        {
            using var writer = new TermDictionaryWriter(file);
            for (int f = 0; f < fields.Length; f++)
            {
                writer.StartField(_schema.Texts[f].Name, _schema.Texts[f].Postings);
                foreach ((byte[] term, TermInfo info) in fields[f]) writer.Add(term, f == 0 ? info with { PositionsOffset = 0 } : info);
                writer.FinishField(docCount: 7 + f);
            }
            writer.Finish();
            file.Complete();
        }
        return TermDictionary.Open(IndexInput.Open(directory, "terms", TermDictionaryWriter.Format), _schema);
    }

    [Fact]
    public void Every_term_is_found_with_what_was_said_of_it_and_no_other_is()
    {
        Random random = TestRandom.Create(output);
        foreach (int count in (int[])[0, 1, 31, 32, 33, 64, 3000])
        {
            List<(byte[] Term, TermInfo Info)>[] fields = [RandomTerms(random, count), RandomTerms(random, count)];
            TermDictionary[] dictionaries = Write(fields);
            for (int f = 0; f < 2; f++)
            {
                Assert.Equal(count, dictionaries[f].Statistics.TermCount);
                Assert.Equal(fields[f].Sum(t => (long)t.Info.DocFreq), dictionaries[f].Statistics.SumDocFreq);
                Assert.Equal(fields[f].Sum(t => t.Info.TotalTermFreq), dictionaries[f].Statistics.SumTotalTermFreq);
                Assert.Equal(7 + f, dictionaries[f].Statistics.DocCount);
                foreach ((byte[] term, TermInfo info) in fields[f])
                {
                    Assert.True(dictionaries[f].TryFind(term, out TermInfo found));
                    Assert.Equal(f == 0 ? info with { PositionsOffset = 0 } : info, found);
                }
                var known = new HashSet<string>(fields[f].Select(t => Convert.ToHexString(t.Term)));
                foreach ((byte[] near, _) in RandomTerms(random, 500).Append(([], default)))
                    Assert.Equal(known.Contains(Convert.ToHexString(near)), dictionaries[f].TryFind(near, out _));
            }
        }
    }

    [Fact]
    public void Terms_come_in_the_order_of_their_bytes_and_TermsNear_begins_at_or_before_the_term()
    {
        Random random = TestRandom.Create(output);
        List<(byte[] Term, TermInfo Info)> terms = RandomTerms(random, 1000);
        TermDictionary dictionary = Write(terms, [])[0];
        TermEnumerator all = dictionary.Terms();
        foreach ((byte[] term, _) in terms)
        {
            Assert.True(all.MoveNext());
            Assert.Equal(term, all.Term.ToArray());
        }
        Assert.False(all.MoveNext());
        Assert.False(all.MoveNext());
        foreach ((byte[] probe, _) in RandomTerms(random, 300))
        {
            int at = terms.FindIndex(t => _byBytes(t.Term, probe) >= 0);
            if (at < 0) at = terms.Count;
            TermEnumerator near = dictionary.TermsNear(probe);
            int before = 0;
            while (near.MoveNext())
            {
                if (near.Term.SequenceCompareTo(probe) < 0) before++;
                else Assert.True(near.Term.SequenceEqual(terms[at++].Term));
            }
            Assert.Equal(terms.Count, at);
            Assert.True(before <= TermDictionaryWriter.BlockSize, $"{before} terms before");
        }
    }

    [Fact]
    public void The_order_is_that_of_UTF8_not_of_UTF16()
    {
        // U+FFE5 stands above a surrogate in UTF-16 and below U+20000 in UTF-8.
        Assert.True(string.CompareOrdinal("\uFFE5", "\U00020000") > 0);
        List<(byte[] Term, TermInfo Info)> terms =
            [.. ((string[])["\uFFE5", "\U00020000"]).Select((t, i) => (Encoding.UTF8.GetBytes(t), new TermInfo(1, 1, i, 0)))];
        TermDictionary dictionary = Write(terms, [])[0];
        Assert.True(dictionary.TryFind("\U00020000"u8, out TermInfo info));
        Assert.Equal(1, info.PostingsOffset);
        Assert.True(dictionary.TryFind("\uFFE5"u8, out _));
    }
}
