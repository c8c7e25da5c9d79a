using Lucene.Net.Index;

namespace SearchPlans.Lucene.Storage;

/// <summary>Something that is wrong with an index.</summary>
/// <param name="File">The file.</param>
/// <param name="Problem">What is wrong and what to do, in Chinese.</param>
public sealed record IndexProblem(string File, string Problem);

/// <summary>What was found in an index.</summary>
/// <param name="Generation">The number of the commit, 0 when there is none.</param>
/// <param name="Segments">Segments.</param>
/// <param name="Documents">Documents that aren't deleted.</param>
/// <param name="Terms">Terms of all fields and segments.</param>
/// <param name="Postings">Postings of all terms.</param>
/// <param name="ByteLength">Bytes of all files.</param>
/// <param name="Problems">What is wrong; empty for a sound index.</param>
/// <param name="CheckIndexOutput">What Lucene's CheckIndex wrote; empty when it wasn't run, as files were damaged already.</param>
public sealed record VerificationReport(
    long Generation, int Segments, long Documents, long Terms, long Postings, long ByteLength,
    IReadOnlyList<IndexProblem> Problems, string CheckIndexOutput);

/// <summary>
/// Reads a whole index and says what is wrong with it: checksums of all files of the newest commit, then every structure, by
/// Lucene's CheckIndex, then what the caller expects of it.
/// </summary>
public static class IndexVerification
{
    /// <summary>Verifies the newest commit, whatever it was made by.</summary>
    public static VerificationReport Verify(
        MapDirectory directory, Func<CommitReader, IEnumerable<IndexProblem>>? check = null,
        IProgress<(int Done, int Total)>? progress = null, CancellationToken cancellation = default) =>
        Verify(directory, refuse: null, check, progress, cancellation);

    /// <summary>Verifies the newest commit; once more when another came meanwhile and something seemed wrong.</summary>
    /// <param name="directory">Where the index is.</param>
    /// <param name="refuse">Says, in Chinese, why a commit can't be of this index at all: its files aren't read then; or null.</param>
    /// <param name="check">Gives what else is wrong with a commit that is sound so far; or null.</param>
    /// <param name="progress">Gets steps done and in all: each file, each segment.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static VerificationReport Verify(
        MapDirectory directory, Func<CommitInfo, string?>? refuse, Func<CommitReader, IEnumerable<IndexProblem>>? check,
        IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        while (true)
        {
            CommitInfo before = TryRead(directory);
            VerificationReport report = new Verifier(directory, refuse, check, progress, cancellation).Run();
            if (report.Problems.Count == 0 || TryRead(directory) == before)
            {
                return report;
            }
        }
    }

    private static CommitInfo TryRead(MapDirectory directory)
    {
        try
        {
            return CommitInfo.Read(directory);
        }
        catch (IndexFormatException)
        {
            return CommitInfo.None;
        }
    }

    private sealed class Verifier(
        MapDirectory directory, Func<CommitInfo, string?>? refuse, Func<CommitReader, IEnumerable<IndexProblem>>? check,
        IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        private readonly List<IndexProblem> _problems = [];
        private int _done;

        public VerificationReport Run()
        {
            SegmentInfos? commit = null;
            Try(IndexFileNames.SEGMENTS, () => commit = CommitInfo.ReadSegments(directory));
            if (commit is null)
            {
                if (_problems.Count == 0 && OldFormat.IsIn(directory.FullPath))
                {
                    _problems.Add(new IndexProblem(OldFormat.Manifest, $"这是旧版本程序建立的索引，格式已不再使用。{IndexFormatException.RebuildIt}"));
                }
                return new VerificationReport(0, 0, 0, 0, 0, 0, _problems, "");
            }
            if (refuse?.Invoke(CommitInfo.Of(commit.UserData)) is { } reason)
            {
                _problems.Add(new IndexProblem(commit.GetSegmentsFileName(), reason));
            }
            string[] files = [.. commit.GetFiles(directory, includeSegmentsFile: true).Order(StringComparer.Ordinal)];
            foreach (string file in _problems.Count == 0 ? files : [])
            {
                Try(file, () => directory.Verify(file));
                Step(files.Length + commit.Count);
            }
            long terms = 0;
            long postings = 0;
            using var output = new StringWriter();
            // What lies in a file that isn't what was written needn't be told structure by structure.
            if (_problems.Count == 0)
            {
                foreach (SegmentCommitInfo segment in commit.Segments)
                {
                    CheckSegment(segment.Info.Name, output, ref terms, ref postings);
                    Step(files.Length + commit.Count);
                }
            }
            if (_problems.Count == 0 && check is not null)
            {
                Try(commit.GetSegmentsFileName(), Check);
            }
            return new VerificationReport(
                CommitInfo.Of(commit.UserData).Number, commit.Count, commit.Segments.Sum(s => (long)(s.Info.DocCount - s.DelCount)),
                terms, postings, files.Select(f => new FileInfo(Path.Combine(directory.FullPath, f))).Sum(f => f.Exists ? f.Length : 0),
                _problems, output.ToString());
        }

        private void CheckSegment(string segment, TextWriter output, ref long terms, ref long postings)
        {
            CheckIndex.Status status = new CheckIndex(directory) { InfoStream = output }.DoCheckIndex([segment]);
            CheckIndex.Status.SegmentInfoStatus? found = status.SegmentInfos.FirstOrDefault();
            terms += found?.TermIndexStatus?.TermCount ?? 0;
            postings += found?.TermIndexStatus?.TotFreq ?? 0;
            if (found is null || status.NumBadSegments > 0 || status.MissingSegments || status.CantOpenSegments)
            {
                Exception? error = found?.FieldNormStatus?.Error ?? found?.TermIndexStatus?.Error ?? found?.StoredFieldStatus?.Error
                    ?? found?.TermVectorStatus?.Error ?? found?.DocValuesStatus?.Error;
                string what = $"段 {segment} 未通过 Lucene 的 CheckIndex（{error?.Message ?? "打不开"}）。";
                _problems.Add(new IndexProblem(segment, what + IndexFormatException.RebuildIt));
            }
        }

        private void Check()
        {
            using var commits = new IndexCommits(directory);
            using CommitReader reader = commits.Acquire();
            _problems.AddRange(check!(reader));
        }

        private void Step(int total)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report((++_done, total));
        }

        private void Try(string file, Action step)
        {
            try
            {
                step();
            }
            catch (IndexFormatException e)
            {
                _problems.Add(new IndexProblem(e.File, e.Message));
            }
            catch (FileNotFoundException)
            {
                _problems.Add(new IndexProblem(file, $"索引文件 {file} 不见了。{IndexFormatException.RebuildIt}"));
            }
        }
    }
}
