namespace SearchPlans.Access;

/// <summary>A key that was made, without its secret: of that only a salted hash is kept.</summary>
/// <param name="Id">Identifies it, stands within the key, and in the log of writes.</param>
/// <param name="Name">Whose it is, one line.</param>
/// <param name="Role">What it is good for.</param>
/// <param name="Made">When it was made, UTC.</param>
/// <param name="Revoked">When it was revoked, UTC; null while it is good.</param>
public sealed record AccessKey(string Id, string Name, AccessRole Role, DateTimeOffset Made, DateTimeOffset? Revoked)
{
    internal byte[] Salt { get; init; } = [];

    internal byte[] Hash { get; init; } = [];
}
