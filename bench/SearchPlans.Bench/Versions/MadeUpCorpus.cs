using System.Text;
using System.Text.Json;
using SearchPlans.Bench.Comparing;

namespace SearchPlans.Bench.Versions;

/// <summary>Folders of plan files, for the product to index.</summary>
internal static class MadeUpCorpus
{
    private const int Seed = 20240101;
    // As many files in a folder as in real life, so that listing them costs what it does there.
    private const int FilesPerFolder = 500;
    // Markdown has no more.
    private const int DeepestHeading = 6;

    /// <summary>Writes so many made-up plans, with the sections and headings of the plans they are made after.</summary>
    public static void Write(string folder, PlanLikeGenerator generator, int plans)
    {
        // Whole or not at all: what a run that was stopped has left isn't taken for a corpus.
        string unfinished = folder + ".unfinished";
        if (Directory.Exists(folder))
        {
            return;
        }
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }
        Directory.CreateDirectory(unfinished);
        foreach (List<Paragraph> plan in generator.Plans(Seed).Take(plans))
        {
            string subfolder = Path.Combine(unfinished, $"{plan[0].Plan / FilesPerFolder}");
            Directory.CreateDirectory(subfolder);
            File.WriteAllText(Path.Combine(subfolder, $"{plan[0].Plan}.md"), ToMarkdown(plan));
        }
        Directory.Move(unfinished, folder);
    }

    private static string ToMarkdown(List<Paragraph> plan)
    {
        Paragraph first = plan[0];
        // What JSON quotes YAML reads.
        string title = JsonSerializer.Serialize(first.Title), region = JsonSerializer.Serialize(first.Region);
        var text = new StringBuilder($"---\n标题: {title}\n地区: {region}\n年份: {first.Year}\n---\n\n");
        foreach (Paragraph paragraph in plan)
        {
            if (paragraph.HeadingLevel > 0)
            {
                text.Append('#', Math.Min(paragraph.HeadingLevel + 1, DeepestHeading)).Append(' ');
            }
            text.Append(paragraph.Text).Append("\n\n");
        }
        return text.ToString();
    }
}
