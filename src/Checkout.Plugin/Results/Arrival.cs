namespace Checkout.Plugin;

/// How somebody comes to a payment's page.
internal enum Arrival
{
    Plain,

    /// The payer turned back on the gateway's page.
    TurnedBack,

    /// By the code on the receipt: perhaps a cashier, whose browser is not the shopper's.
    FromReceipt,
}
