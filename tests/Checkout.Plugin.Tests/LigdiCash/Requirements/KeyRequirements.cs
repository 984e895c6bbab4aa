using LigdiCash.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class KeyRequirements
{
    private readonly StubGateway _gateway = new();

    [Fact]
    public void R2_Keys_come_from_configuration_or_from_the_environment()
    {
        var configured = new ConfigurationBuilder().AddInMemoryCollection([new("ApiKey", "K"), new("ApiToken", "T")]).Build();
        var services = new ServiceCollection();
        services.AddLigdiCash((IConfiguration)configured);
        using var provider = services.BuildServiceProvider();
        var fromEnvironment = new LigdiCashOptions();

        fromEnvironment.FillKeysFrom(name => name);

        Assert.Equal("K", provider.GetRequiredService<IOptions<LigdiCashOptions>>().Value.ApiKey?.Reveal());
        Assert.Equal("LIGDICASH_API_KEY", fromEnvironment.ApiKey?.Reveal());
        Assert.Equal("LIGDICASH_API_TOKEN", fromEnvironment.ApiToken?.Reveal());
        Assert.Null(new LigdiCashOptions().ApiKey);
    }

    [Theory]
    [MemberData(nameof(Flows.All), MemberType = typeof(Flows))]
    public async Task R3_No_call_writes_a_log_line(string flow)
    {
        var log = new LinesWritten();
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddLigdiCash(_ => _gateway.Options).AddGateway(() => _gateway);
        await using var provider = services.BuildServiceProvider();
        _gateway.Answers("{}");

        await Assert.ThrowsAsync<LigdiCashException>(() => provider.GetRequiredService<LigdiCashClient>().CallAsync(flow));

        Assert.Equal(0, log.Count);
    }

    [Theory]
    [MemberData(nameof(Flows.All), MemberType = typeof(Flows))]
    public async Task R4_Every_call_carries_both_keys(string flow)
    {
        await AskAsync(flow);

        Assert.Contains("Apikey: KEY-4711\n", Headers, StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer TOKEN-0815", Headers, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Flows.All), MemberType = typeof(Flows))]
    public async Task R5_Every_call_accepts_json_and_declares_it_where_there_is_a_body(string flow)
    {
        await AskAsync(flow);

        Assert.Contains("Accept: application/json\n", Headers, StringComparison.Ordinal);
        Assert.Equal(_gateway.Calls[0].Method == "POST", Headers.Contains("Content-Type: application/json", StringComparison.Ordinal));
        Assert.Equal(_gateway.Calls[0].Method == "POST", _gateway.Calls[0].Body.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Flows.All), MemberType = typeof(Flows))]
    public async Task R6_New_keys_are_used_from_the_next_call_on(string flow)
    {
        var client = _gateway.Answers("{}").Answers("{}").Client();

        await Assert.ThrowsAsync<LigdiCashException>(() => client.CallAsync(flow));
        (_gateway.Options.ApiKey, _gateway.Options.ApiToken) = (new("KEY-NEW"), new("TOKEN-NEW"));
        await Assert.ThrowsAsync<LigdiCashException>(() => client.CallAsync(flow));

        Assert.Contains("Apikey: KEY-NEW\nAuthorization: Bearer TOKEN-NEW", _gateway.Calls[1].Headers, StringComparison.Ordinal);
    }

    private string Headers => Assert.Single(_gateway.Calls).Headers;

    private Task<LigdiCashException> AskAsync(string flow) =>
        Assert.ThrowsAsync<LigdiCashException>(() => _gateway.Answers("{}").Client().CallAsync(flow));

    private sealed class LinesWritten : ILoggerProvider, ILogger
    {
        private int _count;

        public int Count => _count;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Interlocked.Increment(ref _count);

        public void Dispose()
        {
        }
    }
}
