namespace LigdiCash.Checkout.Payments;

// The column checkout_payment.priority; a lower value is checked first.
internal enum CheckPriority
{
    Waiting = 0,
    Due = 1,
    Repeated = 2,
}
