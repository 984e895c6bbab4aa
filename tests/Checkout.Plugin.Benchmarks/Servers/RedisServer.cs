using System.Diagnostics;
using StackExchange.Redis;

namespace Checkout.Plugin.Benchmarks;

/// A private Redis that keeps nothing.
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("checkout-bench-redis-");
    private readonly Process _process;

    private RedisServer(int port)
    {
        Address = $"127.0.0.1:{port}";
        _process = Process.Start(new ProcessStartInfo("redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", _folder.FullName, "--logfile", "log"]))!;
    }

    public string Address { get; }

    public int Id => _process.Id;

    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer(Ports.Free());
        using var connection = await ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions { EndPoints = { server.Address }, AbortOnConnectFail = false, ConnectRetry = 20, ConnectTimeout = 1000 });
        await connection.GetDatabase().PingAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
