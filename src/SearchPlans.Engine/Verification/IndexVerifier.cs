using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Verification;

/// <summary>Something that is wrong with an index.</summary>
/// <param name="File">The file.</param>
/// <param name="Problem">What is wrong and what to do, in Chinese.</param>
public sealed record IndexProblem(string File, string Problem);

/// <summary>What was found in an index.</summary>
/// <param name="Generation">The commit, 0 when there is none.</param>
/// <param name="Segments">Segments.</param>
/// <param name="Documents">Documents that aren't deleted.</param>
/// <param name="Terms">Terms of all fields and segments.</param>
/// <param name="Postings">Postings of all terms.</param>
/// <param name="ByteLength">Bytes of all files.</param>
/// <param name="Problems">What is wrong; empty for a sound index.</param>
public sealed record VerificationReport(
    long Generation, int Segments, long Documents, long Terms, long Postings, long ByteLength, IReadOnlyList<IndexProblem> Problems);

/// <summary>Reads a whole index and says what is wrong with it: checksums of all files, then every structure.</summary>
public static class IndexVerifier
{
    /// <summary>Verifies the current commit.</summary>
    /// <param name="directory">Where the index is.</param>
    /// <param name="schema">The fields it should have.</param>
    /// <param name="progress">Gets segments done and in all.</param>
    public static VerificationReport Verify(IndexDirectory directory, Schema schema, IProgress<(int Done, int Total)>? progress = null)
    {
        var problems = new List<IndexProblem>();
        Manifest? manifest = null;
        Try(problems, () => manifest = Manifest.Read(directory));
        long terms = 0;
        long postings = 0;
        if (manifest is not null && manifest.SchemaIdentity != schema.Identity)
            problems.Add(new IndexProblem(Manifest.FileName, "索引是按另一种分词或字段建立的。请重建索引（searchplans index --rebuild）。"));
        else if (manifest is not null)
        {
            int done = 0;
            foreach (SegmentInfo segment in manifest.Segments)
            {
                Try(problems, () => VerifySegment(directory, schema, segment, problems, ref terms, ref postings));
                progress?.Report((++done, manifest.Segments.Count));
            }
        }
        return new VerificationReport(
            manifest?.Generation ?? 0, manifest?.Segments.Count ?? 0, manifest?.Segments.Sum(s => (long)s.LiveDocCount) ?? 0,
            terms, postings, manifest?.Segments.Sum(s => s.ByteLength) ?? 0, problems);
    }

    private static void VerifySegment(
        IndexDirectory directory, Schema schema, SegmentInfo info, List<IndexProblem> problems, ref long terms, ref long postings)
    {
        var segment = new SegmentReader(directory, schema, info);
        try
        {
            bool sound = true;
            foreach (MappedBytes file in segment.Files)
                sound &= Try(problems, () => IndexInput.Verify(file));
            // What lies in a file that isn't what was written needn't be told structure by structure.
            if (!sound) return;
            VerifyGroups(segment);
            VerifyColumns(segment, schema);
            VerifyDeletions(segment);
            VerifyStored(segment);
            for (int field = 0; field < schema.Texts.Count; field++) VerifyField(segment, schema, field, ref terms, ref postings);
        }
        finally
        {
            segment.Release();
        }
    }

    private static void VerifyGroups(SegmentReader segment)
    {
        foreach (Grouping grouping in (ReadOnlySpan<Grouping>)[Grouping.Block, Grouping.Group])
        {
            int before = -1;
            for (int i = 0; i < segment.Groups.Count(grouping); i++)
            {
                int first = segment.Groups.FirstDoc(grouping, i);
                Expect(first > before && (i > 0 || first == 0), segment, SegmentInfo.GroupsFile, "组首文档依次上升", $"{before} 之后是 {first}");
                before = first;
            }
        }
        for (int block = 0; block < segment.Groups.Count(Grouping.Block); block++)
        {
            int first = segment.Groups.FirstDoc(Grouping.Block, block);
            int group = segment.Groups.Of(Grouping.Group, first);
            Expect(segment.Groups.FirstDoc(Grouping.Group, group) == first, segment, SegmentInfo.GroupsFile, "块首也是组首", $"文档 {first} 不是");
        }
    }

    private static void VerifyColumns(SegmentReader segment, Schema schema)
    {
        for (int column = 0; column < schema.Columns.Count; column++)
        {
            if (schema.Columns[column].Kind != ColumnKind.Keyword) continue;
            KeywordColumn keywords = segment.Keywords(column);
            for (int block = 0; block < segment.Info.BlockCount; block++) _ = keywords.Ordinal(block);
            string? before = null;
            foreach (string value in keywords.Values)
            {
                Expect(string.CompareOrdinal(value, before) > 0, segment, SegmentInfo.Columns, "值依次上升", $"{before} 之后是 {value}");
                before = value;
            }
        }
    }

    private static void VerifyDeletions(SegmentReader segment)
    {
        int docs = 0;
        for (int doc = 0; doc < segment.DocCount; doc++)
        {
            if (segment.IsDeleted(doc)) docs++;
        }
        int expected = segment.Info.DeletedDocCount;
        string file = segment.Info.Deletions?.Name ?? Manifest.FileName;
        if (docs != expected) throw new IndexFormatException(IndexFormatProblem.Corrupt, file, $"{expected} 个已删文档", $"{docs} 个");
    }

    private static void VerifyStored(SegmentReader segment)
    {
        StoredBytesReader stored = segment.Stored();
        for (int doc = 0; doc < segment.DocCount; doc++) _ = stored.Read(doc);
    }

    private static void VerifyField(SegmentReader segment, Schema schema, int field, ref long terms, ref long postings)
    {
        TermDictionary dictionary = segment.Terms(field);
        TermEnumerator enumerator = dictionary.Terms();
        byte[] before = [];
        long termCount = 0;
        long sumDocFreq = 0;
        long sumTotalTermFreq = 0;
        while (enumerator.MoveNext())
        {
            Expect(termCount == 0 || enumerator.Term.SequenceCompareTo(before) > 0, segment, SegmentInfo.Terms, "词依次上升", "乱序");
            before = enumerator.Term.ToArray();
            termCount++;
            sumDocFreq += enumerator.Info.DocFreq;
            sumTotalTermFreq += enumerator.Info.TotalTermFreq;
            VerifyPostings(segment, segment.Postings(field, enumerator.Info), enumerator.Info, schema.Texts[field].Postings);
        }
        FieldStatistics statistics = dictionary.Statistics;
        Expect(termCount == statistics.TermCount && sumDocFreq == statistics.SumDocFreq && sumTotalTermFreq == statistics.SumTotalTermFreq,
            segment, SegmentInfo.Terms, $"{statistics}", $"{termCount} 词、{sumDocFreq} 条、{sumTotalTermFreq} 次");
        terms += termCount;
        postings += sumDocFreq;
    }

    private static void VerifyPostings(SegmentReader segment, PostingsCursor cursor, TermInfo term, Postings kept)
    {
        int docs = 0;
        long freqs = 0;
        int before = -1;
        while (cursor.Next() != PostingsCursor.NoMoreDocs)
        {
            Expect(cursor.Doc > before, segment, SegmentInfo.Postings, "文档号依次上升", $"{before} 之后是 {cursor.Doc}");
            before = cursor.Doc;
            docs++;
            freqs += cursor.Freq;
            if (kept != Postings.Positions) continue;
            int last = -1;
            foreach (int position in cursor.Positions())
            {
                Expect(position >= last && position >= 0, segment, SegmentInfo.Positions, "位置依次上升", $"{last} 之后是 {position}");
                last = position;
            }
        }
        Expect(docs == term.DocFreq && freqs == term.TotalTermFreq, segment, SegmentInfo.Postings,
            $"{term.DocFreq} 个文档、{term.TotalTermFreq} 次", $"{docs} 个、{freqs} 次");
    }

    private static void Expect(bool holds, SegmentReader segment, string kind, string expected, string found)
    {
        if (!holds) throw new IndexFormatException(IndexFormatProblem.Corrupt, segment.Info.FileName(kind), expected, found);
    }

    private static bool Try(List<IndexProblem> problems, Action check)
    {
        try
        {
            check();
            return true;
        }
        catch (IndexFormatException e)
        {
            problems.Add(new IndexProblem(e.File, e.Message));
        }
        catch (FileNotFoundException e)
        {
            string file = Path.GetFileName(e.FileName) ?? "?";
            problems.Add(new IndexProblem(file, $"索引文件 {file} 不见了。请重建索引（searchplans index --rebuild）；语料不受影响。"));
        }
        return false;
    }
}
