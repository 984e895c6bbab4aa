using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace Checkout.Plugin.Tests;

// A program of this repository as a process.
internal sealed class ChildProcess : IDisposable
{
    private static int _lastPort = RandomNumberGenerator.GetInt32(20_000, 30_000);
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private ChildProcess(ProcessStartInfo start)
    {
        _process = new() { StartInfo = start };
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    // The ports are below the ephemeral range, so no other process takes one before the start.
    public static Uri FreeAddress()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref _lastPort);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return new($"http://127.0.0.1:{port}/");
            }
            catch (SocketException)
            {
                // The port is in use.
            }
        }
    }

    public static async Task<ChildProcess> StartAsync(string project, Uri address, Dictionary<string, string> settings)
    {
        var child = Run(project, address, settings);
        await child.AnswersAsync(address);
        return child;
    }

    public static async Task<ChildProcess> StartProgramAsync(string program, Uri address)
    {
        var child = Run(new ProcessStartInfo(program), Path.GetDirectoryName(program)!, address, []);
        await child.AnswersAsync(address);
        return child;
    }

    public static ChildProcess Run(string project, Uri address, Dictionary<string, string> settings, bool withCrashPoints = false)
    {
        var folder = Path.Combine(Repository.Root, project);
        var program = Assembly(project, Path.GetFileNameWithoutExtension(Directory.GetFiles(folder, "*.csproj").Single()), withCrashPoints);
        return Run(new ProcessStartInfo("dotnet", [program]), folder, address, settings);
    }

    private static ChildProcess Run(ProcessStartInfo start, string folder, Uri address, Dictionary<string, string> settings)
    {
        (start.WorkingDirectory, start.RedirectStandardOutput, start.RedirectStandardError) = (folder, true, true);
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add(address.AbsoluteUri.TrimEnd('/'));
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new(start);
    }

    // The assembly of this build configuration.
    public static string Assembly(string project, string name, bool withCrashPoints)
    {
        var variant = withCrashPoints ? "CrashPoints" : "";
        return Path.Combine(Repository.Root, project, "bin", variant, Repository.Configuration, "net10.0", $"{name}.dll");
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    // SIGKILL: no handler runs, nothing is flushed.
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    // SIGTERM: a graceful stop.
    public async Task<int> StopsAsync(TimeSpan within)
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        return await ExitsAsync(within);
    }

    // True if the process accepts connections. It requests no page, because that takes longer than the start.
    public async Task<bool> ListensAsync(Uri address)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!_process.HasExited)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, address.Port, patience.Token);
                return true;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(15), TimeProvider.System, patience.Token);
            }
        }

        return false;
    }

    public async Task<int> ExitsAsync(TimeSpan within, string? waitingFor = null)
    {
        using var patience = new CancellationTokenSource(within);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException($"still running after {within}, waiting for {waitingFor ?? "its end"}:\n{Output}", exception);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private async Task AnswersAsync(Uri address)
    {
        using var client = new HttpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!_process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(address, patience.Token);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
            }
        }

        throw new InvalidOperationException($"The process ended with {_process.ExitCode} instead of answering at {address}:\n{Output}");
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }
}
