using System.IO.Compression;
using System.Text;

namespace SearchPlans.Plans.Tests;

/// <summary>Zips made for tests.</summary>
internal static class ZipFiles
{
    /// <summary>A zip of these entries.</summary>
    public static byte[] Make(params (string Name, byte[] Bytes)[] entries) => Make(entries, configure: null);

    /// <summary>A zip of these entries, each changed before it is written.</summary>
    public static byte[] Make((string Name, byte[] Bytes)[] entries, Action<ZipArchiveEntry>? configure, Encoding? names = null)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach ((string name, byte[] bytes) in entries)
            {
                ZipArchiveEntry entry = zip.CreateEntry(name);
                configure?.Invoke(entry);
                using Stream content = entry.Open();
                content.Write(bytes);
            }
        }
        return stream.ToArray();
    }

    /// <summary>A copy of a zip with the text of one entry changed.</summary>
    public static byte[] Replace(byte[] bytes, string name, Func<string, string> change) =>
        Make(
            [.. Entries(bytes)
                .Select(
                    entry => entry.Name == name ? (name, Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(entry.Bytes)))) : entry)]);

    /// <summary>The entries of a zip.</summary>
    public static List<(string Name, byte[] Bytes)> Entries(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return [.. zip.Entries.Select(entry =>
        {
            using Stream stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return (entry.FullName, copy.ToArray());
        })];
    }
}
