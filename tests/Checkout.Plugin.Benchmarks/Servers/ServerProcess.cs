using System.Diagnostics;
using System.Globalization;

namespace Checkout.Plugin.Benchmarks;

// A program of the benchmarks as a separate process.
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly HttpClient _control = new();

    private ServerProcess(ProcessStartInfo start, Uri address)
    {
        Address = address;
        Started = TimeProvider.System.GetTimestamp();
        _process = Process.Start(start)!;
    }

    public Uri Address { get; }

    public long Started { get; }

    public int Id => _process.Id;

    public TimeSpan Cpu => ProcessTimes.Cpu(Id);

    public double ResidentMegabytes => ProcessTimes.ResidentMegabytes(Id);

    public static async Task<ServerProcess> StartAsync(ServerProgram program, IReadOnlyDictionary<string, string>? settings = null)
    {
        var server = Launch(program, settings);
        try
        {
            await server.AnswersAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    // Does not wait for the first answer, so that the start can be measured.
    public static ServerProcess Launch(ServerProgram program, IReadOnlyDictionary<string, string>? settings = null)
    {
        var address = Ports.FreeAddress();
        string[] arguments = [program.Assembly, .. program.Arguments, "--urls", address.AbsoluteUri.TrimEnd('/')];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = program.Folder };
        // Like production, but without TLS to the gateway.
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Staging";
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach (var (name, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        return new(start, address);
    }

    public async Task<long> AllocatedBytesAsync() => (await ControlAsync()).Allocated;

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _control.Dispose();
    }

    // Compares the process id, because an old server may answer on the same port.
    private async Task AnswersAsync()
    {
        while (!_process.HasExited && TimeProvider.System.GetElapsedTime(Started) < StartTimeout)
        {
            try
            {
                if ((await ControlAsync()).Process != Id)
                {
                    throw new InvalidOperationException($"Another process answers at {Address}.");
                }

                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }
        }

        var program = Path.GetFileName(_process.StartInfo.ArgumentList[0]);
        throw new InvalidOperationException(
            _process.HasExited ? $"{program} ended with {_process.ExitCode}." : $"{program} did not answer.");
    }

    private async Task<(int Process, long Allocated)> ControlAsync()
    {
        var words = (await _control.GetStringAsync(new Uri(Address, Control.Path))).Split(' ');
        return (int.Parse(words[0], CultureInfo.InvariantCulture), long.Parse(words[1], CultureInfo.InvariantCulture));
    }
}

// A program that this project starts: its folder, its assembly and its arguments.
internal sealed record ServerProgram(string Folder, string Assembly, params string[] Arguments)
{
    public static ServerProgram Shop { get; } = new(Repository.Folder("ShopHost"), Repository.Assembly("ShopHost", "ShopHost"));

    public static ServerProgram EmptyMvc { get; } = new(Repository.Folder("EmptyMvc"), Repository.Assembly("EmptyMvc", "EmptyMvc"));

    public static ServerProgram Own(string role) => new(Repository.Folder(""), Repository.Assembly("", "Checkout.Plugin.Benchmarks"), role);
}
