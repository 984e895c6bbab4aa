namespace LigdiCash.Client;

/// <summary>Whether the gateway sent a one-time code to a wallet's owner, in the LigdiCash app or by SMS.</summary>
/// <param name="Sent">Whether it did. Ask the payer for the code only then.</param>
/// <param name="Message">The gateway's own words, without control characters and cut at 255 characters; null when there are none. For the
/// shop's operators: not for payers, and for no log, as it may name the number.</param>
public sealed record WalletOtp(bool Sent, string? Message = null)
{
    /// <summary>Whether a code was sent, without the gateway's words.</summary>
    public override string ToString() => $"{nameof(WalletOtp)} {{ {nameof(Sent)} = {Sent} }}";
}
