namespace Checkout.Plugin;

/// <summary>The ways to pay that a shop offers, any of them together; in settings written like <c>Hosted, Mobile</c>.</summary>
[Flags]
public enum PaymentMethods
{
    /// <summary>None: nothing could be paid, so that the start is refused.</summary>
    None = 0,

    /// <summary>On the gateway's own page, by whatever it offers: mobile money, wallet or card (page <c>hosted-payin/introduction</c>).</summary>
    Hosted = 1,

    /// <summary>Mobile money right here: the shopper gives operator and number, and agrees on the phone (page <c>direct-payin/introduction</c>).</summary>
    Mobile = 2,

    /// <summary>The LigdiCash wallet right here: the shopper gives a number, then the code that was sent to it (page <c>direct-payin/operators/ligdicash-wallet</c>).</summary>
    Wallet = 4,
}
