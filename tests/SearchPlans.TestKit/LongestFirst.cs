using Xunit;
using Xunit.Abstractions;

namespace SearchPlans.TestKit;

/// <summary>Tests that take a minute and more, or what several test classes share that does: begun last, they would leave a
/// processor with nothing to do.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesLongAttribute : Attribute;

/// <summary>Begins with the tests that take long.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private const string OfClass = "Test collection for ";

    /// <inheritdoc />
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(c => TakesLong(c) ? 0 : 1).ThenBy(c => c.DisplayName, StringComparer.Ordinal);

    // A class that names no collection is one of its own.
    private static bool TakesLong(ITestCollection collection)
    {
        string name = collection.DisplayName;
        ITypeInfo? type = collection.CollectionDefinition
            ?? (name.StartsWith(OfClass, StringComparison.Ordinal)
                ? collection.TestAssembly.Assembly.GetType(name[OfClass.Length..])
                : null);
        return type?.GetCustomAttributes(typeof(TakesLongAttribute).AssemblyQualifiedName).Any() == true;
    }
}
