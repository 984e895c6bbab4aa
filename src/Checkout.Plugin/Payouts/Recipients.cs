using LigdiCash.Client;

namespace Checkout.Plugin;

// A recipient's number as it stands in the database: sealed in full, a keyed digest to find and to compare it by, and its ends for people to read.
internal sealed record SealedNumber(string Text, string Hash, string Ends);

// Recipients' numbers, into the database and out of it.
internal sealed class Recipients(Seal seal, DigestKey digests)
{
    public SealedNumber Close(string payoutId, PhoneNumber number) =>
        new(seal.Close(Sealed.PayoutRecipient, payoutId, number.Digits), HashOf(number), number.ToString());

    // Null: it is forgotten, can't be opened, or is not the one that the payout was drafted for.
    public PhoneNumber? Open(Payout payout) =>
        payout.Row is { ForgottenAt: null } row && seal.Open(Sealed.PayoutRecipient, payout.Id, row.Recipient) is { } digits
        && PhoneNumber.Parse($"+{digits}") is var number && HashOf(number) == row.RecipientHash ? number : null;

    private string HashOf(PhoneNumber number) => digests.Pseudonymize($"recipient {number.Digits}");
}
