using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Checkout.Plugin.Tests.Journeys;
using Checkout.Plugin.Tests.Payouts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// A host that sets JsonSerializerIsReflectionEnabledByDefault to false. The runtime reads that once, so a process of its own runs the
// journey.
public sealed class ReflectionFreeJson
{
    private const string Switch = "System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault";
    private const string Child = "CHECKOUT_TEST_WITHOUT_REFLECTION";

    [Fact]
    public async Task A_shop_without_reflection_in_its_JSON_takes_and_sends_money()
    {
        var folder = Directory.CreateTempSubdirectory("reflection-free-");
        try
        {
            var (code, output) = await RunAsync(
                await ConfigureAsync(folder.FullName), $"*.{nameof(ReflectionFreeJson)}.{nameof(Money_comes_and_goes)}");

            Assert.True(code == 0, output);
            Assert.Contains("succeeded: 1", output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Money_comes_and_goes()
    {
        Assert.Equal(Environment.GetEnvironmentVariable(Child) is null, JsonSerializer.IsReflectionEnabledByDefault);
        await using var shop = await Shop.OpenAsync(new()
        {
            Configure = checkout => checkout.AddTexts("en", new MemoryStream("{}"u8.ToArray())),
            Host = builder => builder.Services.AddGateway(() => new Stub()),
        });
        var cart = Some.Cart() with { Discount = Money.Xof(500), Total = Money.Xof(12_000), Description = "Tissu" };
        var summary = await shop.GoesToPayAsync(cart);

        await summary.PaysAsync();
        var asked = await summary.AsksAsync([], ("checkoutKey", Some.NewId()));
        var problems = await summary.AsksAsync([], ("checkoutKey", Some.NewId()), ("email", "none"));
        var id = (await shop.PaymentAsync(cart.Reference)).Id;
        Stub.Pay(id, 12_000);
        await shop.CallsBackAsync(id);
        await shop.ProcessesDueWorkAsync();
        var page = new ResultPage(await shop.OpensBrowser().OpenAsync($"checkout/payments/{id}"));
        var sent = await shop.SendsAsync();

        Assert.Contains("\"paymentId\":", asked.Html, StringComparison.Ordinal);
        Assert.Contains("\"problems\":[", problems.Html, StringComparison.Ordinal);
        Assert.Equal("paid", page.Status);
        Assert.Equal(1, await shop.TimesFulfilledAsync(cart.Reference));
        Assert.Equal(cart.Discount, (await shop.PaymentAsync(cart.Reference)).Cart.Discount);
        Assert.Equal(cart.Lines[0], (await shop.PaymentAsync(cart.Reference)).Cart.Lines[0]);
        Assert.Equal(CheckoutPayoutStatus.Pending, sent.Status);
    }

    private static async Task<string> ConfigureAsync(string folder)
    {
        var config = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.ChangeExtension(typeof(ReflectionFreeJson).Assembly.Location, ".runtimeconfig.json")))!;
        var properties = config["runtimeOptions"]!["configProperties"]?.AsObject() ?? [];
        properties[Switch] = false;
        config["runtimeOptions"]!["configProperties"] = properties.DeepClone();
        var path = Path.Combine(folder, "runtimeconfig.json");
        await File.WriteAllTextAsync(path, config.ToJsonString());
        return path;
    }

    private static async Task<(int Code, string Output)> RunAsync(string config, string test)
    {
        var assembly = typeof(ReflectionFreeJson).Assembly.Location;
        var start = new ProcessStartInfo(
            "dotnet", ["exec", "--runtimeconfig", config, assembly, "--progress", "off", "--filter-method", test])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { [Child] = "1" },
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    // The emulator's control API needs reflection, so this gateway writes its answers by hand.
    private sealed class Stub : HttpMessageHandler
    {
        private static int _created;
        private static string _report = """{"response_code":"00","status":"pending"}""";

        public static void Pay(string id, long amount) =>
            _report = $$"""
                {"response_code":"00","status":"completed","amount":{{amount}},"montant":{{amount}},
                "external_id":"{{id}}","request_id":"P1"}
                """;

        private static string Created(int number) =>
            $$"""{"response_code":"00","token":"token-{{number}}","response_text":"https://app.ligdicash.com/pay/1"}""";

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Method == HttpMethod.Get ? _report : Created(Interlocked.Increment(ref _created));
            var content = new StringContent(body, Encoding.UTF8, "application/json");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        }
    }
}
