using LigdiCash.Client;

namespace Checkout.Plugin;

// A recipient's number as it stands in the database: sealed in full, a keyed digest to find and to compare it by, and its ends for people to read.
internal sealed record ProtectedNumber(string Text, string Hash, string Ends);

// Recipients' numbers, into the database and out of it.
internal sealed class RecipientProtector(TokenProtector seal, Pseudonymizer digests)
{
    public ProtectedNumber Protect(string payoutId, PhoneNumber number) =>
        new(seal.Protect(ProtectedValue.PayoutRecipient, payoutId, number.Digits), HashOf(number), number.ToString());

    // Null: it is forgotten, can't be opened, or is not the one that the payout was drafted for.
    public PhoneNumber? Unprotect(CheckoutPayout payout) =>
        payout.Row is { PersonalDataRemovedAt: null } row && seal.Unprotect(ProtectedValue.PayoutRecipient, payout.Id, row.Recipient) is { } digits
        && PhoneNumber.Parse($"+{digits}") is var number && HashOf(number) == row.RecipientHash ? number : null;

    private string HashOf(PhoneNumber number) => digests.Pseudonymize($"recipient {number.Digits}");
}
