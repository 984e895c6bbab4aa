using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LigdiCash.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin.Tests.Emulator;

internal sealed class EmulatorHost : IAsyncDisposable
{
    public const string CreatePath = "/pay/v01/redirect/checkout-invoice/create";
    public const string ConfirmPath = "/pay/v01/redirect/checkout-invoice/confirm";

    private static readonly DateTimeOffset Start = new(2026, 5, 9, 7, 20, 23, 362, 788, TimeSpan.Zero);

    private readonly WebApplication _app;

    private EmulatorHost(WebApplication app, HttpClient client, ShopDouble shop, ManualTimeProvider clock, LogLines log)
    {
        _app = app;
        Client = client;
        Shop = shop;
        Clock = clock;
        Log = log;
        Client.DefaultRequestHeaders.Add("Apikey", "a-key");
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "a-token");
    }

    public HttpClient Client { get; }

    public ShopDouble Shop { get; }

    public ManualTimeProvider Clock { get; }

    public LogLines Log { get; }

    public static async Task<EmulatorHost> StartAsync(params string[] args)
    {
        var (shop, clock, log) = (new ShopDouble(), new ManualTimeProvider(Start), new LogLines());
        var built = Build(args, shop, clock, log, builder => builder.WebHost.UseTestServer());
        await built.StartAsync();
        return new EmulatorHost(built, built.GetTestClient(), shop, clock, log);
    }

    public static async Task<EmulatorHost> StartOnSocketAsync()
    {
        var (shop, clock, log) = (new ShopDouble(), new ManualTimeProvider(Start), new LogLines());
        var built = Build(["--urls", "http://127.0.0.1:0"], shop, clock, log, _ => { });
        await built.StartAsync();
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
        {
            BaseAddress = new Uri(built.Urls.Single()),
        };
        return new EmulatorHost(built, client, shop, clock, log);
    }

    public Task<HttpResponseMessage> SendCreateAsync(JsonObject order) => Client.PostAsJsonAsync(CreatePath, order);

    public async Task<JsonObject> CreateAsync(JsonObject? order = null)
    {
        using var response = await SendCreateAsync(order ?? SampleOrder.Create());
        return await ReadAsync(response);
    }

    public async Task<JsonObject> ConfirmAsync(string token)
    {
        using var response = await Client.GetAsync($"{ConfirmPath}/?invoiceToken={token}");
        return await ReadAsync(response);
    }

    public async Task<IHtmlDocument> OpenAsync(string address)
    {
        using var response = await Client.GetAsync(address);
        return await ParseAsync(response);
    }

    public Task<HttpResponseMessage> ActAsync(JsonObject created, string action, params (string Name, string Value)[] fields) =>
        Client.PostAsync(
            $"{(string)created["response_text"]!}/{action}",
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public Task<HttpResponseMessage> OrderFaultAsync(string endpoint, string fault, int times = 1) =>
        Client.PostAsJsonAsync("/_emulator/faults", new { endpoint, fault, times });

    public async Task SetCallbacksAsync(object settings)
    {
        using var response = await Client.PutAsJsonAsync("/_emulator/callbacks", settings);
        response.EnsureSuccessStatusCode();
    }

    public async Task CallbacksAreDoneAsync()
    {
        using var response = await Client.PostAsync("/_emulator/callbacks/idle", content: null);
        response.EnsureSuccessStatusCode();
    }

    public async Task<JsonArray> LedgerAsync(string query = "") => (await Client.GetFromJsonAsync<JsonArray>($"/_emulator/ledger{query}"))!;

    public static async Task<JsonObject> ReadAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();

    public static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        Shop.Dispose();
    }

    private static WebApplication Build(
        string[] args, ShopDouble shop, ManualTimeProvider clock, LogLines log, Action<WebApplicationBuilder> listen) =>
        EmulatorApp.Create(args, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(log);
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddHttpClient("EmulatorCallbacks")
                .ConfigurePrimaryHttpMessageHandler(() => shop).SetHandlerLifetime(Timeout.InfiniteTimeSpan);
            listen(builder);
        });
}
