using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SearchPlans.Web.Controllers;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Units;

/// <summary>Who goes away cancels what was asked: the token of the request reaches the library from every action that asks it.</summary>
[Collection(SiteTests.Name)]
public sealed class CancellationTests(Site site)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/search?q=坪山")]
    [InlineData("/search?q=坪山&plan={pingshan}")]
    [InlineData("/search/why?q=坪山&of={pingshan}&at=x")]
    [InlineData("/search/related?q=坪山")]
    [InlineData("/plans")]
    [InlineData("/plans/{pingshan}?q=坪山")]
    [InlineData("/plans/{pingshan}/original")]
    [InlineData("/plans/{pingshan}/correct")]
    [InlineData("/api/search?q=坪山")]
    [InlineData("/api/explain?q=坪山&plan={pingshan}&anchor=x")]
    [InlineData("/api/related?q=坪山")]
    [InlineData("/api/suggest?q=坪")]
    [InlineData("/api/plans")]
    [InlineData("/api/plans/{pingshan}")]
    public async Task A_request_that_was_given_up_asks_nothing_of_the_index(string address)
    {
        address = address.Replace("{pingshan}", site.PingshanId, StringComparison.Ordinal);
        int queryStart = address.IndexOf('?', StringComparison.Ordinal);
        await using AsyncServiceScope scope = site.Services.CreateAsyncScope();
        DefaultHttpContext context = new()
        {
            RequestServices = scope.ServiceProvider,
            RequestAborted = new CancellationToken(canceled: true)
        };
        context.Request.Method = "GET";
        context.Request.Path = queryStart < 0 ? address : address[..queryStart];
        context.Request.QueryString = new QueryString(queryStart < 0
            ? ""
            : Uri.EscapeDataString(address[queryStart..]).Replace("%3F", "?", StringComparison.Ordinal)
            .Replace("%3D", "=", StringComparison.Ordinal).Replace("%26", "&", StringComparison.Ordinal));
        (ControllerActionDescriptor action, RouteValueDictionary values) = Route(scope.ServiceProvider, context.Request.Path);
        context.Request.RouteValues = values;
        IActionInvoker invoker = scope.ServiceProvider.GetRequiredService<IActionInvokerFactory>()
            .CreateInvoker(new ActionContext(context, new RouteData(values), action))!;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(invoker.InvokeAsync);
    }

    [Fact]
    public void Every_action_that_waits_takes_the_token()
    {
        MethodInfo[] waiting =
            [.. Actions(site.Services).Select(a => a.MethodInfo).Where(m => typeof(Task).IsAssignableFrom(m.ReturnType))];
        Assert.NotEmpty(waiting);
        // Receiving many files reads the request by itself; adding them goes on in the background, whoever goes away. Signing in asks
        // nothing of the library.
        Assert.All(waiting.Where(m => m.Name != "Receive" && m.DeclaringType != typeof(SignInController)), m => Assert.True(
            m.GetParameters().Any(p => p.ParameterType == typeof(CancellationToken)), $"{m.DeclaringType!.Name}.{m.Name}"));
    }

    private static IEnumerable<ControllerActionDescriptor> Actions(IServiceProvider services) =>
        services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>();

    // The action of a GET whose template has the most literal segments.
    private static (ControllerActionDescriptor, RouteValueDictionary) Route(IServiceProvider services, string path) =>
        Actions(services)
            .Where(
                a => a.ActionConstraints?.OfType<Microsoft.AspNetCore.Mvc.ActionConstraints.HttpMethodActionConstraint>()
                    .All(c => c.HttpMethods.Contains("GET")) != false)
            .Select(a => (Action: a, Values: Match(a.AttributeRouteInfo!.Template!, path)))
            .Where(m => m.Values is not null)
            .OrderBy(m => m.Values!.Count)
            .Select(m => (m.Action, m.Values!))
            .First();

    private static RouteValueDictionary? Match(string template, string path)
    {
        string[] wanted = template.Split('/', StringSplitOptions.RemoveEmptyEntries);
        string[] given = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (wanted.Length != given.Length)
        {
            return null;
        }
        RouteValueDictionary values = [];
        foreach ((string want, string gave) in wanted.Zip(given))
        {
            if (want is ['{', .. var name, '}'])
            {
                values[name] = gave;
            }
            else if (want != gave)
            {
                return null;
            }
        }
        return values;
    }
}
