using System.Net;
using Microsoft.AspNetCore.Http;
using SearchPlans.Index.Embedded;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Tests.Units;

public sealed class WriteAccessTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost:5080", true)]
    [InlineData("127.8.8.8", "127.0.0.1:5080", true)]
    [InlineData("::1", "[::1]:5080", true)]
    [InlineData("::ffff:127.0.0.1", "localhost", true)]
    [InlineData("192.168.1.20", "localhost:5080", false)]
    [InlineData("::ffff:10.0.0.5", "localhost:5080", false)]
    [InlineData(null, "localhost:5080", false)]
    [InlineData("127.0.0.1", "plans.example", false)]
    [InlineData("127.0.0.1", "localhost.evil.example", false)]
    [InlineData("127.0.0.1", "192.168.1.20", false)]
    public void Without_a_key_only_this_machine_writes(string? remote, string host, bool may)
    {
        DefaultHttpContext context = new();
        context.Connection.RemoteIpAddress = remote == null ? null : IPAddress.Parse(remote);
        context.Request.Host = new HostString(host);
        Assert.Equal(may, new WriteAccess(OptionsWith(null)).WhyNot(context, null) == null);
    }

    [Theory]
    [InlineData("192.168.1.20", "k", null, true)]
    [InlineData("192.168.1.20", null, "k", true)]
    [InlineData("127.0.0.1", null, null, false)]
    [InlineData("127.0.0.1", "K", "k", false)]
    public void With_a_key_whoever_brings_it_writes(string remote, string? header, string? field, bool may)
    {
        DefaultHttpContext context = new();
        context.Connection.RemoteIpAddress = IPAddress.Parse(remote);
        context.Request.Host = new HostString("localhost");
        if (header != null)
        {
            context.Request.Headers[WriteAccess.KeyHeader] = header;
        }
        Assert.Equal(may, new WriteAccess(OptionsWith("k")).WhyNot(context, field) == null);
    }

    private static LibraryOptions OptionsWith(string? key) =>
        new(new LibrarySettings("c", new EmbeddedIndexOptions { Folder = "i" }), key);
}
