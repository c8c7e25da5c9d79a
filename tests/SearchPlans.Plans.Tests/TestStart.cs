using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace SearchPlans.Plans.Tests;

/// <summary>What a front end says at its start.</summary>
internal static class TestStart
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Tests have no Main of their own.")]
    internal static void Begin()
    {
        ExpressionTime.Set();
        BuiltProgram.ReadFiles();
    }
}
