using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// A doubtful setting is logged in one line with its repair. The shop starts nevertheless.
public sealed class StartWarningsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("start-warnings-");

    [Fact]
    public void A_complete_production_shop_gets_no_warning() => Assert.Empty(Warnings("Production", WithKeptKeys));

    [Fact]
    public void Data_protection_keys_without_a_configured_store_are_warned_of()
    {
        var line = Assert.Single(Warnings("Production", _ => { }));

        Assert.StartsWith("Warning 5113 ", line, StringComparison.Ordinal);
        Assert.Contains("SetApplicationName", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_protection_keys_in_a_folder_are_logged_with_the_application_name()
    {
        var here = Protection(keys => keys).Services;
        var closed = here.GetRequired<IDataProtectionProvider>().CreateProtector("anything").Protect("a token");
        var line = Assert.Single(Warnings("Production", shop => KeysInFolder(shop)));
        var name = here.GetApplicationUniqueIdentifier()!;

        var moved = Protection(keys => keys.SetApplicationName(name)).Services;

        Assert.StartsWith("Warning 5116 ", line, StringComparison.Ordinal);
        Assert.Contains($"SetApplicationName(\"{name}\")", line, StringComparison.Ordinal);
        Assert.Empty(Warnings("Production", shop => KeysInFolder(shop).SetApplicationName(name)));
        Assert.Equal("a token", moved.GetRequired<IDataProtectionProvider>().CreateProtector("anything").Unprotect(closed));
    }

    [Theory]
    [InlineData("Checkout:LigdiCash:ApiToken")]
    [InlineData("LIGDICASH_API_TOKEN")]
    public void Keys_in_a_file_of_the_shop_are_logged_by_name_and_not_by_value(string key)
    {
        var line = Assert.Single(Warnings("Production", shop =>
        {
            WithKeptKeys(shop);
            AddFile(shop, shop.Environment.ContentRootPath, key);
        }));

        Assert.StartsWith("Warning 5112 ", line, StringComparison.Ordinal);
        Assert.Contains($"({key})", line, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_store_mounted_as_a_file_gets_no_warning() => Assert.Empty(Warnings("Production", shop =>
    {
        WithKeptKeys(shop);
        AddFile(shop, _folder.CreateSubdirectory("run-secrets").FullName, "Checkout:LigdiCash:ApiToken");
    }));

    [Fact]
    public void A_key_from_the_environment_overrides_one_in_a_file() => Assert.Empty(Warnings("Production", shop =>
    {
        WithKeptKeys(shop);
        AddFile(shop, shop.Environment.ContentRootPath, "Checkout:LigdiCash:ApiToken");
        shop.Configuration.AddInMemoryCollection([new("Checkout:LigdiCash:ApiToken", "a-token-of-some-length")]);
    }));

    [Theory]
    [InlineData("redis.example:6379,password=x", true)]
    [InlineData("redis.example:6379,ssl=true", true)]
    [InlineData("10.0.0.7:6379,localhost:6379", true)]
    [InlineData("redis.example:6379,ssl=true,password=x", false)]
    [InlineData("127.0.0.1:6379", false)]
    [InlineData("localhost:6379", false)]
    public void A_redis_on_another_machine_without_tls_or_password_is_warned_of(string connection, bool isExpected) =>
        Assert.Equal(
            isExpected ? ["Warning 5114"] : [],
            Warnings("Production", WithKeptKeys, checkout => checkout.AddRedis(connection)).Select(Number));

    [Theory]
    [InlineData("Host=db.example;Username=shop", true)]
    [InlineData("Host=db.example;Username=shop;SSL Mode=Prefer", true)]
    [InlineData("Host=10.0.0.7:5433,localhost;Username=shop", true)]
    [InlineData("Host=db.example;Username=shop;SSL Mode=Require", false)]
    [InlineData("Host=db.example;Username=shop;SslMode=VerifyFull", false)]
    [InlineData("Host=localhost;Username=shop", false)]
    [InlineData("Host=::1;Username=shop", false)]
    [InlineData("Host=/var/run/postgresql;Username=shop", false)]
    public void A_database_on_another_machine_without_tls_is_warned_of(string connection, bool isExpected) =>
        Assert.Equal(
            isExpected ? ["Warning 5115"] : [],
            Warnings("Production", WithKeptKeys, checkout => checkout.AddDatabase(NpgsqlDataSource.Create(connection))).Select(Number));

    [Theory]
    [InlineData("https://app.ligdicash.com", true)]
    [InlineData("http://127.0.0.1:5090", false)]
    [InlineData("http://emulator:5090", false)]
    public void Real_money_in_development_is_the_only_warning(string gateway, bool isExpected)
    {
        KeyValuePair<string, string?>[] settings =
            [new("Checkout:LigdiCash:BaseAddress", gateway), new("Checkout:LigdiCash:AllowPlainHttpGateway", "true")];

        var lines = Warnings("Development", shop => shop.Configuration.AddInMemoryCollection(settings));

        Assert.Equal(isExpected ? ["Warning 5111"] : [], lines.Select(Number));
    }

    [Fact]
    public void A_handler_that_asks_for_the_shoppers_request_or_basket_is_warned_of()
    {
        Assert.Contains("IHttpContextAccessor", Assert.Single(HandledBy<ReadsTheRequest>()), StringComparison.Ordinal);
        Assert.Contains("ScriptedCartSource", Assert.Single(HandledBy<ReadsTheBasket>()), StringComparison.Ordinal);
        Assert.Empty(HandledBy<ReadsTheCart>());
    }

    [Fact]
    public async Task A_start_logs_the_warnings()
    {
        var log = new LogLines();
        await using var app = StartingShop.Build("Production", StartingShop.Good(), StartingShop.Complete, log);
        app.MapCheckout();

        await app.StartAsync(TestContext.Current.CancellationToken);

        Assert.Contains(log.All, line => line.StartsWith("Warning 5113 ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://shop.example", true, true)]
    [InlineData("http://shop.example", false, false)]
    [InlineData("https://shop.example", true, false)]
    public async Task A_redirect_of_callbacks_to_https_is_warned_of(string address, bool redirects, bool isExpected)
    {
        var (log, settings) = (new LogLines(), StartingShop.Good());
        settings["Checkout:PublicBaseUrl"] = address;
        settings["HTTPS_PORT"] = "443";
        await using var app = StartingShop.Build("Development", settings, StartingShop.Complete, log);
        (redirects ? app.UseHttpsRedirection() : app).UseRouting();
        app.MapCheckout();

        await app.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(isExpected ? ["Warning 5124"] : [], log.Ours.Select(Number).Where(number => number == "Warning 5124"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private IReadOnlyList<string> Warnings(string environment, Action<WebApplicationBuilder> host, Action<CheckoutBuilder>? change = null)
    {
        var log = new LogLines();
        var app = StartingShop.Build(environment, StartingShop.Good(), StartingShop.Complete + change, log, host);
        app.Services.GetRequired<StartupWarnings>().Write(PatchedRuntime.Version);
        return [.. log.All.Where(line => line.StartsWith("Warning 51", StringComparison.Ordinal))];
    }

    private IReadOnlyList<string> HandledBy<T>() where T : class =>
        Warnings("Production", WithKeptKeys, checkout => checkout.AddFulfillmentHandler<T>());

    private void WithKeptKeys(WebApplicationBuilder shop) => KeysInFolder(shop).SetApplicationName("shop");

    private IDataProtectionBuilder KeysInFolder(WebApplicationBuilder shop) =>
        shop.Services.AddDataProtection().PersistKeysToFileSystem(_folder);

    private WebApplication Protection(Func<IDataProtectionBuilder, IDataProtectionBuilder> name) =>
        StartingShop.Build("Production", StartingShop.Good(), StartingShop.Complete, host: shop => name(KeysInFolder(shop)));

    private static void AddFile(WebApplicationBuilder shop, string folder, string key)
    {
        var file = Path.Combine(folder, $"{Guid.CreateVersion7()}.json");
        File.WriteAllText(file, $$"""{"{{key}}":"canary-token-in-a-file"}""");
        shop.Configuration[key] = null;
        shop.Configuration.AddJsonFile(file, optional: false, reloadOnChange: false);
    }

    private static string Number(string line) => string.Join(' ', line.Split(' ').Take(2));

    private abstract class Handler : IFulfillmentHandler
    {
        public Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, CancellationToken cancellationToken) =>
            Task.FromResult(FulfillmentResult.Fulfilled());
    }

    private sealed class ReadsTheRequest(IHttpContextAccessor requests) : Handler
    {
        public override string ToString() => $"{requests.HttpContext}";
    }

    private sealed class ReadsTheBasket(ScriptedCartSource baskets) : Handler
    {
        public override int GetHashCode() => baskets.GetHashCode();
    }

    private sealed class ReadsTheCart : Handler;
}
