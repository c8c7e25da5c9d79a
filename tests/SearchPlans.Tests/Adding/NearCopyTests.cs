using System.Text;
using SearchPlans.Adding;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Text.Characters;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Adding;

public sealed class NearCopyTests(ITestOutputHelper output)
{
    private static readonly string _plan = File.ReadAllText(Path.Combine(Repository.Root, "corpus", "pingshan-2024-plan.txt"));

    public static TheoryData<string> Shapes => ["cut", "appended", "changed", "reprinted", "broken otherwise", "half"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_version_of_a_plan_is_found_and_only_kept_when_asked(string shape)
    {
        using TemporaryLibrary temporary = TemporaryLibrary.OfShippedPlan();
        byte[] version = Encoding.UTF8.GetBytes(Version(shape));
        AddPreview preview = temporary.Library.Preview("另一版.txt", version);
        Assert.Null(preview.Duplicate);
        Assert.Equal("pingshan-2024-plan.txt", preview.Near!.Plan.File);
        Assert.InRange(preview.Near.Containment, NearCopies.LeastContainment, 1);

        AddOutcome refused = temporary.Library.Add("另一版.txt", version);
        Assert.Equal((AddStatus.NearCopy, "pingshan-2024-plan.txt"), (refused.Status, refused.Plan.File));
        Assert.Single(temporary.Library.Plans);
        AddOutcome kept = temporary.Library.Add("另一版.txt", version, choices: new AddChoices { NearCopies = NearCopyChoice.Both });
        Assert.Equal(AddStatus.Added, kept.Status);
        Assert.Equal(2, temporary.Library.Plans.Count);
    }

    [Fact]
    public void What_counts_takes_the_place_of_the_other()
    {
        using TemporaryLibrary temporary = TemporaryLibrary.OfShippedPlan();
        temporary.Write("pingshan-2024-plan.txt.yaml", "year: 2031\n");
        temporary.Library.Synchronize();
        string old = temporary.Library.Plans[0].Id;
        byte[] version = Encoding.UTF8.GetBytes(Version("appended"));
        AddOutcome outcome = temporary.Library.Add("新.md", version, choices: new AddChoices { Replaces = old });
        Assert.Equal((AddStatus.Updated, "新.md", 2031), (outcome.Status, outcome.Plan.File, outcome.Plan.Metadata.Year));
        Assert.Equal(["新.md", "新.md.yaml"], Directory.GetFiles(temporary.Corpus).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("新.md", Assert.Single(temporary.Library.Plans).File);
        AddOutcome again = temporary.Library.Add("名.md", Encoding.UTF8.GetBytes(_plan),
            choices: new AddChoices { Replaces = outcome.Plan.Id });
        Assert.Equal("新.md", again.Plan.File);
        Assert.Equal((0, 0, 0),
            (temporary.Library.Synchronize().Added, temporary.Library.LastSync!.Changed, temporary.Library.LastSync.Removed));
    }

    [Theory]
    [InlineData(NearCopyChoice.Ask, AddStatus.NearCopy, "pingshan-2024-plan.txt")]
    [InlineData(NearCopyChoice.Old, AddStatus.NearCopy, "pingshan-2024-plan.txt")]
    [InlineData(NearCopyChoice.New, AddStatus.Updated, "pingshan-2024-plan.txt")]
    [InlineData(NearCopyChoice.Both, AddStatus.Added, "pingshan-2024-plan.txt", "深圳市/2025/另一版.txt")]
    public void Who_adds_may_say_which_counts(NearCopyChoice choice, AddStatus status, params string[] files)
    {
        using TemporaryLibrary temporary = TemporaryLibrary.OfShippedPlan();
        byte[] version = Encoding.UTF8.GetBytes(Version("appended"));
        AddOutcome outcome = temporary.Library.Add("深圳市/2025/另一版.txt", version, choices: new AddChoices { NearCopies = choice });
        Assert.Equal(status, outcome.Status);
        Assert.Equal(status == AddStatus.NearCopy ? ["pingshan-2024-plan.txt"] : [], outcome.AllNear.Select(n => n.Plan.File));
        Assert.Equal(files, temporary.Library.Plans.Select(p => p.File).Order(StringComparer.Ordinal));
        Assert.Equal(choice is NearCopyChoice.New or NearCopyChoice.Both,
            temporary.Library.Plans.Any(p => File.ReadAllBytes(Path.Combine(temporary.Corpus, p.File)).SequenceEqual(version)));
        temporary.Library.Synchronize();
        Assert.Equal((0, 0, 0),
            (temporary.Library.LastSync!.Added, temporary.Library.LastSync.Changed, temporary.Library.LastSync.Removed));
    }

    [Fact]
    public void All_near_copies_are_named_nearest_first()
    {
        using TemporaryLibrary temporary = TemporaryLibrary.OfShippedPlan();
        temporary.Library.Add("半.txt", Encoding.UTF8.GetBytes(Version("half")),
            choices: new AddChoices { NearCopies = NearCopyChoice.Both });
        AddOutcome near = temporary.Library.Add("三.txt", Encoding.UTF8.GetBytes(Version("appended")));
        Assert.Equal(["pingshan-2024-plan.txt", "半.txt"], near.AllNear.Select(n => n.Plan.File));
    }

    [Fact]
    public void A_plan_of_the_same_place_and_another_year_is_none()
    {
        string other = string.Concat(_plan.Split('\n').Where((_, i) => i % 4 == 0)
            .Select((line, i) => $"{i}年另有安排的内容各不相同{i * 7}。{line[..Math.Min(10, line.Length)]}\n"));
        using TemporaryLibrary temporary = TemporaryLibrary.OfShippedPlan();
        Assert.Null(temporary.Library.Preview("2025.txt", Encoding.UTF8.GetBytes(other)).Near);
    }

    [Fact]
    public void Shared_shingles_are_those_that_a_plain_comparison_finds()
    {
        Random random = TestRandom.Create(output);
        for (int round = 0; round < 30; round++)
        {
            string one = string.Concat(Enumerable.Range(0, random.Next(5, 400)).Select(_ => (char)('一' + random.Next(6))));
            string other = one[random.Next(one.Length / 2)..] + "，" + one[..random.Next(one.Length)];
            HashSet<string> plain = Plain(one);
            Assert.True(
                plain.Intersect(Plain(other)).Count() == ShingleSketch.Of([one]).SharedWith(ShingleSketch.Of([other[..3], other[3..]])),
                $"round {round}");
        }

        static HashSet<string> Plain(string text)
        {
            string letters = string.Concat(text.Where(char.IsLetterOrDigit));
            return [.. Enumerable.Range(0, Math.Max(0, letters.Length - ShingleSketch.ShingleChars + 1))
                .Select(i => letters.Substring(i, ShingleSketch.ShingleChars))];
        }
    }

    [Fact]
    public void Both_texts_are_shown_side_by_side()
    {
        using TemporaryLibrary temporary = TemporaryLibrary.OfShippedPlan();
        string[] lines = [.. _plan.Split('\n').Where(l => l.Trim().Length > 20)];
        string changed = _plan.Replace(lines[5], lines[5][..10] + "改动" + lines[5][10..], StringComparison.Ordinal)
            .Replace(lines[8], "", StringComparison.Ordinal) + "\n附件：新的一段。\n";
        PlanComparison comparison = temporary.Library.Compare(temporary.Library.Plans[0].Id, "新.txt", Encoding.UTF8.GetBytes(changed))!;
        ComparedRow row = Assert.Single(comparison.Rows, r => r.Kind == ComparedKind.Changed);
        TextRange differs = Assert.Single(row.NewDiffers);
        Assert.Equal("改动", row.New[differs.Start..differs.End]);
        Assert.Equal(lines[8].Trim(), Assert.Single(comparison.Rows, r => r.Kind == ComparedKind.OnlyOld).Old);
        Assert.Equal("附件：新的一段。", Assert.Single(comparison.Rows, r => r.Kind == ComparedKind.OnlyNew).New);
    }

    [Fact]
    public void Every_paragraph_of_both_is_in_a_comparison_once_and_in_order()
    {
        Random random = TestRandom.Create(output);
        for (int round = 0; round < 200; round++)
        {
            string[] old = Words(random);
            string[] now = Words(random);
            IReadOnlyList<ComparedRow> rows = ParagraphComparison.Align(old, now);
            Assert.True(old.SequenceEqual(rows.Where(r => r.Kind != ComparedKind.OnlyNew).Select(r => r.Old)), $"round {round}");
            Assert.True(now.SequenceEqual(rows.Where(r => r.Kind != ComparedKind.OnlyOld).Select(r => r.New)), $"round {round}");
            Assert.All(rows.Where(r => r.Kind == ComparedKind.Same), r => Assert.Equal(r.Old, r.New));
        }

        static string[] Words(Random random) =>
            [.. Enumerable.Range(0, random.Next(12))
                .Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => (char)('甲' + random.Next(3)))))];
    }

    private static string Version(string shape)
    {
        var random = new Random(7);
        return shape switch
        {
            "cut" => _plan[..(_plan.Length * 6 / 10)],
            "half" => _plan[(_plan.Length / 2)..],
            "appended" =>
                _plan + "\n附件\n"
                    + string.Concat(Enumerable.Range(0, 600).Select(i => $"第{i}项工程，投资{i * 17 % 977}万元，由第{i * 31 % 101}处负责实施。\n")),
            "changed" =>
                string.Concat(_plan.Select(c => char.IsLetter(c) && random.NextDouble() < 0.05 ? (char)('一' + random.Next(500)) : c)),
            "reprinted" => "首页 > 政务公开 > 计划\n来源：某网站 发布时间：2024-03-01 字号：大 中 小\n" + _plan.Replace("，", ",", StringComparison.Ordinal)
                + "\n【打印】【关闭】 主办单位：某办公室\n",
            _ => _plan.Replace("。", "。\n\n", StringComparison.Ordinal),
        };
    }
}
