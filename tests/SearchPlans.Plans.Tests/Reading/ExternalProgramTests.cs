using System.Diagnostics;

namespace SearchPlans.Plans.Tests;

/// <summary>Programs of the system are watched while they run.</summary>
public sealed class ExternalProgramTests
{
    [ProgramsFact(needsReports: false, "sleep")]
    public void A_program_may_end_while_it_is_watched()
    {
        using var process = Process.Start(ExternalProgram.Find("sleep")!, "60");
        Assert.True(ExternalProgram.MemoryOf(process) > 0);
        process.Kill();
        process.WaitForExit();
        process.Refresh();
        Assert.Throws<InvalidOperationException>(() => process.WorkingSet64);
        Assert.Equal(0, ExternalProgram.MemoryOf(process));
    }
}
