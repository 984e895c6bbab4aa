namespace LigdiCash.Checkout;

/// <summary>The result page: a payment's status and the next steps.</summary>
public sealed record PaymentView
{
    internal PaymentView(CheckoutPayment payment) => Payment = payment;

    /// <summary>The payment. Browsers that did not press Pay get it without the payer's name, phone number and cart lines.</summary>
    public CheckoutPayment Payment { get; private init; }

    /// <summary>The status as one word, for tests, scripts and styles:
    /// <c>pending</c>, <c>paid</c>, <c>not-completed</c>, <c>expired</c>, <c>review</c> or <c>unknown</c>.</summary>
    public string StatusWord => WordOf(Payment);

    /// <summary>The key of the title.</summary>
    public string Title => $"result.{Situation}.title";

    /// <summary>The key of the text.</summary>
    public string Text => Situation switch
    {
        "pending" when GaveCode => "result.pending-code.text",
        "paid" when Fulfillment?.Status != FulfillmentStatus.Done => "result.paid-waiting.text",
        var situation => $"result.{situation}.text",
    };

    /// <summary>The instruction for the payer's phone. Null: there is none, or this browser did not press Pay.</summary>
    public string? Instruction { get; internal init; }

    /// <summary>The text keys of the steps on the payer's phone, in order. Empty if there are none.</summary>
    public IReadOnlyList<string> Steps { get; internal init; } = [];

    /// <summary>The receipt. Null: the payment is not paid, or its money is to be refunded.</summary>
    public ReceiptView? Receipt { get; internal init; }

    /// <summary>The shop's order number, or the purchase's reference while there is none.</summary>
    public string Order => Fulfillment?.OrderNumber ?? Payment.Label;

    /// <summary>The address of the shop's order page. Null: there is none, none yet, or this browser may not open it.</summary>
    public string? OrderLink { get; internal init; }

    /// <summary>Whether the status may change soon. The page then reloads its status by itself.</summary>
    public bool IsBusy { get; internal init; }

    /// <summary>Whether the payer canceled on the gateway's page.</summary>
    public bool WasCanceled { get; internal init; }

    /// <summary>Whether the page explains what happens when the payer closes it.</summary>
    public bool MayBeLeft =>
        Payment is { Status: CheckoutPaymentStatus.Sending or CheckoutPaymentStatus.Pending, IsSuperseded: false } && IsBusy;

    /// <summary>Whether the page says that the basket is kept: only to the browser that pressed Pay.</summary>
    public bool IsBasketKept => !IsOthers && Situation is ("not-completed" or "stopped" or "rejected");

    /// <summary>Whether the page offers another attempt.</summary>
    public bool MayRetry => Payment.MayBeTriedAgain;

    /// <summary>Whether the page links to the choice of payment methods. Pay then leads to the same open invoice.</summary>
    /// <remarks>False while the operator verifies a one-time code: a second attempt could pay twice.</remarks>
    public bool MayContinue => Payment is { Status: CheckoutPaymentStatus.Pending, IsSuperseded: false } && !(IsBusy && GaveCode);

    /// <summary>The text key of that link.</summary>
    public string ContinueText =>
        Payment.Method == PaymentMethods.Hosted ? "result.pending-open" : IsBusy ? "result.pending-other" : "result.pending-otherwise";

    /// <summary>The address of the page of the payment that superseded this one. Null: there is none.</summary>
    public string? Newer { get; internal init; }

    /// <summary>The address of this page.</summary>
    public string Address { get; internal init; } = "";

    /// <summary>The status word whose icon and colour the page shows.
    /// <c>unknown</c> for a pending page that does not update itself, and for money that is to be refunded.</summary>
    public string Mark => (StatusWord == "pending" && !IsBusy) || IsRefused || Payment.IsDuplicate ? "unknown" : StatusWord;

    /// <summary>The version of the page's content, for scripts: a different tag means that the page must reload.</summary>
    public string StateTag => $"{Payment.Status}.{Fulfillment?.Status}{(IsBusy ? "" : ".rests")}";

    private string Situation => Payment.Status switch
    {
        CheckoutPaymentStatus.Pending when Payment.IsSuperseded => "replaced",
        CheckoutPaymentStatus.Pending when WasCanceled => "left",
        CheckoutPaymentStatus.Pending when !IsBusy => "pending-long",
        CheckoutPaymentStatus.Refused or CheckoutPaymentStatus.Abandoned => "stopped",
        CheckoutPaymentStatus.Rejected => "rejected",
        CheckoutPaymentStatus.Paid when Payment.IsDuplicate => "paid-duplicate",
        CheckoutPaymentStatus.Paid when IsRefused => "paid-refused",
        _ => StatusWord,
    };

    private bool IsRefused => Fulfillment?.Status is FulfillmentStatus.Refused or FulfillmentStatus.Withdrawn;

    private bool IsOthers { get; init; }

    internal bool GaveCode { get; init; }

    internal FulfillmentRow? Fulfillment { get; init; }

    internal static string WordOf(CheckoutPayment payment) => payment.Status switch
    {
        CheckoutPaymentStatus.Sending or CheckoutPaymentStatus.Pending => "pending",
        CheckoutPaymentStatus.Paid => "paid",
        CheckoutPaymentStatus.Expired => "expired",
        CheckoutPaymentStatus.Review => "review",
        CheckoutPaymentStatus.Unknown => "unknown",
        _ => "not-completed",
    };

    // Other browsers get the status without personal data.
    internal PaymentView ForOthers()
    {
        var payment = Payment.ForOthers();
        var receipt = Receipt is null ? null : Receipt with { Payment = payment };
        var orderLink = Fulfillment is { OrderIsPublic: 1 } ? OrderLink : null;
        return this with { IsOthers = true, Payment = payment, Instruction = null, Steps = [], Receipt = receipt, OrderLink = orderLink };
    }
}
