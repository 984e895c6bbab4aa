namespace LigdiCash.Client;

/// <summary>A payout that the gateway has accepted and not yet paid out.</summary>
/// <param name="Token">Confirms this payout later. Store it at once, in a column without a short limit.</param>
public sealed record CreatedPayout(Secret Token);
