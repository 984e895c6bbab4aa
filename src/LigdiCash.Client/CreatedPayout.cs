namespace LigdiCash.Client;

/// <summary>A payout the gateway has accepted, which is not yet paid out.</summary>
/// <param name="Token">The only thing that confirms this payout later, with <see cref="LigdiCashClient.ConfirmPayoutAsync"/>: store it at
/// once, in a column without a short limit.</param>
public sealed record CreatedPayout(Secret Token);
