using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

public sealed class CreateTests
{
    private const string Wiki = "https://client.ligdicash.com/wiki/createInvoice";

    [Fact]
    public async Task A_good_order_gets_a_token_and_the_address_of_its_page()
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var created = await gateway.CreateAsync();

        Assert.Equal("00", (string?)created["response_code"]);
        Assert.Equal($"http://localhost/pay/invoice/{(string?)created["token"]}", (string?)created["response_text"]);
        Assert.Equal(SampleOrder.TransactionId, (string?)created["custom_data"]!["transaction_id"]);
        Assert.Equal("2026050907202369fee03758924", (string?)created["custom_data"]!["logfile"]);
        Assert.Equal(Wiki, (string?)created["wiki"]);
    }

    [Fact]
    public async Task The_token_is_a_signed_jwt_that_runs_for_a_day()
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var parts = ((string)(await gateway.CreateAsync())["token"]!).Split('.');

        Assert.Equal(3, parts.Length);
        Assert.Equal("""{"typ":"JWT","alg":"HS256"}""", Decode(parts[0]));
        var payload = JsonNode.Parse(Decode(parts[1]))!;
        Assert.Equal("778311223", (string?)payload["id_invoice"]);
        Assert.Equal("2026-05-09 07:20:23", (string?)payload["start_date"]);
        Assert.Equal(gateway.Clock.GetUtcNow().AddDays(1).ToUnixTimeSeconds(), (long?)payload["expiry_date"]);
        Assert.Equal(32, Base64Url.DecodeFromChars(parts[2]).Length);
    }

    [Fact]
    public async Task The_page_address_starts_with_the_public_address_where_one_is_set()
    {
        await using var gateway = await EmulatorHost.StartAsync("--Emulator:PublicBaseUrl=https://pay.example/");

        var created = await gateway.CreateAsync();

        Assert.StartsWith("https://pay.example/pay/invoice/ey", (string?)created["response_text"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "Bearer a-token")]
    [InlineData("", "Bearer a-token")]
    [InlineData("a-key", null)]
    [InlineData("a-key", "Bearer ")]
    [InlineData("a-key", "a-token")]
    public async Task Either_key_missing_is_refused_with_the_documented_body(string? key, string? authorization)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        using var response = await SendWithKeysAsync(gateway, key, authorization);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            $$"""{"response_code":"01","token":"","response_text":"Echec (Code00)","description":"","wiki":"{{Wiki}}"}""",
            await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("right-key", "Bearer right-token", "00")]
    [InlineData("right-key", "Bearer wrong", "01")]
    [InlineData("wrong", "Bearer right-token", "01")]
    public async Task Configured_keys_are_the_only_ones_accepted(string key, string authorization, string code)
    {
        await using var gateway = await EmulatorHost.StartAsync("--Emulator:ApiKey=right-key", "--Emulator:ApiToken=right-token");

        using var response = await SendWithKeysAsync(gateway, key, authorization);

        Assert.Equal(code, (string?)(await EmulatorHost.ReadAsync(response))["response_code"]);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"invoice":{}}""")]
    [InlineData("""{"commande":null}""")]
    [InlineData("""{"commande":{"store":{}}}""")]
    public async Task A_body_without_an_invoice_is_refused_with_code_08(string body)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        using var response = await gateway.Client.PostAsync(EmulatorHost.CreatePath, new StringContent(body));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            $$"""{"response_code":"01","token":"","response_text":"Echec (Code08)","description":"","custom_data":[],"wiki":"{{Wiki}}"}""",
            await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("items")]
    [InlineData("total_amount")]
    [InlineData("devise")]
    [InlineData("description")]
    [InlineData("customer")]
    public async Task A_missing_field_of_the_invoice_is_refused_with_code_08(string field)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var answer = await gateway.CreateAsync(SampleOrder.With(commande => commande["invoice"]!.AsObject().Remove(field)));

        Assert.Equal("Echec (Code08)", (string?)answer["response_text"]);
    }

    [Theory]
    [InlineData("name", null)]
    [InlineData("quantity", null)]
    [InlineData("total_price", null)]
    [InlineData("quantity", "five")]
    [InlineData("unit_price", "2500.5")]
    public async Task An_item_with_a_missing_or_unreadable_number_is_refused_with_code_08(string field, string? value)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var answer = await gateway.CreateAsync(SampleOrder.With(commande =>
        {
            var item = commande["invoice"]!["items"]![0]!.AsObject();
            item.Remove(field);
            item.Add(value is null ? "unused" : field, value);
        }));

        Assert.Equal("Echec (Code08)", (string?)answer["response_text"]);
    }

    [Fact]
    public async Task An_item_without_unit_price_is_refused_as_the_live_gateway_does()
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var answer = await gateway.CreateAsync(SampleOrder.With(commande =>
        {
            var item = commande["invoice"]!["items"]![0]!.AsObject();
            item.Remove("unit_price");
            item.Add("price", 2500);
        }));

        Assert.Equal("Echec (Code04)", (string?)answer["response_text"]);
        Assert.Equal("Undefined array key \"unit_price\"", (string?)answer["response_text_details"]);
    }

    [Theory]
    [InlineData("8")]
    [InlineData("2000001")]
    [InlineData("0")]
    [InlineData("-500")]
    [InlineData("12500.5")]
    [InlineData("\"12 500\"")]
    [InlineData("null")]
    public async Task An_amount_that_is_no_integer_in_range_is_refused_with_code_02(string amount)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var answer = await gateway.CreateAsync(SampleOrder.With(commande => commande["invoice"]!["total_amount"] = JsonNode.Parse(amount)));

        Assert.Equal("Echec (Code02)", (string?)answer["response_text"]);
        Assert.Equal("", (string?)answer["token"]);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(2_000_000)]
    public async Task Both_ends_of_the_range_are_accepted(long amount)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var answer = await gateway.CreateAsync(SampleOrder.Costing(amount));

        Assert.Equal("00", (string?)answer["response_code"]);
    }

    [Theory]
    [InlineData("xof", "00")]
    [InlineData("XOF", "00")]
    [InlineData("EUR", "01")]
    [InlineData("", "01")]
    public async Task The_currency_is_xof_in_any_case(string currency, string code)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var answer = await gateway.CreateAsync(SampleOrder.With(commande => commande["invoice"]!["devise"] = currency));

        Assert.Equal(code, (string?)answer["response_code"]);
    }

    [Theory]
    [InlineData("""{"cancel_url":null,"return_url":null,"callback_url":null}""", "[]")]
    [InlineData("""{"callback_url":""}""", "null")]
    [InlineData("null", "\"\"")]
    public async Task What_official_libraries_leave_empty_is_tolerated(string actions, string customData)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var answer = await gateway.CreateAsync(SampleOrder.With(commande =>
        {
            commande["actions"] = JsonNode.Parse(actions);
            commande["custom_data"] = JsonNode.Parse(customData);
            commande["invoice"]!["items"] = new JsonArray();
        }));

        Assert.Equal("00", (string?)answer["response_code"]);
    }

    private static string Decode(string part) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part));

    private static async Task<HttpResponseMessage> SendWithKeysAsync(EmulatorHost gateway, string? key, string? authorization)
    {
        gateway.Client.DefaultRequestHeaders.Clear();
        using var request = new HttpRequestMessage(HttpMethod.Post, EmulatorHost.CreatePath);
        request.Content = new StringContent(SampleOrder.Create().ToJsonString());
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Apikey", key);
        }

        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await gateway.Client.SendAsync(request);
    }
}
