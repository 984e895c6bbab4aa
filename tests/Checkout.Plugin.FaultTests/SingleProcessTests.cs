using System.Net;
using Xunit;

namespace Checkout.Plugin.Tests;

// Two real processes of a shop and one SQLite file.
public sealed class SingleProcessTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync(Store.Sqlite);

    [Fact]
    public async Task A_second_process_ends_within_ten_seconds_and_names_the_repair()
    {
        var address = ChildProcess.FreeAddress();
        using var first = await ChildProcess.StartAsync("sample-shop", address, Settings(address));
        using var second = ChildProcess.Run("sample-shop", ChildProcess.FreeAddress(), Settings(ChildProcess.FreeAddress()));

        var code = await second.ExitsAsync(within: TimeSpan.FromSeconds(10));
        using var client = new HttpClient();
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.NotEqual(0, code);
        Assert.Contains("pass AddDatabase a PostgreSQL data source", second.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task After_a_kill_the_next_one_starts_at_once_ten_times_in_a_row()
    {
        for (var kill = 0; kill < 10; kill++)
        {
            var address = ChildProcess.FreeAddress();
            using var shop = await ChildProcess.StartAsync("sample-shop", address, Settings(address));
            await shop.KillAsync();
        }
    }

    [Fact]
    public async Task A_stopping_process_is_waited_for()
    {
        var (old, next) = (ChildProcess.FreeAddress(), ChildProcess.FreeAddress());
        using var stopping = await ChildProcess.StartAsync("sample-shop", old, Settings(old));

        var starting = ChildProcess.StartAsync("sample-shop", next, Settings(next));
        var code = await stopping.StopsAsync(within: TimeSpan.FromSeconds(10));
        using var started = await starting;

        Assert.Equal(0, code);
    }

    [Fact]
    public async Task A59_A_runtime_that_writes_tokens_into_its_traces_is_refused()
    {
        var address = ChildProcess.FreeAddress();
        using var shop = ChildProcess.Run(
            "sample-shop", address, new(Settings(address)) { ["DOTNET_SYSTEM_NET_HTTP_DISABLEURIREDACTION"] = "1" });

        Assert.NotEqual(0, await shop.ExitsAsync(within: TimeSpan.FromSeconds(10)));
        Assert.Contains("DISABLEURIREDACTION", shop.Output, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        return ValueTask.CompletedTask;
    }

    private Dictionary<string, string> Settings(Uri address) => new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Staging",
        ["ConnectionStrings__Shop"] = _database.ConnectionString,
        ["Checkout__PublicBaseUrl"] = address.AbsoluteUri,
        ["Checkout__LigdiCash__ApiKey"] = "a-key-of-the-tests",
        ["Checkout__LigdiCash__ApiToken"] = "a-token-of-the-tests",
    };
}
