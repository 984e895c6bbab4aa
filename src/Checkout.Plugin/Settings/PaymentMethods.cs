namespace LigdiCash.Checkout;

/// <summary>The payment methods that a shop offers, in any combination. In settings, for example <c>Hosted, Mobile</c>.</summary>
[Flags]
public enum PaymentMethods
{
    /// <summary>No method. The app does not start with this value.</summary>
    None = 0,

    /// <summary>The gateway's own page, with mobile money, wallet or card (page <c>hosted-payin/introduction</c>).</summary>
    Hosted = 1,

    /// <summary>Mobile money by phone number, confirmed on the phone (page <c>direct-payin/introduction</c>).</summary>
    Mobile = 2,

    /// <summary>The LigdiCash wallet by phone number, then code (page <c>direct-payin/operators/ligdicash-wallet</c>).</summary>
    Wallet = 4,
}
