using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Checkout.Plugin.Tests.StartingShop;

namespace Checkout.Plugin.Tests.Attacks;

// A second shop, with its own keys, starts on the tables of the first.
public sealed partial class TableAdoptionTests
{
    private const string First = "a-first-key-of-some-length";
    private const string Second = "a-second-key-of-some-length";

    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A96_Another_key_does_not_start_on_tables_with_unfinished_payments(Store store)
    {
        using var database = await TestDatabase.CreateAsync(store);
        await StartsAsync(database, Keys(First), InsertsAsync);

        var refused = await RefusedAsync(database, Keys(Second));

        Assert.Contains("another API key", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(First, refused.Message, StringComparison.Ordinal);
        await StartsAsync(database, Keys(First));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A96_The_setting_adopts_the_tables_once_and_for_one_key_only(Store store)
    {
        using var database = await TestDatabase.CreateAsync(store);
        await StartsAsync(database, Keys(First), InsertsAsync);
        var adopted = new KeyValuePair<string, string?>(
            "Checkout:AdoptTables", Fingerprint().Match((await RefusedAsync(database, Keys(Second))).Message).Groups["value"].Value);

        await RefusedAsync(database, new(Keys("a-third-key-of-some-length")) { [adopted.Key] = adopted.Value });
        await StartsAsync(database, new(Keys(Second)) { [adopted.Key] = adopted.Value });
        await StartsAsync(database, Keys(Second));

        await RefusedAsync(database, Keys(First));
    }

    [Fact]
    public async Task A96_Once_everything_is_finished_another_key_takes_the_tables_over()
    {
        using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await StartsAsync(database, Keys(First), InsertsAsync);
        await database.ExecuteAsync("UPDATE checkout_payment SET status = 'Abandoned', due_at = NULL");

        var log = await StartsAsync(database, Keys(Second));

        Assert.Contains(log.Ours, line => line.StartsWith("Warning 5118 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A96_During_a_key_exchange_both_keys_belong_to_the_shop()
    {
        using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await StartsAsync(database, Keys(First), InsertsAsync);

        await StartsAsync(database, Keys(Second, First));
        await StartsAsync(database, Keys(First, Second));

        await StartsAsync(database, Keys(Second));
    }

    [Fact]
    public async Task A96_Keys_exchanged_at_run_time_are_known_at_the_next_start()
    {
        using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await StartsAsync(database, Keys(First), async services =>
        {
            await InsertsAsync(services);
            var settings = (IConfigurationRoot)services.GetRequired<IConfiguration>();
            settings["Checkout:LigdiCash:OtherApiKey"] = Second;
            settings["Checkout:LigdiCash:OtherApiToken"] = "another-token-of-some-length";
            settings.Reload();
            await services.GetRequired<CheckoutDatabase>().ReadClockAsync(TestContext.Current.CancellationToken);
        });

        await StartsAsync(database, Keys(Second));
    }

    [Fact]
    public async Task A96_In_development_the_emulators_new_keys_adopt_the_tables_by_themselves()
    {
        using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await StartsAsync(database, Emulator(First), InsertsAsync, "Development");

        await StartsAsync(database, Emulator(Second), environment: "Development");
    }

    [Fact]
    public async Task A96_Emptied_secrets_warn_and_do_not_stop_the_start()
    {
        using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await StartsAsync(database, Keys(First), InsertsAsync);
        await database.ExecuteAsync("DELETE FROM checkout_secret");

        var log = await StartsAsync(database, Keys(First));

        Assert.Contains(log.Ours, line => line.StartsWith("Warning 5119 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A96_An_invalid_fingerprint_is_reported()
    {
        var fault = await RefusesToStartAsync("Production", new(Good()) { ["Checkout:AdoptTables"] = "true" }, Complete);

        Assert.Contains("Checkout:AdoptTables is no fingerprint", fault.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Keys(string key, string? other = null) => new(Good())
    {
        ["Checkout:LigdiCash:ApiKey"] = key,
        ["Checkout:LigdiCash:OtherApiKey"] = other,
        ["Checkout:LigdiCash:OtherApiToken"] = other is null ? null : "another-token-of-some-length",
    };

    private static Dictionary<string, string?> Emulator(string key) =>
        new(Keys(key))
        {
            ["Checkout:LigdiCash:BaseAddress"] = "http://127.0.0.1:5090",
            ["Checkout:LigdiCash:AllowPlainHttpGateway"] = "true",
        };

    private static async Task<LogLines> StartsAsync(
        TestDatabase database,
        Dictionary<string, string?> settings,
        Func<IServiceProvider, Task>? act = null,
        string environment = "Production")
    {
        var log = new LogLines();
        await using var app = Build(environment, settings, checkout => { Complete(checkout); checkout.AddDatabase(database.Source); }, log);
        app.MapCheckout();
        await app.StartAsync(TestContext.Current.CancellationToken);
        await (act?.Invoke(app.Services) ?? Task.CompletedTask);
        await app.StopAsync(TestContext.Current.CancellationToken);
        return log;
    }

    private static Task<CheckoutConfigurationException> RefusedAsync(TestDatabase database, Dictionary<string, string?> settings) =>
        RefusesToStartAsync("Production", settings, checkout => { Complete(checkout); checkout.AddDatabase(database.Source); });

    private static async Task InsertsAsync(IServiceProvider shop)
    {
        var payment = Some.Request().CreatePayment(shop.GetRequired<DatabaseClock>().GetUtcNow(), TimeSpan.FromSeconds(30));
        await shop.GetRequired<PaymentStore>().InsertAsync(
            payment, CheckoutId.New(), superseded: null, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(
        @"Checkout:AdoptTables to (?<value>[0-9a-f]{12}) for one start", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fingerprint();
}
