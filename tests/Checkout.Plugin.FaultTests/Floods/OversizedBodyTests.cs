using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Checkout.Plugin.Tests;

// Endless request bodies.
[Collection(nameof(Alone))]
public sealed class OversizedBodyTests
{
    private const long TenGigabytes = 10L * 1024 * 1024 * 1024;

    // The operating system buffers this much between two sockets.
    private const long MaxBufferedBytes = 12L * 1024 * 1024;
    private const long MaxKilobytes = 32 * 1024;
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A51_Ten_gigabytes_without_a_length_are_cut_off_and_take_no_memory()
    {
        await using var world = await World.OpenAsync(new());
        await world.StartsAsync();
        string[] addresses = ["checkout/callback", "checkout/pay", "checkout/callback/7d3f0e9b52c14a6f8b0d6c1a2e4f5a60"];
        foreach (var address in addresses)
        {
            await SendAsync(world.Home, address);
        }

        var before = NodeUse.PrivateKilobytesOf(world.Node.ProcessId!.Value);
        var started = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(
            Enumerable.Range(0, 24).Select(number => SendAsync(world.Home, addresses[number % addresses.Length])));
        var took = Stopwatch.GetElapsedTime(started);
        var after = NodeUse.PrivateKilobytesOf(world.Node.ProcessId!.Value);

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{all.Max(sent => sent.Bytes)} bytes at most, {before} KB became {after} KB, {took}");
        Assert.All(all, sent => Assert.InRange(sent.Bytes, 64 * 1024, MaxBufferedBytes));
        Assert.All(all.Where((_, number) => number % addresses.Length == 0), sent =>
            Assert.StartsWith("HTTP/1.1 413", sent.Answer, StringComparison.Ordinal));
        Assert.All(all.Where((_, number) => number % addresses.Length == 2), sent =>
            Assert.StartsWith("HTTP/1.1 200", sent.Answer, StringComparison.Ordinal));
        Assert.True(took < MaxWait, $"{took}");
        Assert.True(after - before < MaxKilobytes, $"{before} KB became {after} KB");
    }

    [Theory]
    [InlineData("checkout/callback", 413)]
    // The address says enough, so the body is not read.
    [InlineData("checkout/callback/7d3f0e9b52c14a6f8b0d6c1a2e4f5a60", 200)]
    [InlineData("checkout/payout-callback/7d3f0e9b52c14a6f8b0d6c1a2e4f5a60", 200)]
    public async Task A51_A_length_that_is_too_great_is_answered_before_a_byte_of_it_came(string address, int status)
    {
        await using var world = await World.OpenAsync(new());
        await world.StartsAsync();
        using var client = await ConnectAsync(world.Home);

        await client.GetStream()
            .WriteAsync(Head(world.Home, address, $"Content-Length: {TenGigabytes}"), TestContext.Current.CancellationToken);
        var answer = await AnswerAsync(client.GetStream());

        Assert.StartsWith($"HTTP/1.1 {status}", answer, StringComparison.Ordinal);
    }

    // Sends as much as the shop accepts. Returns the number of bytes and the answer.
    private static async Task<(long Bytes, string Answer)> SendAsync(Uri shop, string address)
    {
        using var client = await ConnectAsync(shop);
        var (stream, sent) = (client.GetStream(), 0L);
        var chunk = Encoding.ASCII.GetBytes($"10000\r\n{new string('x', 64 * 1024)}\r\n");
        using var patience = new CancellationTokenSource(MaxWait);
        var answer = AnswerAsync(stream);
        try
        {
            await stream.WriteAsync(Head(shop, address, "Transfer-Encoding: chunked"), patience.Token);
            for (; sent < TenGigabytes; sent += 64 * 1024)
            {
                await stream.WriteAsync(chunk, patience.Token);
            }
        }
        catch (Exception over) when (over is IOException or OperationCanceledException)
        {
            // The shop has closed the connection, or the time is over.
        }

        return (sent, await answer);
    }

    private static async Task<string> AnswerAsync(NetworkStream stream)
    {
        var buffer = new byte[4 * 1024];
        try
        {
            return Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static byte[] Head(Uri shop, string address, string length) => Encoding.ASCII.GetBytes(
        $"POST /{address} HTTP/1.1\r\nHost: {shop.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\n{length}\r\n\r\n");

    private static async Task<TcpClient> ConnectAsync(Uri shop)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, shop.Port);
        return client;
    }
}
