namespace LigdiCash.Checkout.Security;

// A stored recipient's number: encrypted, as a pseudonym for comparisons, and masked for display.
internal sealed record ProtectedNumber(string Text, string Hash, string Ends);

internal sealed class RecipientProtector(TokenProtector protector, Pseudonymizer pseudonymizer)
{
    public ProtectedNumber Protect(string payoutId, PhoneNumber number) =>
        new(protector.Protect(ProtectedValue.PayoutRecipient, payoutId, number.Digits), HashOf(number), number.ToString());

    // Null: the number can't be decrypted, has another pseudonym, or is no number of today's plans.
    public PhoneNumber? Unprotect(string payoutId, string text, string hash) =>
        protector.Unprotect(ProtectedValue.PayoutRecipient, payoutId, text) is { } digits
        && PhoneNumber.TryParse($"+{digits}", null, out var number, out _) && HashOf(number) == hash ? number : null;

    private string HashOf(PhoneNumber number) => pseudonymizer.Pseudonymize($"recipient {number.Digits}");
}
