using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;
using Xunit;

namespace Checkout.Plugin.Tests;

// A private Redis that a test can fill, freeze and kill.
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly int _port;

    private RedisServer(Process process, int port) => (_process, _port) = (process, port);

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    public static Task<RedisServer> StartAsync(string arguments = "") =>
        StartAsync(FreePort(), port => string.Create(
            CultureInfo.InvariantCulture, $"--port {port} --bind 127.0.0.1 --save \"\" {arguments}"));

    // A sentinel that knows this server as the primary of the service "shop". It rewrites its file.
    public async Task<RedisServer> StartsSentinelAsync(DirectoryInfo folder)
    {
        var file = Path.Combine(folder.FullName, "sentinel.conf");
        var port = FreePort();
        var line = string.Create(
            CultureInfo.InvariantCulture, $"port {port}\nbind 127.0.0.1\nsentinel monitor shop 127.0.0.1 {_port} 1\n");
        await File.WriteAllTextAsync(file, line, TestContext.Current.CancellationToken);
        return await StartAsync(port, _ => $"{file} --sentinel");
    }

    public async Task<IDatabase> OpensAsync() =>
        (await ConnectionMultiplexer.ConnectAsync($"{Address},allowAdmin=true,connectTimeout=20000,syncTimeout=20000")).GetDatabase();

    public Task FreezesAsync() => SignalAsync("-STOP");

    public Task GoesOnAsync() => SignalAsync("-CONT");

    // The commands that it receives from now on.
    public async Task<Func<string>> OverhearsAsync()
    {
        var heard = new StringWriter();
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync("MONITOR\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        var reader = new StreamReader(client.GetStream());
        Assert.Equal("+OK", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        _ = KeepAsync(reader, heard);
        return () =>
        {
            lock (heard)
            {
                return heard.ToString();
            }
        };
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<RedisServer> StartAsync(int port, Func<int, string> line)
    {
        var start = new ProcessStartInfo("redis-server", line(port)) { UseShellExecute = false, RedirectStandardOutput = true };
        var server = new RedisServer(Process.Start(start)!, port);
        await Eventually.TrueAsync(server.ListensAsync);
        return server;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task KeepAsync(StreamReader reader, StringWriter heard)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (heard)
            {
                heard.WriteLine(line);
            }
        }
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private async Task<bool> ListensAsync()
    {
        using var client = new TcpClient();
        return await Record.ExceptionAsync(
            () => client.ConnectAsync(IPAddress.Loopback, _port, TestContext.Current.CancellationToken).AsTask()) is null;
    }
}
