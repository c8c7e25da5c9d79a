using System.Globalization;
using SearchPlans.Plans;

namespace SearchPlans.Bench.Made;

/// <summary>
/// Documents that other programs made (bench/made.sh) beside documents.tsv, which says what a reader finds in each: how many of their
/// titles, places, years, types and headings are read, by the program and format they were made in.
/// </summary>
internal static class MadeDocuments
{
    private sealed record Expected(string Title, string Place, int Year, string Type, string[] Headings);

    private sealed record Reading(string Form, bool Title, bool Place, bool Year, bool Type, int Headings, int Found, int Right)
    {
        public bool IsRight => Title && Place && Year && Type;
    }

    public static int Run(string folder)
    {
        Dictionary<string, Expected> known = File.ReadLines(Path.Combine(folder, "documents.tsv")).Skip(1)
            .Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[0], cells => new Expected(
                cells[1], cells[2], int.Parse(cells[3], CultureInfo.InvariantCulture), cells[4],
                cells[5].Split('|', StringSplitOptions.RemoveEmptyEntries)),
                StringComparer.Ordinal);
        List<Reading> readings = [];
        foreach (string path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            // women-outline.soffice.docx
            string[] name = Path.GetFileName(path).Split('.');
            if (name.Length == 3 && known.TryGetValue(name[0], out Expected? expected))
            {
                readings.Add(Read(path, $"{name[1]} {name[2]}", expected));
            }
        }
        Console.WriteLine("| 制作 | 份数 | 标题 | 地区 | 年份 | 文种 | 四项全对 | 标题行找到 | 标题行正确 |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (IGrouping<string, Reading> form in readings.GroupBy(reading => reading.Form)
            .OrderBy(form => form.Key, StringComparer.Ordinal))
        {
            Print(form.Key, [.. form]);
        }
        Print("合计", readings);
        return 0;
    }

    private static Reading Read(string path, string form, Expected expected)
    {
        string name = Path.GetFileName(path);
        try
        {
            PlanFile file = PlanFileReader.Read(path);
            var found = new PlanMetadata
            {
                Title = file.Found.Title,
                IsTitleStated = file.Found.IsTitleStated,
                Issuer = file.Found.Issuer,
                Number = file.Found.Number,
                SignedOn = file.Found.SignedOn,
                Published = file.Found.Published,
                Source = file.Found.Source,
            };
            Plan plan = PlanParser.Parse(file.Text, "x" + Path.GetExtension(path), found: found);
            PlanMetadata read = plan.Metadata;
            string place = $"{read.Province}/{read.City}/{read.County}";
            string[] headings = [.. plan.Sections.Select(section => OneSpace($"{section.Level} {section.Heading}"))];
            int right = InOrder([.. expected.Headings.Select(OneSpace)], headings);
            Tell("标题", expected.Title, read.Title);
            Tell("地区", expected.Place, place);
            Tell("年份", $"{expected.Year}", $"{read.Year}");
            Tell("文种", expected.Type, read.Type);
            if (right < expected.Headings.Length || right < headings.Length)
            {
                Console.Error.WriteLine($"{name} 标题行：{string.Join(" | ", headings)}");
            }
            return new Reading(form, read.Title == expected.Title, place == expected.Place, read.Year == expected.Year,
                read.Type == expected.Type, expected.Headings.Length, headings.Length, right);
        }
        catch (PlanFileException refusal)
        {
            Console.Error.WriteLine($"{name}：{refusal.Message}");
            return new Reading(form, false, false, false, false, expected.Headings.Length, 0, 0);
        }

        void Tell(string what, string right, string read)
        {
            if (right != read)
            {
                Console.Error.WriteLine($"{name} {what}：{read}（应为 {right}）");
            }
        }
    }

    // Layout knows gaps, not which kind of space made them.
    private static string OneSpace(string heading) => heading.Replace('\u3000', ' ');

    // The longest common subsequence.
    private static int InOrder(string[] expected, string[] headings)
    {
        int[,] longest = new int[expected.Length + 1, headings.Length + 1];
        for (int i = 1; i <= expected.Length; i++)
        {
            for (int j = 1; j <= headings.Length; j++)
            {
                longest[i, j] = expected[i - 1] == headings[j - 1]
                    ? longest[i - 1, j - 1] + 1
                    : Math.Max(longest[i - 1, j], longest[i, j - 1]);
            }
        }
        return longest[expected.Length, headings.Length];
    }

    private static void Print(string form, IReadOnlyCollection<Reading> readings)
    {
        int headings = readings.Sum(reading => reading.Headings), found = readings.Sum(reading => reading.Found);
        int right = readings.Sum(reading => reading.Right);
        Console.WriteLine($"| {form} | {readings.Count} | {readings.Count(r => r.Title)} | {readings.Count(r => r.Place)} | "
            + $"{readings.Count(r => r.Year)} | {readings.Count(r => r.Type)} | {readings.Count(r => r.IsRight)} | "
            + $"{right}/{headings}（{(double)right / Math.Max(1, headings):0.000}） | "
            + $"{right}/{found}（{(double)right / Math.Max(1, found):0.000}） |");
    }
}
