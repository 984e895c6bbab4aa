namespace LigdiCash.Emulator;

// The payment a callback is about: where it goes, and what the ledger says of it.
internal sealed record CallbackSubject(string Address, string Reference, string? TransactionId, long Amount, string Token);
