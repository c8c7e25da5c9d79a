using System.Diagnostics;
using System.Text;

namespace SearchPlans.Web.Tests.Support;

/// <summary>A theory that needs documents made by LibreOffice: skipped where it is missing.</summary>
public sealed class LibreOfficeTheoryAttribute : TheoryAttribute
{
    public LibreOfficeTheoryAttribute() => Skip = LibreOffice.Find("soffice") is null ? "soffice isn't installed." : null;
}

/// <summary>LibreOffice as a user has it.</summary>
internal static class LibreOffice
{
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Makes a document of a text.</summary>
    public static async Task<byte[]> MakeAsync(string text, string format)
    {
        string folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
        try
        {
            string source = Path.Combine(folder, "in.txt");
            await File.WriteAllTextAsync(source, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            ProcessStartInfo start = new(Find("soffice")!) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (string argument in new[]
            {
                "--headless",
                $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}",
                "--convert-to",
                format,
                "--outdir",
                folder,
                source
            })
            {
                start.ArgumentList.Add(argument);
            }
            using Process office = Process.Start(start)!;
            Task<string> said = office.StandardOutput.ReadToEndAsync();
            string error = await office.StandardError.ReadToEndAsync();
            await office.WaitForExitAsync();
            string made = Path.Combine(folder, "in." + format);
            Assert.True(File.Exists(made), await said + error);
            return await File.ReadAllBytesAsync(made);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
