using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class LigdiCashOptionsTests
{
    private readonly LigdiCashOptions _options = new() { ApiKey = new("KEY-4711"), ApiToken = new("TOKEN-0815") };

    [Fact]
    public void Two_keys_are_enough()
    {
        Assert.Empty(_options.Faults("P"));
        Assert.Equal(new Uri("https://app.ligdicash.com"), _options.BaseAddress);
    }

    [Fact]
    public void Every_fault_is_reported_at_once_and_names_its_setting()
    {
        var options = new LigdiCashOptions
        {
            BaseAddress = new("http://user@gateway.example/?x"),
            Timeout = TimeSpan.Zero,
            ConfirmTokenParameter = "a&b",
        };

        string[] faults =
            [
                "Checkout:LigdiCash:ApiKey is empty: set it, or LIGDICASH_API_KEY in the environment.",
                "Checkout:LigdiCash:ApiToken is empty: set it, or LIGDICASH_API_TOKEN (or LIGDICASH_AUTH_TOKEN) in the environment.",
                "Checkout:LigdiCash:BaseAddress is not https: use https, or set Checkout:LigdiCash:AllowPlainHttpGateway for an emulator.",
                "Checkout:LigdiCash:BaseAddress may hold a host, a port and a path only: remove user name, query and fragment.",
                "Checkout:LigdiCash:Timeout must be more than 0 and at most 100 seconds, such as 00:00:10.",
                "Checkout:LigdiCash:ConfirmTokenParameter must be a plain parameter name: invoiceToken, or token.",
            ];
        Assert.Equal(faults, options.Faults("Checkout:LigdiCash"), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("SAME", "SAME")]
    [InlineData("KEY 4711", "TOKEN")]
    [InlineData("KEY", "TOKEN\n")]
    [InlineData("clé", "TOKEN")]
    public void Invalid_keys_are_reported_without_their_value(string key, string token)
    {
        _options.ApiKey = new(key);
        _options.ApiToken = new(token);

        var fault = Assert.Single(_options.Faults("P"));

        Assert.DoesNotContain(key, fault, StringComparison.Ordinal);
        Assert.DoesNotContain(token, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5000", false, false)]
    [InlineData("http://localhost:5000", true, true)]
    [InlineData("http://emulator:8080/ligdi", true, true)]
    [InlineData("https://gateway.example/ligdi", false, true)]
    [InlineData("ftp://gateway.example", true, false)]
    [InlineData("file:///etc/passwd", true, false)]
    [InlineData("/pay", true, false)]
    [InlineData("app.ligdicash.com", true, false)]
    public void The_address_is_https_unless_plain_http_is_allowed(string address, bool plainHttp, bool fits)
    {
        _options.BaseAddress = new(address, UriKind.RelativeOrAbsolute);
        _options.AllowPlainHttpGateway = plainHttp;

        Assert.Equal(fits, !_options.Faults("P").Any());
    }

    [Theory]
    [InlineData(0.1, true)]
    [InlineData(100, true)]
    [InlineData(100.001, false)]
    [InlineData(-1, false)]
    public void The_timeout_is_positive_and_at_most_100_seconds(double seconds, bool fits)
    {
        _options.Timeout = TimeSpan.FromSeconds(seconds);

        Assert.Equal(fits, !_options.Faults("P").Any());
    }

    [Fact]
    public void Only_empty_keys_are_taken_from_the_environment()
    {
        _options.ApiKey = new(" ");

        _options.FillKeysFrom(name => $" from {name}\n");

        Assert.Equal("from LIGDICASH_API_KEY", _options.ApiKey.Reveal());
        Assert.Equal("TOKEN-0815", _options.ApiToken?.Reveal());
    }

    [Theory]
    [InlineData("LIGDICASH_API_TOKEN")]
    [InlineData("LIGDICASH_AUTH_TOKEN")]
    public void Both_documented_names_of_the_token_are_known(string variable)
    {
        var options = new LigdiCashOptions();

        options.FillKeysFrom(name => name == variable ? "TOKEN" : null);

        Assert.Equal("TOKEN", options.ApiToken?.Reveal());
        Assert.Null(options.ApiKey);
    }

    [Fact]
    public void A_client_refuses_faulty_options_naming_all_faults()
    {
        using var http = new HttpClient();

        var failure = Assert.Throws<ArgumentException>(() => new LigdiCashClient(http, new LigdiCashOptions()));

        Assert.Contains("LigdiCash:ApiKey is empty", failure.Message, StringComparison.Ordinal);
        Assert.Contains("LigdiCash:ApiToken is empty", failure.Message, StringComparison.Ordinal);
    }
}
