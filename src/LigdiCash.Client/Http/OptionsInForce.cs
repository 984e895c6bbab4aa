namespace LigdiCash.Client;

// The host's options as they are at the moment.
internal sealed record OptionsInForce(Func<LigdiCashOptions> Read);
