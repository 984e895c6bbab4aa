using System.Net;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

public sealed class PaymentPageTests
{
    [Fact]
    public async Task The_page_shows_what_is_paid_to_whom_and_that_no_money_moves()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();

        var page = await gateway.OpenAsync((string)created["response_text"]!);

        Assert.Equal("fr", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("12500", page.QuerySelector("[data-amount]")!.GetAttribute("data-amount"));
        Assert.Contains("12\u00A0500\u00A0F\u00A0CFA", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Boutique Faso", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Commande 42", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("5 × Tissu", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("aucun argent réel", page.QuerySelector("[data-emulator-strip]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["approve", "decline", "cancel"],
            page.QuerySelectorAll("form[data-payer-action]").Select(form => form.GetAttribute("data-payer-action")));
        Assert.Empty(page.QuerySelectorAll("script, style, [style]"));
    }

    [Fact]
    public async Task The_page_may_not_be_framed_by_others_and_its_style_sheet_is_served()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();

        using var response = await gateway.Client.GetAsync((string)created["response_text"]!);
        var page = await EmulatorHost.ParseAsync(response);
        using var style = await gateway.Client.GetAsync(page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"));

        Assert.Equal("SAMEORIGIN", response.Headers.GetValues("X-Frame-Options").Single());
        Assert.DoesNotContain("form-action", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("text/css", style.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task What_the_shop_wrote_is_text_and_never_markup()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync(SampleOrder.With(commande =>
        {
            commande["store"]!["name"] = "<script>alert(1)</script>";
            commande["invoice"]!["customer"] = "226\"><b>";
        }));

        var page = await gateway.OpenAsync((string)created["response_text"]!);

        Assert.Empty(page.QuerySelectorAll("script, b"));
        Assert.Contains("<script>alert(1)</script>", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("approve", "completed", "http://localhost/checkout/return/1")]
    [InlineData("decline", "notcompleted", "http://localhost/checkout/return/1")]
    [InlineData("cancel", "pending", "http://localhost/checkout/cancel/1")]
    public async Task Each_way_out_leads_back_to_the_shop(string action, string status, string address)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();

        using var left = await gateway.ActAsync(created, action);

        Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
        Assert.Equal(address, left.Headers.Location!.AbsoluteUri);
        Assert.Equal(status, (string?)(await gateway.ConfirmAsync((string)created["token"]!))["status"]);
    }

    [Fact]
    public async Task The_chosen_operator_and_number_reach_confirm()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();

        using var left = await gateway.ActAsync(created, "approve", ("operator", "14"), ("number", "+225 01 71 58 40 35"), ("code", ""));

        var report = await gateway.ConfirmAsync((string)created["token"]!);
        Assert.Equal("MOOV CI", (string?)report["operator_name"]);
        Assert.Equal("2250171584035", (string?)report["customer"]);
    }

    [Theory]
    [InlineData("operator", "99")]
    [InlineData("number", "abc")]
    [InlineData("code", "000000")]
    [InlineData("code", "999999")]
    [InlineData("code", "")]
    public async Task A_wrong_entry_keeps_the_invoice_pending_and_the_payer_on_the_page(string field, string value)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();

        using var answer = await gateway.ActAsync(created, "approve", (field, value));
        var page = await EmulatorHost.ParseAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(page.QuerySelector("[data-payer-problem]"));
        Assert.NotNull(page.QuerySelector("form[data-payer-action=approve]"));
        Assert.Equal("pending", (string?)(await gateway.ConfirmAsync((string)created["token"]!))["status"]);
    }

    [Theory]
    [InlineData("approve", "approve", "completed")]
    [InlineData("approve", "decline", "completed")]
    [InlineData("approve", "cancel", "completed")]
    [InlineData("decline", "approve", "notcompleted")]
    public async Task A_final_status_never_changes_and_the_page_says_so(string first, string second, string status)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();
        using var once = await gateway.ActAsync(created, first);

        using var twice = await gateway.ActAsync(created, second);
        var page = await gateway.OpenAsync(twice.Headers.Location!.OriginalString);
        await gateway.CallbacksAreDoneAsync();

        Assert.Equal(status, page.QuerySelector("[data-invoice-status]")!.GetAttribute("data-invoice-status"));
        Assert.NotNull(page.QuerySelector("[data-already-settled]"));
        Assert.Equal("http://localhost/checkout/return/1", page.QuerySelector("a[data-back-to-shop]")!.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("form"));
        Assert.Equal(2, gateway.Shop.Received.Count);
    }

    [Fact]
    public async Task A_wrong_entry_after_the_payment_is_no_problem_any_more()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();
        using var paid = await gateway.ActAsync(created, "approve");

        using var again = await gateway.ActAsync(created, "approve", ("number", "abc"));
        var page = await gateway.OpenAsync(again.Headers.Location!.OriginalString);

        Assert.NotNull(page.QuerySelector("[data-already-settled]"));
        Assert.Null(page.QuerySelector("[data-payer-problem]"));
    }

    [Theory]
    [InlineData("2250171584035", "14 -")]
    [InlineData("2259971584035", "16 14 15 -")]
    public async Task A_number_in_the_order_limits_the_offer_to_its_operator_or_country(string number, string operators)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync(SampleOrder.With(commande => commande["invoice"]!["customer"] = number));

        var page = await gateway.OpenAsync((string)created["response_text"]!);

        Assert.Equal(
            operators, string.Join(' ', page.QuerySelectorAll("input[name=operator]").Select(choice => choice.GetAttribute("value"))));
        Assert.Equal(number, page.QuerySelector("input[name=number]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Operators_whose_minimum_is_higher_than_the_amount_are_not_offered()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync(SampleOrder.Costing(50));

        var page = await gateway.OpenAsync((string)created["response_text"]!);

        Assert.Equal("11", page.QuerySelector("input[name=operator][checked]")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("input[name=operator][value='12']"));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Without_a_web_address_to_return_to_the_payer_stays_on_the_page(string address)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync(SampleOrder.With(commande => commande["actions"]!["return_url"] = address));

        using var left = await gateway.ActAsync(created, "approve");
        var page = await gateway.OpenAsync(left.Headers.Location!.OriginalString);

        Assert.NotNull(page.QuerySelector("[data-already-settled]"));
        Assert.Null(page.QuerySelector("a[data-back-to-shop]"));
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "/approve")]
    [InlineData("POST", "/decline")]
    [InlineData("POST", "/cancel")]
    public async Task An_unknown_invoice_is_a_404_page(string method, string action)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/pay/invoice/unknown{action}");

        using var response = await gateway.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("Facture introuvable", (await EmulatorHost.ParseAsync(response)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task The_start_page_links_to_recent_invoices()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();

        var page = await gateway.OpenAsync("/");

        Assert.NotNull(page.QuerySelector($"a[href='/pay/invoice/{(string?)created["token"]}']"));
        Assert.Single(page.QuerySelectorAll("h1"));
    }
}
