using System.Data.Common;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Xunit;
using static Checkout.Plugin.Tests.StartingShop;

namespace Checkout.Plugin.Tests.Hosting;

// The start logs a repairable fault. It stops for a fault that no retry can repair.
public sealed class StartFaultTests : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("start-trouble-");

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=shared;Mode=Memory;Cache=Shared")]
    [InlineData("Data Source=")]
    [InlineData("Data Source=file::memory:?cache=shared")]
    [InlineData("Data Source=file:shared?mode=memory&cache=shared")]
    public async Task A_sqlite_database_in_memory_stops_the_start_with_the_repair(string connectionString)
    {
        await using var source = SqliteFactory.Instance.CreateDataSource(connectionString);

        var fault = await RefusesToStartWithAsync(source);

        Assert.Contains("in memory", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Data Source=", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_stops_the_start_and_is_named()
    {
        var place = Path.Combine(_folder.FullName, "missing");

        await using var source = SqliteFactory.Instance.CreateDataSource($"Data Source={place}/shop.db");

        var fault = await RefusesToStartWithAsync(source);

        Assert.Contains($"The folder {place}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_that_is_not_there_stops_the_start_and_the_repair_is_named()
    {
        await using var source = Server(settings => settings.SearchPath = "a_schema_that_is_not_there");

        var fault = await RefusesToStartWithAsync(source);

        Assert.Contains("Search Path", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_published_ahead_of_time_stops_the_start_naming_the_setting()
    {
        await using var source = new AheadOfTime();

        var fault = await RefusesToStartWithAsync(source);

        Assert.Contains("PublishAot", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Database=a_database_that_is_not_there", "The database does not exist")]
    [InlineData("Port=1", "The database could not be reached")]
    public async Task A_repairable_fault_is_logged_and_stops_nothing(string setting, string expected)
    {
        await using var source = Server(settings => settings.ConnectionString += $";{setting}");

        Assert.Contains(expected, await LoggedErrorAsync(checkout => checkout.AddDatabase(source)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_unavailable_key_store_is_logged_and_stops_nothing(bool hasDatabase)
    {
        var source = SqliteFactory.Instance.CreateDataSource($"Data Source={_folder.FullName}/shop.db;Pooling=False");
        var store = new Store { IsAway = !hasDatabase };
        if (hasDatabase)
        {
            await using var earlier = Shop(new(), source, store);
            await earlier.StartAsync(TestContext.Current.CancellationToken);
            await earlier.StopAsync(TestContext.Current.CancellationToken);
            store.IsAway = true;
        }

        var error = await LoggedErrorAsync(
            checkout => checkout.AddDatabase(source).Services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = store));

        Assert.Contains("The Data Protection keys could not be read", error, StringComparison.Ordinal);
    }

    // The host logs a task that was canceled, and not by its stop, as critical.
    [Fact]
    public async Task A_refused_start_ends_the_sweeps_without_a_canceled_task()
    {
        var time = new TimersSeen();
        var app = Build("Production", Good(), Complete, host: builder => builder.Services.AddSingleton<TimeProvider>(time));
        var jobs = app.Services.GetServices<IHostedService>().OfType<HourlyJobs>().Single();
        await Assert.ThrowsAsync<CheckoutConfigurationException>(() => app.StartAsync(TestContext.Current.CancellationToken));
        await Eventually.TrueAsync(() => Task.FromResult(time.OfAMinute == 2));
        var begun = jobs.ExecuteTask!;

        await app.DisposeAsync();
        await Task.WhenAny(begun);

        Assert.Equal(TaskStatus.RanToCompletion, begun.Status);
    }

    // A stopped shop may still be at its last attempt to prepare the database.
    public async ValueTask DisposeAsync() => await Eventually.TrueAsync(() =>
    {
        try
        {
            _folder.Delete(recursive: true);
            return Task.FromResult(true);
        }
        catch (IOException)
        {
            return Task.FromResult(false);
        }
    });

    private static NpgsqlDataSource Server(Action<NpgsqlConnectionStringBuilder> change)
    {
        var settings = new NpgsqlConnectionStringBuilder(TestServers.PostgreSql) { Pooling = false, Timeout = 5 };
        change(settings);
        return NpgsqlDataSource.Create(settings);
    }

    private static Task<CheckoutConfigurationException> RefusesToStartWithAsync(DbDataSource source) =>
        RefusesToStartAsync("Production", Good(), checkout =>
        {
            Complete(checkout);
            checkout.AddDatabase(source);
        });

    private static async Task<string> LoggedErrorAsync(Action<CheckoutBuilder> change)
    {
        var log = new LogLines();
        await using var app = Build("Production", Good(), Complete + change, log);
        app.MapCheckout();
        await app.StartAsync(TestContext.Current.CancellationToken);
        await app.StopAsync(TestContext.Current.CancellationToken);
        return Assert.Single(log.Ours, line => line.StartsWith("Error 5101 ", StringComparison.Ordinal));
    }

    private static WebApplication Shop(LogLines log, DbDataSource source, Store store)
    {
        var app = Build("Production", Good(), checkout =>
        {
            Complete(checkout);
            checkout.AddDatabase(source).Services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = store);
        }, log);
        app.MapCheckout();
        return app;
    }

    private sealed class Store : IXmlRepository
    {
        private readonly List<XElement> _keys = [];

        public bool IsAway { get; set; }

        public IReadOnlyCollection<XElement> GetAllElements() => IsAway ? throw new IOException("the share is away") : _keys;

        public void StoreElement(XElement element, string friendlyName) =>
            _keys.Add(IsAway ? throw new IOException("the share is away") : element);
    }

    private sealed class TimersSeen : TimeProvider
    {
        private int _ofAMinute;

        public int OfAMinute => Volatile.Read(ref _ofAMinute);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Add(ref _ofAMinute, dueTime == TimeSpan.FromMinutes(1) ? 1 : 0);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }

    // Fails as Dapper does in a program that was published ahead of time.
    private sealed class AheadOfTime : DbDataSource
    {
        private bool _isAsked;

        public override string ConnectionString => "Host=localhost";

        protected override DbConnection CreateDbConnection()
        {
            (var first, _isAsked) = (!_isAsked, true);
            return first
                ? new NpgsqlConnection()
                : throw new PlatformNotSupportedException("Dynamic code generation is not supported on this platform.");
        }
    }
}
