using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Checkout.Plugin.Tests;

// A private Redis without persistence that a test can kill, freeze and empty.
internal sealed class RedisServer : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("redis-").FullName;
    private Process? _process;

    private RedisServer()
    {
    }

    public int Port { get; } = ChildProcess.FreeAddress().Port;

    public static async Task<RedisServer> CreateAsync()
    {
        var server = new RedisServer();
        await server.StartsAsync();
        return server;
    }

    public async Task StartsAsync()
    {
        _process = Process.Start(new ProcessStartInfo(
            "redis-server",
            [
                "--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
                "--dir", _home, "--logfile", "log", "--repl-diskless-sync-delay", "0",
            ]))!;
        await Eventually.TrueAsync(AnswersAsync);
    }

    public void Kill()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    // A frozen server keeps its connections. It executes the waiting commands after the thaw.
    public Task FreezesAsync() => SignalAsync("-STOP");

    public Task ThawsAsync() => SignalAsync("-CONT");

    public Task ForgetsEverythingAsync() => AskAsync("FLUSHALL");

    // The first line of the answer.
    public async Task<string> AskAsync(string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"{command}\r\n"));
        using var answer = new StreamReader(stream);
        return await answer.ReadLineAsync() ?? "";
    }

    public void Dispose()
    {
        Kill();
        Directory.Delete(_home, recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            return await AskAsync("PING") == "+PONG";
        }
        catch (Exception notYet) when (notYet is SocketException or IOException)
        {
            return false;
        }
    }

    private async Task SignalAsync(string signal) =>
        await Command.RunAsync("/", "kill", signal, _process!.Id.ToString(CultureInfo.InvariantCulture));
}
