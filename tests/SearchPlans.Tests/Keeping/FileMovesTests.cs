using SearchPlans.Corpus;
using SearchPlans.History;

namespace SearchPlans.Tests.Keeping;

/// <summary>Whatever ends a move of several files, all of them are in the one place or in the other.</summary>
public sealed class FileMovesTests
{
    private const string Report = "江苏省2024年政府工作报告\n一、工作回顾\n支持光伏项目。\n二、重点工作\n发展储能。\n";
    private const string Page = "<html><body><h1>上海市2024年政府工作报告</h1><p>发展储能，建设氢能走廊。</p></body></html>";

    private static readonly string[] _files = ["沪/报告.html", "沪/报告.html.md", "沪/报告.html.md.yaml"];

    // Each state that a kill can leave while a plan of three files is removed: the journal is written, and so many of its moves are done.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_removal_that_was_killed_is_finished_by_the_next_to_write(int done)
    {
        using TemporaryLibrary temporary = Given();
        var folder = new CorpusFolder(temporary.Corpus);
        PlanSummary plan = temporary.Library.Plans.Single(p => p.File.StartsWith('沪'));
        SortedDictionary<string, string> before = CorpusState.Of(temporary.Corpus);
        (TrashEntry entry, IReadOnlyList<FileMove> moves) =
            new Trash(folder).Prepare(plan, folder.FileOf(plan.File), TrashReason.Removed, Writer.Program, DateTimeOffset.UtcNow);
        Assert.Equal(_files.Length, moves.Count);
        Kill(folder, moves, done);

        temporary.Library.Synchronize();

        Assert.Equal(["一.txt"], CorpusState.Standing(temporary.Corpus));
        Assert.Equal(["一.txt"], temporary.Library.Plans.Select(p => p.File));
        Assert.Empty(Directory.GetFiles(Path.Combine(temporary.Corpus, ".searchplans", "moves")));
        Assert.Equal(entry.Key, Assert.Single(temporary.Library.Removed()).Key);
        Assert.Equal("removed", WriteActionNames.Of(temporary.Library.Log.Newest(1).Entries[0].Action));

        await temporary.Library.RestoreAsync(entry.Key);
        Assert.Equal(before, CorpusState.Of(temporary.Corpus));
        Assert.Equal(plan, temporary.Library.Plans.Single(p => p.Id == plan.Id));
    }

    // The same while it is brought back.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_return_that_was_killed_is_finished_by_the_next_to_write(int done)
    {
        using TemporaryLibrary temporary = Given();
        var folder = new CorpusFolder(temporary.Corpus);
        PlanSummary plan = temporary.Library.Plans.Single(p => p.File.StartsWith('沪'));
        SortedDictionary<string, string> before = CorpusState.Of(temporary.Corpus);
        TrashEntry entry = (await temporary.Library.RemoveAsync(plan.Id))!.Entry;
        var trash = new Trash(folder);
        (IReadOnlyList<FileMove> moves, _) =
            PlanFiles.MovesTo(folder, trash.FileOf(entry), Trash.DocumentOf(entry), entry.Document, entry.PlanId);
        Kill(folder, moves, done);

        temporary.Library.Synchronize();

        Assert.Equal(before, CorpusState.Of(temporary.Corpus));
        Assert.Equal(plan, temporary.Library.Plans.Single(p => p.Id == plan.Id));
        Assert.Empty(temporary.Library.Removed());
    }

    // Before the journal there is nothing but hidden files and a folder without a plan.
    [Fact]
    public void A_removal_that_was_killed_before_its_journal_has_done_nothing()
    {
        using TemporaryLibrary temporary = Given();
        var folder = new CorpusFolder(temporary.Corpus);
        PlanSummary plan = temporary.Library.Plans.Single(p => p.File.StartsWith('沪'));
        SortedDictionary<string, string> before = CorpusState.Of(temporary.Corpus);
        (TrashEntry entry, _) =
            new Trash(folder).Prepare(plan, folder.FileOf(plan.File), TrashReason.Removed, Writer.Program, DateTimeOffset.UtcNow);
        string place = Path.Combine(temporary.Corpus, ".trash", entry.Key);
        Directory.SetLastWriteTimeUtc(place, DateTime.UtcNow.AddHours(-1));

        temporary.Library.Synchronize();

        Assert.Equal(before, CorpusState.Of(temporary.Corpus));
        Assert.Empty(temporary.Library.Removed());
        Assert.False(Directory.Exists(place));
    }

    // A folder where a file should go fails a rename on any machine and for any user, as a full disk would.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_move_that_fails_takes_back_those_before_it(int failing)
    {
        using TemporaryLibrary temporary = Given();
        var folder = new CorpusFolder(temporary.Corpus);
        SortedDictionary<string, string> before = CorpusState.Of(temporary.Corpus);
        FileMove[] moves = [.. _files.Select(name => new FileMove(name, "别处/" + Path.GetFileName(name)))];
        Directory.CreateDirectory(Path.Combine(temporary.Corpus, moves[failing].To, "x"));

        var failed = Assert.Throws<CorpusWriteException>(() => new FileMoves(folder).Run(moves));

        Assert.DoesNotContain(temporary.Corpus, failed.Message, StringComparison.Ordinal);
        Assert.Equal(before, CorpusState.Of(temporary.Corpus));
        Assert.Empty(Directory.GetFiles(Path.Combine(temporary.Corpus, ".searchplans", "moves")));
    }

    [Fact]
    public async Task A_place_that_was_taken_since_the_kill_is_left_to_who_took_it()
    {
        using TemporaryLibrary temporary = Given();
        var folder = new CorpusFolder(temporary.Corpus);
        TrashEntry entry =
            (await temporary.Library.RemoveAsync(temporary.Library.Plans.Single(p => p.File.StartsWith('沪')).Id))!.Entry;
        (IReadOnlyList<FileMove> moves, _) =
            PlanFiles.MovesTo(folder, new Trash(folder).FileOf(entry), Trash.DocumentOf(entry), entry.Document, entry.PlanId);
        Kill(folder, moves, 0);
        temporary.Write(_files[0], "<p>别人放的</p>");

        temporary.Library.Synchronize();

        Assert.Contains("别人放的", File.ReadAllText(Path.Combine(temporary.Corpus, _files[0])), StringComparison.Ordinal);
        Assert.Contains(".trash/报告.html", CorpusState.Trashed(temporary.Corpus));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{}")]
    [InlineData("[{\"from\":\"一.txt\",\"to\":\"../逃.txt\"}]")]
    [InlineData("[{\"from\":\"/etc/hostname\",\"to\":\"甲.txt\"}]")]
    public void A_journal_that_is_none_moves_nothing(string journal)
    {
        using TemporaryLibrary temporary = Given();
        SortedDictionary<string, string> before = CorpusState.Of(temporary.Corpus);
        temporary.Write(".searchplans/moves/1.json", journal);
        temporary.Library.Synchronize();
        Assert.Equal(before, CorpusState.Of(temporary.Corpus));
    }

    private static void Kill(CorpusFolder folder, IReadOnlyList<FileMove> moves, int done)
    {
        new FileMoves(folder).Note(moves);
        foreach (FileMove move in moves.Take(done))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.FullPathOf(move.To))!);
            File.Move(folder.FullPathOf(move.From), folder.FullPathOf(move.To));
        }
    }

    private static TemporaryLibrary Given()
    {
        var temporary = new TemporaryLibrary(("一.txt", Report), (_files[0], Page));
        temporary.Write(_files[1], "上海市2024年政府工作报告\n\n发展储能，建设氢能走廊。\n");
        temporary.Write(_files[2], "issuer: \"上海市人民政府\"\n");
        temporary.Library.Synchronize();
        Assert.Equal(2, temporary.Library.Plans.Count);
        return temporary;
    }
}
