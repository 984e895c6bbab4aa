namespace LigdiCash.Client;

internal sealed record CurrentOptions(Func<LigdiCashOptions> Read);
