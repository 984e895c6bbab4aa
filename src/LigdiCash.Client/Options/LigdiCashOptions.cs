using LigdiCash.Client.Options;

namespace LigdiCash.Client;

/// <summary>The gateway's address and keys (page <c>concepts/authentication</c>).</summary>
public sealed class LigdiCashOptions
{
    /// <summary>The gateway's address, with its path prefix if there is one. Default: <c>https://app.ligdicash.com</c>.</summary>
    public Uri BaseAddress { get; set; } = new("https://app.ligdicash.com");

    /// <summary>The project's API key, sent as <c>Apikey</c>. Required; see <see cref="FillKeysFrom"/>.</summary>
    public Secret? ApiKey { get; set; }

    /// <summary>The project's API token, sent as bearer token. Required, different from <see cref="ApiKey"/>; see
    /// <see cref="FillKeysFrom"/>.</summary>
    public Secret? ApiToken { get; set; }

    /// <summary>A second API key for a key change at LigdiCash. Default: none. Requires <see cref="OtherApiToken"/>.</summary>
    /// <remarks>A confirm whose keys are refused is repeated with the other pair. A refused create is never repeated; the next call starts
    /// with the other pair. Both pairs belong to one project; remove the second pair after the change.</remarks>
    public Secret? OtherApiKey { get; set; }

    /// <summary>The API token of <see cref="OtherApiKey"/>. Default: none.</summary>
    public Secret? OtherApiToken { get; set; }

    /// <summary>The timeout of a call with its second attempt. More than 0 and at most 100 seconds. Default: 10 seconds.</summary>
    /// <remarks>The second attempt starts after 3 to 4 seconds. From 10 seconds on, the first one may take half of it.</remarks>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether the gateway may use plain HTTP, for an emulator. Default: false. Never set it with real money.</summary>
    public bool AllowPlainHttpGateway { get; set; }

    /// <summary>The outgoing proxy for calls to the gateway, such as <c>http://user:password@proxy.example:3128</c>: an absolute http or
    /// https address. A change takes effect at once. Null: none; the proxy of the environment is never used. Default: null.</summary>
    public Uri? Proxy { get; set; }

    /// <summary>Additional hosts of payment pages, separated by commas, such as <c>pay.example.com</c>; subdomains are not included. The
    /// hosts of <see cref="BaseAddress"/>, <c>ligdicash.com</c> and the operators are always allowed. Default: none.</summary>
    public string PaymentPageHosts { get; set; } = "";

    /// <summary>The query parameter of a payin's token in a confirm. Default: <c>invoiceToken</c>. Also documented: <c>token</c>.</summary>
    public string ConfirmTokenParameter { get; set; } = "invoiceToken";

    /// <summary>Whether a refused payout confirm is repeated at the older address <c>straight/payout/confirm</c>. Default: false.</summary>
    public bool TryPayoutConfirmAlias { get; set; }

    /// <summary>Whether <c>Checkout.Plugin</c> names the payment in the callback address, so that a callback counts whatever its body is.
    /// Set it to false only if the gateway refuses such addresses. The client sends <see cref="PayinOrder.CallbackUrl"/> as it is.
    /// Default: true.</summary>
    public bool CallbackNamesPayment { get; set; } = true;

    internal KeyPair Keys => new(ApiKey, ApiToken);

    internal KeyPair? OtherKeys =>
        OtherApiKey is { IsEmpty: false } && OtherApiToken is { IsEmpty: false } ? new(OtherApiKey, OtherApiToken) : null;

    /// <summary>All faults of these options, one sentence each; empty when they are valid. Never contains a key.</summary>
    /// <param name="keyPrefix">The configuration section of the options, such as <c>Checkout:LigdiCash</c>.</param>
    public IEnumerable<string> Faults(string keyPrefix) => OptionsFaults.Of(this, keyPrefix);

    /// <summary>All faults that only production has, one sentence each: settings for an emulator, and keys that are too short, placeholders
    /// or easy to guess. Never contains a key.</summary>
    /// <param name="keyPrefix">The configuration section of the options, such as <c>Checkout:LigdiCash</c>.</param>
    public IEnumerable<string> ProductionFaults(string keyPrefix) => Options.ProductionFaults.Of(this, keyPrefix);

    /// <summary>Fills empty keys from variables: <c>LIGDICASH_API_KEY</c>, and <c>LIGDICASH_API_TOKEN</c> or else
    /// <c>LIGDICASH_AUTH_TOKEN</c>.</summary>
    /// <param name="variable">Returns a variable, or null if it is not set.</param>
    public void FillKeysFrom(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        ApiKey = Filled(ApiKey, variable, "LIGDICASH_API_KEY");
        ApiToken = Filled(ApiToken, variable, "LIGDICASH_API_TOKEN", "LIGDICASH_AUTH_TOKEN");
    }

    private static Secret? Filled(Secret? present, Func<string, string?> variable, params string[] names)
    {
        if (present is { IsEmpty: false })
        {
            return present;
        }

        // Secrets mounted as files often end in a line break, which is invalid in a header.
        var found = names.Select(name => variable(name)?.Trim()).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return found is null ? present : new Secret(found);
    }
}
