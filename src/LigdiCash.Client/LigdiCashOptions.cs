namespace LigdiCash.Client;

/// <summary>Where the gateway is and which keys open it.</summary>
public sealed class LigdiCashOptions
{
    /// <summary>The gateway's address, with a path prefix if it sits behind one. <c>https://app.ligdicash.com</c> unless set.</summary>
    public Uri BaseAddress { get; set; } = new("https://app.ligdicash.com");

    /// <summary>The project's API key, sent as <c>Apikey</c>. Required; from <c>LIGDICASH_API_KEY</c> when empty and
    /// <see cref="FillKeysFrom"/> is called.</summary>
    public Secret? ApiKey { get; set; }

    /// <summary>The project's API token, sent as <c>Authorization: Bearer</c>. Required and different from <see cref="ApiKey"/>; from
    /// <c>LIGDICASH_API_TOKEN</c> or <c>LIGDICASH_AUTH_TOKEN</c> when empty and <see cref="FillKeysFrom"/> is called.</summary>
    public Secret? ApiToken { get; set; }

    /// <summary>The API key of a second pair, for the time in which LigdiCash exchanges the keys: whichever pair is accepted is used. None
    /// unless set; set it together with <see cref="OtherApiToken"/> or not at all.</summary>
    /// <remarks>A confirm that is refused for its keys is asked once more under the other pair. Nothing else is ever sent twice: a create
    /// that is refused stays so, and the next call begins with the other pair. Both are keys of one project; take the second pair out when
    /// the exchange is over.</remarks>
    public Secret? OtherApiKey { get; set; }

    /// <summary>The API token that goes with <see cref="OtherApiKey"/>. None unless set.</summary>
    public Secret? OtherApiToken { get; set; }

    /// <summary>How long one call may take in all, a second try included. More than 0 and at most 100 seconds; 10 seconds unless
    /// set.</summary>
    /// <remarks>A second try starts 3 to 4 seconds after the first ended and only if it fits; from 10 seconds on, the first try may use up
    /// half.</remarks>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether the gateway may be spoken to without TLS, which an emulator needs. False unless set; never set it where real money
    /// moves.</summary>
    public bool AllowPlainHttpGateway { get; set; }

    /// <summary>The hosts on which payment pages are accepted besides those of <see cref="BaseAddress"/>, <c>ligdicash.com</c> and the
    /// operators, with commas between them, such as <c>pay.example.com</c>; hosts below them are not meant. None unless set.</summary>
    public string PaymentPageHosts { get; set; } = "";

    /// <summary>The query parameter that carries the token when an invoice is confirmed: <c>invoiceToken</c> unless set. The gateway's
    /// documentation also says <c>token</c>.</summary>
    public string ConfirmTokenParameter { get; set; } = "invoiceToken";

    /// <summary>Whether a payout that the documented address refuses to confirm is asked about once more at <c>straight/payout/confirm</c>,
    /// which only LigdiCash's own libraries know. False unless set.</summary>
    public bool TryPayoutConfirmAlias { get; set; }

    internal KeyPair Keys => new(ApiKey, ApiToken);

    internal KeyPair? OtherKeys =>
        OtherApiKey is { IsEmpty: false } && OtherApiToken is { IsEmpty: false } ? new(OtherApiKey, OtherApiToken) : null;

    /// <summary>Every reason why these options cannot work, one sentence each; empty when they can. Names settings, never a key's
    /// value.</summary>
    /// <param name="keyPrefix">The configuration section the options come from, such as <c>Checkout:LigdiCash</c>.</param>
    public IEnumerable<string> Faults(string keyPrefix) => OptionsFaults.Of(this, keyPrefix);

    /// <summary>Takes over the keys that are still empty from variables: <c>LIGDICASH_API_KEY</c>, and <c>LIGDICASH_API_TOKEN</c> or else
    /// <c>LIGDICASH_AUTH_TOKEN</c>.</summary>
    /// <param name="variable">Looks a variable up; null means not set. Usually
    /// <see cref="Environment.GetEnvironmentVariable(string)"/>.</param>
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

        // Secrets mounted as files tend to end in a line break, which no header can carry.
        var found = names.Select(name => variable(name)?.Trim()).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return found is null ? present : new Secret(found);
    }
}
