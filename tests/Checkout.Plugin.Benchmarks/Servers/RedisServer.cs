using System.Diagnostics;
using StackExchange.Redis;

namespace Checkout.Plugin.Benchmarks;

// A private Redis that keeps nothing.
internal sealed class RedisServer : IAsyncDisposable
{
    private const int MaxTries = 100;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("checkout-bench-redis-");
    private readonly Process _process;

    private RedisServer(int port)
    {
        Address = $"127.0.0.1:{port}";
        string[] arguments =
        [
            "--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", _folder.FullName, "--logfile", "log",
        ];
        _process = Process.Start(new ProcessStartInfo("redis-server", arguments))!;
    }

    public string Address { get; }

    public int Id => _process.Id;

    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer(Ports.Free());
        for (var tries = 0; !await server.AnswersAsync(); tries++)
        {
            if (tries == MaxTries)
            {
                await server.DisposeAsync();
                throw new InvalidOperationException($"The redis-server at {server.Address} does not answer.");
            }

            await Task.Delay(BetweenTries, TimeProvider.System);
        }

        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var connection = await ConnectionMultiplexer.ConnectAsync(Address);
            return await connection.GetDatabase().PingAsync() > TimeSpan.Zero;
        }
        catch (RedisConnectionException)
        {
            return false;
        }
    }
}
