namespace SearchPlans.Plans;

/// <summary>
/// Documents of other programs -> text: LibreOffice, where it is installed, makes a docx of them, which is read as such. It
/// runs without a window, with settings of its own for each file, in which macros and links to the outside are off.
/// </summary>
internal static class OfficeImporter
{
    // A report takes some seconds, most of them for the start; it counts for little beside somebody typing a plan anew.
    private static readonly ProgramLimits _limits = new("文档", TimeSpan.FromSeconds(120), 1 << 20, 2L << 30);

    // It takes a processor and half a gigabyte: one at a time. Who waits holds no thread.
    private static readonly SemaphoreSlim _one = new(1);

    private const string Settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry"
          xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
          <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
          <prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
          <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
          <prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings">
          <prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings">
          <prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
        </oor:items>
        """;

    /// <summary>Whether these documents can be read on this machine.</summary>
    public static bool IsAvailable => Program is not null;

    private static string? Program => ExternalProgram.Find("soffice", "libreoffice");

    /// <summary>Reads a document.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">What it is, for messages.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="PlanFileException">It can't be read, or the program for it isn't installed.</exception>
    public static async Task<Imported> ImportAsync(byte[] bytes, string name, CancellationToken cancellation)
    {
        string program = Program ?? throw new PlanFileException(
            $"读取{name}需要 LibreOffice，这台机器上没有安装。请安装它（Debian、Ubuntu：apt install libreoffice-writer-nogui），或用 Word、WPS 把文件另存为 docx。");
        byte[] docx;
        await _one.WaitAsync(cancellation);
        try
        {
            docx = await ConvertAsync(program, bytes, name, cancellation);
        }
        finally
        {
            _one.Release();
        }
        Imported imported = await DocxImporter.ImportAsync(docx, cancellation);
        return imported with { Notices = [$"由 LibreOffice 转换后读取。", .. imported.Notices] };
    }

    private static async Task<byte[]> ConvertAsync(string program, byte[] bytes, string name, CancellationToken cancellation)
    {
        using var folder = HeldFolder.ForImport();
        string profile = Path.Combine(folder.FullPath, "profile");
        Directory.CreateDirectory(Path.Combine(profile, "user"));
        File.WriteAllText(Path.Combine(profile, "user", "registrymodifications.xcu"), Settings);
        string source = folder.Write("plan" + Extension(bytes), bytes);
        string output = Path.Combine(folder.FullPath, "out");
        ProgramResult result = await ExternalProgram.RunAsync(program,
        [
            "--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault",
            $"-env:UserInstallation={new Uri(profile).AbsoluteUri}",
            "--convert-to", "docx:Office Open XML Text", "--outdir", output, source,
        ], folder.FullPath, _limits, cancellation);
        var converted = new FileInfo(Path.Combine(output, "plan.docx"));
        if (!converted.Exists || converted.Length == 0)
        {
            throw new PlanFileException($"LibreOffice 读不出这个{name}，它可能已损坏或设有密码。请用 Word、WPS 打开后另存为 docx，再试一次。{Detail(result)}");
        }
        if (converted.Length > PlanFileReader.MaxDocumentByteLength)
        {
            throw _limits.Passed("转换后的文档太大");
        }
        return await File.ReadAllBytesAsync(converted.FullName, cancellation);
    }

    private static string Detail(ProgramResult result)
    {
        string line = PlanTextBuilder.Clean(result.Errors);
        return line.Length == 0 ? "" : $"（{line[..Math.Min(line.Length, 200)]}）";
    }

    // LibreOffice, too, looks at the content first; the ending only keeps it from looking further.
    private static string Extension(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("{\\rtf"u8)
            ? ".rtf"
            : bytes.StartsWith("PK"u8) ? ".odt" : bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF]) ? ".doc" : ".xml";
}
