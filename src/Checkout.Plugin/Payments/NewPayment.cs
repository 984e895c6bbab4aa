namespace LigdiCash.Checkout.Payments;

// Phone has the ends of the number only; Browser is a digest. The fingerprint is equal for presses that share an invoice.
internal sealed record NewPayment(
    CheckoutCart Cart, string Fingerprint, string Language, CheckoutPayer Payer, PaymentMethods Method, string Browser,
    string? Operator = null, string? Phone = null);
