namespace LigdiCash.Client;

// The host's options as they are at the moment.
internal sealed record CurrentOptions(Func<LigdiCashOptions> Read);
