using System.ComponentModel;
using System.Net;
using System.Text.Json;
using LigdiCash.Client;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class SecretsTests
{
    private const string Hidden = "hidden-4711";

    [Fact]
    public void A_secret_prints_as_asterisks_everywhere()
    {
        var secret = new Secret(Hidden);

        Assert.Equal("***", $"{secret}");
        Assert.Equal("\"***\"", JsonSerializer.Serialize(secret));
        Assert.Equal("***", TypeDescriptor.GetConverter(secret).ConvertToString(secret));
        Assert.Equal(Hidden, secret.Reveal());
    }

    [Fact]
    public void A_type_with_a_secret_does_not_print_it()
    {
        object[] holders =
        [
            new CreatedInvoice(new(Hidden), new($"https://app.ligdicash.com/pay/invoice/{Hidden}")),
            new InvoiceConfirmation { Token = new(Hidden) },
            new LigdiCashOptions { ApiKey = new(Hidden), ApiToken = new(Hidden) },
            Invoices.OfTissu() with { CustomerFirstName = Hidden, CustomerLastName = Hidden, CustomerEmail = Hidden },
        ];

        Assert.All(holders, holder => Assert.DoesNotContain(Hidden, holder.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(Hidden, JsonSerializer.Serialize(holders[1]), StringComparison.Ordinal);
        Assert.DoesNotContain(Hidden, JsonSerializer.Serialize(holders[2]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_cannot_be_read_back_from_json()
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Secret>("\"***\""));
    }

    [Fact]
    public void Two_secrets_are_equal_when_their_texts_are()
    {
        Assert.Equal(new Secret(Hidden), new Secret(Hidden));
        Assert.Equal(new Secret(Hidden).GetHashCode(), new Secret(Hidden).GetHashCode());
        Assert.NotEqual(new Secret(Hidden), new Secret(Hidden + "x"));
        Assert.False(new Secret("").Equals(null));
        Assert.True(new Secret(" ").IsEmpty);
    }

    [Fact]
    public void Configuration_binds_a_secret()
    {
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["ApiKey"] = Hidden, ["Timeout"] = "00:00:07" })
            .Build();

        var options = section.Get<LigdiCashOptions>()!;

        Assert.Equal(Hidden, options.ApiKey?.Reveal());
        Assert.Equal(TimeSpan.FromSeconds(7), options.Timeout);
    }

    [Theory]
    [InlineData("fails")]
    [InlineData("breaks off")]
    [InlineData("refuses")]
    [InlineData("babbles")]
    public async Task No_failure_quotes_a_key_a_token_or_the_answer(string how)
    {
        var gateway = new StubGateway();
        gateway.Options.ApiKey = new($"{Hidden}-key");
        gateway.Options.ApiToken = new($"{Hidden}-token");
        gateway.Options.Timeout = TimeSpan.FromSeconds(4);
        Misbehave(gateway, how);
        Misbehave(gateway, how);

        var create = await Assert.ThrowsAsync<LigdiCashException>(() => gateway.Client().CreateInvoiceAsync(Invoices.OfTissu()));
        var confirm = await Assert.ThrowsAsync<LigdiCashException>(() => gateway.Client().ConfirmInvoiceAsync(new(Hidden)));

        Assert.DoesNotContain(Hidden, create.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Hidden, confirm.ToString(), StringComparison.Ordinal);
    }

    private static StubGateway Misbehave(StubGateway gateway, string how) => how switch
    {
        "fails" => gateway.Fails(new HttpRequestException($"no way to https://app.ligdicash.com/?invoiceToken={Hidden}")),
        "breaks off" => gateway.Fails(new IOException(Hidden)),
        "refuses" => gateway.Answers(
            $"{{\"response_code\":\"01\",\"response_text\":\"{Hidden} Echec (Code04)\",\"wiki\":\"https://evil.example/{Hidden}\"}}"),
        _ => gateway.Answers(Hidden, HttpStatusCode.OK),
    };
}
