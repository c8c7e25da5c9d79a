using SearchPlans.Access;
using SearchPlans.Web.Access;

namespace SearchPlans.Web.Writing;

/// <summary>Says in Chinese why somebody may not write, and what to do.</summary>
internal static class WriteAccess
{
    /// <summary>Whether a request may write.</summary>
    public static bool May(HttpContext context) => Caller.Of(context).Role >= AccessRole.Editor;

    /// <summary>Why a request may not write.</summary>
    /// <param name="context">The request.</param>
    /// <param name="wait">For how long no more keys are looked at, or null.</param>
    /// <param name="showsKey">Whether a key was brought elsewhere than in a header.</param>
    public static string Refusal(HttpContext context, TimeSpan? wait, bool showsKey = false)
    {
        if (wait is { } time)
        {
            return $"尝试次数过多：密钥多次有误，{Math.Ceiling(time.TotalMinutes)} 分钟内不再核对。请核对密钥，稍后再试。";
        }
        if (Caller.Of(context).Role == AccessRole.Reader)
        {
            return "这把密钥只能检索和阅读，不能添加或更正。请向管理员要一把可以编辑的密钥。";
        }
        return showsKey || AccessGate.ShowsKey(context.Request)
            ? "密钥不对，或已被撤销。请核对后重填。"
            : $"添加和更正计划须先出示密钥：网页上请先登录（{AccessGate.SignInPath}）；程序请以请求头 {AccessGate.KeyHeader} 给出密钥。";
    }
}
