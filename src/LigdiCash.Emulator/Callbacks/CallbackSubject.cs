namespace LigdiCash.Emulator.Callbacks;

internal sealed record CallbackSubject(string Address, string Reference, string? TransactionId, long Amount, string Token);
