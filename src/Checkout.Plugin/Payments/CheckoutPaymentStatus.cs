namespace LigdiCash.Checkout;

/// <summary>The status of a payment. <c>Payments/README.md</c> lists the transitions and their causes.</summary>
public enum CheckoutPaymentStatus
{
    /// <summary>The payment is stored and the create request may be sent; no answer is stored yet.</summary>
    Sending,
    /// <summary>The gateway created the invoice; the payer can pay.</summary>
    Pending,
    /// <summary>The gateway confirmed the id and the exact amount, or a person accepted the payment. This status is final.</summary>
    Paid,
    /// <summary>The gateway reported the payment as not completed. Checks continue: late money changes it to <see cref="Paid"/> or
    /// <see cref="Review"/>.</summary>
    NotCompleted,
    /// <summary>The checks got no outcome in time. Rare checks continue: late money changes it to <see cref="Paid"/> or
    /// <see cref="Review"/>.</summary>
    Expired,
    /// <summary>The gateway refused to create an invoice, so no invoice should exist. This status is final.</summary>
    Refused,
    /// <summary>The create request got no usable answer, and the payment page was never shown; or a person released an
    /// <see cref="Unknown"/> payment. Final, unless the gateway's answer arrives late: then it changes to <see cref="Expired"/>.</summary>
    Abandoned,
    /// <summary>A request that may have sent a prompt got no usable answer. No other attempt starts until a person decides.</summary>
    Unknown,
    /// <summary>The confirmation differs from the payment, can't be read, or is refused. A person decides; nothing is fulfilled.</summary>
    Review,
    /// <summary>A person rejected a payment in <see cref="Review"/>. Nothing is fulfilled, received money is to be returned, and the
    /// purchase allows another attempt. Final, but a callback or money that the gateway confirms later creates an attention item.</summary>
    Rejected,
}
