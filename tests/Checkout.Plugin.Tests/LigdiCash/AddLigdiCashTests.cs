using LigdiCash.Client;
using LigdiCash.Client.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class AddLigdiCashTests
{
    private readonly StubGateway _gateway = new();

    [Fact]
    public void The_connection_follows_no_redirect_keeps_no_cookie_and_uses_no_proxy()
    {
        using var sockets = Assert.IsType<SocketsHttpHandler>(GatewayHandler.Create(() => _gateway.Options));

        Assert.False(sockets.AllowAutoRedirect);
        Assert.False(sockets.UseCookies);
        Assert.Null(sockets.ActivityHeadersPropagator);
        Assert.True(sockets.Proxy!.IsBypassed(new("https://app.ligdicash.com")));
        Assert.Equal(TimeSpan.FromSeconds(5), sockets.ConnectTimeout);
        Assert.Equal(TimeSpan.FromMinutes(5), sockets.PooledConnectionLifetime);
    }

    [Fact]
    public async Task Changed_keys_are_used_by_the_next_client()
    {
        var services = new ServiceCollection();
        services.AddLigdiCash(_ => _gateway.Options).AddGateway(() => _gateway);
        await using var provider = services.BuildServiceProvider();
        _gateway.Answers(Sample.Text("confirm.pending")).Answers(Sample.Text("confirm.pending"));

        await provider.GetRequiredService<LigdiCashClient>().ConfirmInvoiceAsync(new("TOK"));
        _gateway.Options.ApiKey = new("KEY-NEW");
        await provider.GetRequiredService<LigdiCashClient>().ConfirmInvoiceAsync(new("TOK"));

        Assert.Contains("Apikey: KEY-4711", _gateway.Calls[0].Headers, StringComparison.Ordinal);
        Assert.Contains("Apikey: KEY-NEW", _gateway.Calls[1].Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_writes_no_log()
    {
        using var log = new RecordingLog();
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddLigdiCash(_ => _gateway.Options).AddGateway(() => _gateway);
        await using var provider = services.BuildServiceProvider();
        _gateway.Answers(Sample.Text("confirm.pending"));

        await provider.GetRequiredService<LigdiCashClient>().ConfirmInvoiceAsync(new("TOK"));

        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task A_registered_clock_drives_the_second_try()
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(_gateway.Time);
        services.AddLigdiCash(_ => _gateway.Options).AddGateway(() => _gateway);
        await using var provider = services.BuildServiceProvider();
        _gateway.Fails(new HttpRequestException()).Answers(Sample.Text("confirm.pending"));

        var confirm = provider.GetRequiredService<LigdiCashClient>().ConfirmInvoiceAsync(new("TOK"));
        Assert.False(confirm.IsCompleted);
        _gateway.Time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(InvoiceStatus.Pending, (await confirm.WaitAsync(TimeSpan.FromSeconds(20))).Status);
    }

    [Fact]
    public void The_client_alone_reports_all_faults_of_its_section_at_start()
    {
        using var provider = Alone(("BaseAddress", "gateway"), ("ApiKey", "SAME"), ("ApiToken", "SAME"), ("Timeout", "soon"));

        var failure = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("Pay:Ligdi:BaseAddress must be", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Pay:Ligdi:ApiKey and Pay:Ligdi:ApiToken hold the same", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Pay:Ligdi:Timeout must be", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SAME", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_client_alone_reads_every_setting_and_follows_its_changes()
    {
        using var provider = Alone(
            ("BaseAddress", "http://localhost:5000/"),
            ("ApiKey", "K"),
            ("ApiToken", "T"),
            ("Timeout", "00:00:20"),
            ("AllowPlainHttpGateway", "True"),
            ("ConfirmTokenParameter", "token"));
        provider.GetRequiredService<IStartupValidator>().Validate();
        var monitor = provider.GetRequiredService<IOptionsMonitor<LigdiCashOptions>>();
        var options = monitor.CurrentValue;

        Assert.Equal("http://localhost:5000/", options.BaseAddress.AbsoluteUri);
        Assert.Equal("K", options.ApiKey!.Reveal());
        Assert.Equal("T", options.ApiToken!.Reveal());
        Assert.Equal(20, options.Timeout.TotalSeconds);
        Assert.True(options.AllowPlainHttpGateway);
        Assert.Equal("token", options.ConfirmTokenParameter);

        var configuration = provider.GetRequiredService<IConfigurationRoot>();
        configuration["Pay:Ligdi:ApiKey"] = "K2";
        configuration.Reload();

        Assert.Equal("K2", monitor.CurrentValue.ApiKey!.Reveal());
        Assert.NotNull(provider.GetRequiredService<LigdiCashClient>());
    }

    private static ServiceProvider Alone(params (string Key, string Value)[] settings)
    {
        var values = settings.Select(setting => KeyValuePair.Create($"Pay:Ligdi:{setting.Key}", (string?)setting.Value));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var services = new ServiceCollection().AddSingleton<IConfigurationRoot>(configuration);
        services.AddLigdiCash(configuration.GetSection("Pay:Ligdi"));
        return services.BuildServiceProvider();
    }

    private sealed class RecordingLog : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
