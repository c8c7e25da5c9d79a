namespace SearchPlans.History;

/// <summary>What is in the log as people read it, the same on pages and at the command line.</summary>
public static class LogLabels
{
    /// <summary>What was done.</summary>
    public static string Of(WriteAction action) => action switch
    {
        WriteAction.Added => "收录",
        WriteAction.Updated => "替换",
        WriteAction.Corrected => "更正",
        WriteAction.Checked => "核对",
        WriteAction.Unchecked => "撤销核对",
        WriteAction.Removed => "删除",
        WriteAction.Restored => "恢复",
        WriteAction.Renamed => "改名",
        WriteAction.Found => "收录",
        WriteAction.Gone => "移走",
        WriteAction.KeyMade => "发放密钥",
        _ => "撤销密钥",
    };

    /// <summary>Who did it.</summary>
    public static string Of(Writer writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        return writer.Id switch
        {
            "folder" => "直接放入或移出文件夹",
            "program" => "程序",
            "admin" => "管理员",
            "local" => "本机用户",
            "cli" => writer.Name.Length > 0 ? $"{writer.Name}（命令行）" : "命令行",
            _ => writer.Name.Length > 0 ? writer.Name : writer.Id,
        };
    }

    /// <summary>Why something is in the trash.</summary>
    public static string Of(TrashReason reason) => reason == TrashReason.Removed ? "已删除" : "旧版本";
}
