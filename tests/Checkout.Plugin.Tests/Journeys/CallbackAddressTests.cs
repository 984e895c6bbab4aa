using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// The callback address names the payment, so that a callback counts whatever its body is.
public sealed class CallbackAddressTests
{
    private static readonly Dictionary<string, Func<string, HttpContent>> Bodies = new(StringComparer.Ordinal)
    {
        ["multipart"] = id => new MultipartFormDataContent { { new StringContent(id), "transaction_id" } },
        ["gzip"] = id => Compressed(JsonSerializer.Serialize(new { transaction_id = id })),
        ["doubly encoded JSON"] = id =>
            Json(JsonSerializer.Serialize(JsonSerializer.Serialize(new { transaction_id = id }))),
        ["nothing"] = _ => new ByteArrayContent([]),
        ["another payment"] = _ => Json(JsonSerializer.Serialize(new { transaction_id = Some.NewId() })),
        ["text"] = _ => new StringContent("paid"),
    };

    public static TheoryData<string> All => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_callback_whose_address_names_the_payment_counts_with_any_body(string body)
    {
        await using var shop = await Shop.OpenAsync();
        var id = await PaidWithoutCallbackAsync(shop);

        var answer = await shop.PostsAsync(await AddressAsync(shop, id), Bodies[body](id));
        await shop.ProcessesDueWorkAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Theory]
    [InlineData(null, "checkout/callback/{0}")]
    [InlineData("true", "checkout/callback/{0}")]
    [InlineData("false", "checkout/callback")]
    public async Task A_create_names_the_payment_in_the_address_unless_switched_off(string? setting, string path)
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:LigdiCash:CallbackNamesPayment"] = setting } });
        var id = await shop.OpensPaymentAsync();

        var address = await AddressAsync(shop, id);
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();

        Assert.Equal(new Uri(Shop.Home, string.Format(null, path, id)).AbsoluteUri, address);
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_body_that_the_shop_cannot_decompress_counts_too(string encoding)
    {
        await using var shop = await Shop.OpenAsync(new()
        {
            Host = builder => builder.Services.AddRequestDecompression(),
            Pipeline = app => app.UseRequestDecompression(),
        });
        var id = await PaidWithoutCallbackAsync(shop);
        var body = new StringContent("not gzip");
        body.Headers.ContentEncoding.Add(encoding);

        var answer = await shop.PostsAsync(await AddressAsync(shop, id), body);
        await shop.ProcessesDueWorkAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Fact]
    public async Task Parameters_that_the_gateway_appends_do_not_hide_the_payment()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await PaidWithoutCallbackAsync(shop);

        await shop.PostsAsync($"checkout/callback/{id}&token=abc", new ByteArrayContent([]));
        await shop.ProcessesDueWorkAsync();

        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Fact]
    public async Task An_unreadable_body_without_a_payment_in_the_address_is_one_warning_with_type_and_length()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        using var multipart = Bodies["multipart"](id);
        var length = (await multipart.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;

        await shop.PostsAsync("checkout/callback", multipart);
        for (var more = 0; more < 20; more++)
        {
            await shop.PostsAsync("checkout/callback", Bodies["multipart"](id));
        }

        var warning = Assert.Single(shop.Log.All, line => line.StartsWith("Warning 2006", StringComparison.Ordinal));
        Assert.Contains("multipart/form-data", warning, StringComparison.Ordinal);
        Assert.Contains($"{length} bytes", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_content_type_is_cut_and_loses_its_control_characters_in_the_log()
    {
        await using var shop = await Shop.OpenAsync();
        var body = new ByteArrayContent([1]);
        body.Headers.TryAddWithoutValidation("Content-Type", $"text/\u202Eevil{new string('x', 5_000)}");

        await shop.PostsAsync("checkout/callback", body);

        var warning = Assert.Single(shop.Log.All, line => line.StartsWith("Warning 2006", StringComparison.Ordinal));
        Assert.InRange(warning.Length, 1, 800);
        Assert.DoesNotContain("\u202E", warning, StringComparison.Ordinal);
    }

    private static async Task<string> PaidWithoutCallbackAsync(Shop shop)
    {
        await shop.Gateway.LosesCallbacksAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        shop.Clock.Advance(TimeSpan.FromSeconds(10));
        return id;
    }

    private static async Task<string> AddressAsync(Shop shop, string id) =>
        (await shop.Gateway.InvoiceAsync(id))["callbackUrl"]!.GetValue<string>();

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static ByteArrayContent Compressed(string text)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return new(stream.ToArray())
        {
            Headers = { ContentEncoding = { "gzip" }, ContentType = MediaTypeHeaderValue.Parse("application/json") },
        };
    }
}
