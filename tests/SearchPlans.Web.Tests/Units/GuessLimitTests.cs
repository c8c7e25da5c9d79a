using System.Net;
using Microsoft.Extensions.Time.Testing;
using SearchPlans.Web.Access;

namespace SearchPlans.Web.Tests.Units;

public sealed class GuessLimitTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly GuessLimit _limit;

    public GuessLimitTests() => _limit = new GuessLimit(_clock);

    [Fact]
    public void An_address_that_guesses_waits_until_the_window_is_over()
    {
        for (int i = 0; i < GuessLimit.PerAddress; i++)
        {
            Assert.Null(Guess("192.0.2.1").Wait);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
        GuessAnswer<string> first = Guess("192.0.2.1", right: true), second = Guess("::ffff:192.0.2.1", right: true);
        Assert.Equal(GuessLimit.Window - TimeSpan.FromSeconds(GuessLimit.PerAddress), first.Wait);
        Assert.Equal((true, false, (string?)null), (first.IsFirst, second.IsFirst, second.Found));
        Assert.Equal("right", Guess("192.0.2.2", right: true).Found);
        _clock.Advance(GuessLimit.Window);
        Assert.Equal("right", Guess("192.0.2.1", right: true).Found);
        Assert.Null(Guess("192.0.2.1").Wait);
    }

    [Fact]
    public void A_network_of_IPv6_counts_as_one_and_no_address_as_another()
    {
        for (int i = 0; i < GuessLimit.PerAddress; i++)
        {
            Assert.Null(Guess($"2001:db8:1:2::{i}").Wait);
            Assert.Null(Guess(null).Wait);
        }
        Assert.NotNull(Guess("2001:db8:1:2:ffff::1").Wait);
        Assert.NotNull(Guess(null).Wait);
        Assert.Null(Guess("2001:db8:1:3::1").Wait);
    }

    [Fact]
    public void From_many_addresses_only_so_many_are_tried_and_who_knows_a_key_goes_on()
    {
        Assert.Equal("right", Guess("198.51.100.7", right: true).Found);
        for (int i = 0; i < GuessLimit.Overall; i++)
        {
            Assert.Null(Guess($"10.0.{i}.1").Wait);
        }
        for (int i = 0; i < 30_000; i++)
        {
            Assert.NotNull(Guess($"10.{1 + i / 200}.{i % 200}.2", right: true).Wait);
        }
        Assert.Equal("right", Guess("198.51.100.7", right: true).Found);
        _clock.Advance(GuessLimit.Window);
        Assert.Equal("right", Guess("10.0.0.1", right: true).Found);
    }

    [Fact]
    public void Right_keys_count_for_nothing_and_guesses_side_by_side_all_count()
    {
        for (int i = 0; i < 1000; i++)
        {
            Assert.Equal("right", Guess("192.0.2.9", right: true).Found);
        }
        int looked = 0;
        Parallel.For(0, 1000, _ => _limit.Try<string>(IPAddress.Loopback, () =>
        {
            Interlocked.Increment(ref looked);
            return null;
        }));
        Assert.Equal(GuessLimit.PerAddress, looked);
    }

    private GuessAnswer<string> Guess(string? address, bool right = false) =>
        _limit.Try(address == null ? null : IPAddress.Parse(address), () => right ? "right" : null);
}
