using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class TcpProxyTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);
    private readonly EchoServer _server = new();
    private readonly TcpProxy _proxy;

    public TcpProxyTests() => _proxy = new(_server.Port);

    [Fact]
    public async Task The_proxy_passes_every_byte_when_no_fault_is_set()
    {
        using var client = await ConnectAsync();

        Assert.Equal(new string('x', 100_000), await client.ExchangeAsync(new string('x', 100_000)));
    }

    [Fact]
    public async Task Slices_arrive_whole_in_the_end()
    {
        (_proxy.Questions, _proxy.Answers) = (new() { Slice = 1 }, new() { Slice = 3 });
        using var client = await ConnectAsync();

        Assert.Equal("a sentence in pieces", await client.ExchangeAsync("a sentence in pieces"));
    }

    [Fact]
    public async Task Latency_holds_an_answer_back()
    {
        _proxy.Answers = new() { Latency = Soon };
        using var client = await ConnectAsync();
        var started = TimeProvider.System.GetTimestamp();

        await client.ExchangeAsync("late");

        Assert.True(TimeProvider.System.GetElapsedTime(started) > Soon / 2);
    }

    [Fact]
    public async Task A_blackhole_closes_nothing_and_lets_all_through_when_it_is_over()
    {
        using var client = await ConnectAsync();
        await client.ExchangeAsync("before");
        _proxy.Answers = NetworkFault.Silence;

        var answer = client.ExchangeAsync("during");
        await Assert.ThrowsAsync<TimeoutException>(
            () => answer.WaitAsync(Soon, TimeProvider.System, TestContext.Current.CancellationToken));
        _proxy.Heal();

        Assert.Equal("during", await answer);
    }

    [Fact]
    public async Task A_cut_lets_so_many_bytes_through_and_resets()
    {
        _proxy.Answers = new() { CutAfter = 4 };
        using var client = await ConnectAsync();

        var failure = await Record.ExceptionAsync(() => client.ExchangeAsync("truncated"));

        Assert.IsAssignableFrom<IOException>(failure);
        Assert.InRange(client.Heard, 0, 4);
        Assert.Equal("truncated", _server.Heard);
    }

    [Fact]
    public async Task An_answer_is_lost_although_the_request_arrived()
    {
        var fault = _proxy.Questions = new() { LosesAnswerTo = question => question.Span.IndexOf("COMMIT"u8) >= 0 };
        using var client = await ConnectAsync();
        await client.ExchangeAsync("INSERT");

        var failure = await Record.ExceptionAsync(() => client.ExchangeAsync("COMMIT"));

        Assert.IsAssignableFrom<IOException>(failure);
        Assert.Equal("INSERTCOMMIT", _server.Heard);
        Assert.Equal(1, fault.Count);
    }

    [Fact]
    public async Task A_reset_closes_connections_and_new_ones_go_to_the_new_target()
    {
        using var other = new EchoServer();
        using var client = await ConnectAsync();
        await client.ExchangeAsync("one");

        _proxy.Target = other.Port;
        _proxy.ResetsAll();
        var failure = await Record.ExceptionAsync(() => client.ExchangeAsync("two"));
        using var next = await ConnectAsync();
        await next.ExchangeAsync("three");

        Assert.IsAssignableFrom<IOException>(failure);
        Assert.Equal("one", _server.Heard);
        Assert.Equal("three", other.Heard);
    }

    public void Dispose()
    {
        _proxy.Dispose();
        _server.Dispose();
    }

    private async Task<Caller> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _proxy.Port, TestContext.Current.CancellationToken);
        return new(client);
    }

    private sealed class Caller(TcpClient client) : IDisposable
    {
        private readonly NetworkStream _stream = client.GetStream();

        public int Heard { get; private set; }

        // Sends a text and returns as many bytes.
        public async Task<string> ExchangeAsync(string said)
        {
            var answer = new byte[said.Length];
            var speaking = _stream.WriteAsync(Encoding.ASCII.GetBytes(said));
            for (Heard = 0; Heard < answer.Length;)
            {
                var read = await _stream.ReadAsync(answer.AsMemory(Heard));
                Heard += read > 0 ? read : throw new EndOfStreamException();
            }

            await speaking;
            return Encoding.ASCII.GetString(answer);
        }

        public void Dispose() => client.Dispose();
    }
}
