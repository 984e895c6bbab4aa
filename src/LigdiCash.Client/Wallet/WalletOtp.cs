namespace LigdiCash.Client;

/// <summary>The gateway's answer to the request for a wallet's one-time code (page <c>reference/endpoints/debit-otp</c>).</summary>
/// <param name="Sent">Whether the wallet's owner was sent a code, in the LigdiCash app or by SMS.</param>
/// <param name="Message">The gateway's cleaned message, for staff only: it may contain the number. Null when none.</param>
public sealed record WalletOtp(bool Sent, string? Message = null)
{
    /// <summary>Whether a code was sent, without the message.</summary>
    public override string ToString() => $"{nameof(WalletOtp)} {{ {nameof(Sent)} = {Sent} }}";
}
