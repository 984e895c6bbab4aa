using LigdiCash.Client;

namespace LigdiCash.Checkout.Security;

// A stored recipient's number: encrypted, as a pseudonym for comparisons, and masked for display.
internal sealed record ProtectedNumber(string Text, string Hash, string Ends);

internal sealed class RecipientProtector(TokenProtector protector, Pseudonymizer pseudonymizer)
{
    public ProtectedNumber Protect(string payoutId, PhoneNumber number) =>
        new(protector.Protect(ProtectedValue.PayoutRecipient, payoutId, number.Digits), HashOf(number), number.ToString());

    // Null: the number was removed, can't be decrypted, or differs from the drafted one.
    public PhoneNumber? Unprotect(CheckoutPayout payout) => payout.Row is { PersonalDataRemovedAt: null } row
        && protector.Unprotect(ProtectedValue.PayoutRecipient, payout.Id, row.Recipient) is { } digits
        && PhoneNumber.Parse($"+{digits}") is var number && HashOf(number) == row.RecipientHash ? number : null;

    private string HashOf(PhoneNumber number) => pseudonymizer.Pseudonymize($"recipient {number.Digits}");
}
