namespace LigdiCash.Client.Options;

internal sealed record OptionsSource(Func<LigdiCashOptions> Read);
