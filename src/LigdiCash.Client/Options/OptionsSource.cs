namespace LigdiCash.Client;

internal sealed record OptionsSource(Func<LigdiCashOptions> Read);
