using SearchPlans.Web.Access;

namespace SearchPlans.Web.Pages;

/// <summary>The form that one signs in by.</summary>
/// <param name="Caller">Who is signed in already.</param>
/// <param name="To">The page to go on to, or empty.</param>
/// <param name="IsByToken">Whether the key is the token of this machine's user.</param>
/// <param name="IsReadingClosed">Whether reading asks for a key, too.</param>
/// <param name="Error">What was wrong with what was sent, or null.</param>
public sealed record SignInPage(Caller Caller, string To, bool IsByToken, bool IsReadingClosed, string? Error);
