namespace Checkout.Plugin;

// How a payment stands, in the vocabulary that pages, scripts and tests share.
internal static class PaymentStatusName
{
    public static string Of(CheckoutPayment payment) => payment.Status switch
    {
        CheckoutPaymentStatus.Sending or CheckoutPaymentStatus.Pending => "pending",
        CheckoutPaymentStatus.Paid => "paid",
        CheckoutPaymentStatus.Expired => "expired",
        CheckoutPaymentStatus.Review => "review",
        CheckoutPaymentStatus.Unknown => "unknown",
        _ => "not-completed",
    };
}

/// <summary>The result page: how a payment stands, and what can be done next.</summary>
public sealed record PaymentView
{
    internal PaymentView(CheckoutPayment payment) => Payment = payment;

    /// <summary>The payment. In any other browser than those that pressed Pay for it, it has no payer's name, no phone and no lines of the cart.</summary>
    public CheckoutPayment Payment { get; private init; }

    /// <summary>How it stands in one word, for tests, scripts and styles: <c>pending</c>, <c>paid</c>, <c>not-completed</c>, <c>expired</c>, <c>review</c> or <c>unknown</c>.</summary>
    public string Word => PaymentStatusName.Of(Payment);

    /// <summary>The key of the title.</summary>
    public string Title => Payment.Status switch
    {
        CheckoutPaymentStatus.Pending when Payment.IsSuperseded => "result.replaced.title",
        CheckoutPaymentStatus.Refused or CheckoutPaymentStatus.Abandoned => "result.stopped.title",
        CheckoutPaymentStatus.Rejected => "result.rejected.title",
        CheckoutPaymentStatus.Pending when HasLeft => "result.left.title",
        CheckoutPaymentStatus.Pending when !IsBusy => "result.pending-long.title",
        CheckoutPaymentStatus.Paid when Payment.IsDuplicate => "result.paid-duplicate.title",
        CheckoutPaymentStatus.Paid when IsRefused => "result.paid-refused.title",
        _ => $"result.{Word}.title",
    };

    /// <summary>The key of the text.</summary>
    public string Text => Payment.Status switch
    {
        CheckoutPaymentStatus.Pending when Payment.IsSuperseded => "result.replaced.text",
        CheckoutPaymentStatus.Refused or CheckoutPaymentStatus.Abandoned => "result.stopped.text",
        CheckoutPaymentStatus.Rejected => "result.rejected.text",
        CheckoutPaymentStatus.Pending when HasLeft => "result.left.text",
        CheckoutPaymentStatus.Pending when !IsBusy => "result.pending-long.text",
        CheckoutPaymentStatus.Pending when GaveCode => "result.pending-code.text",
        CheckoutPaymentStatus.Paid when Payment.IsDuplicate => "result.paid-duplicate.text",
        CheckoutPaymentStatus.Paid => Fulfillment?.Status switch
        {
            FulfillmentStatus.Done => "result.paid.text",
            FulfillmentStatus.Refused or FulfillmentStatus.Withdrawn => "result.paid-refused.text",
            _ => "result.paid-waiting.text",
        },
        _ => $"result.{Word}.text",
    };

    /// <summary>What the payer has to do on their phone, in a sentence. Null: nothing that we know of, or this browser did not press Pay for it.</summary>
    public string? Instruction { get; internal init; }

    /// <summary>The keys of what the payer does on the phone, one after the other; empty where there is nothing to do, or where we know of nothing.</summary>
    public IReadOnlyList<string> Steps { get; internal init; } = [];

    /// <summary>What proves that it is paid. Null: it is not, or its money is to be returned.</summary>
    public ReceiptView? Receipt { get; internal init; }

    /// <summary>The shop's number of the order, or the purchase's reference as long as there is none.</summary>
    public string Order => Fulfillment?.OrderNumber ?? Payment.Reference;

    /// <summary>The shop's page of the order. Null: there is none, or none yet.</summary>
    public string? OrderLink { get; internal init; }

    /// <summary>Whether something is about to happen, so that the page asks again by itself.</summary>
    public bool IsBusy { get; internal init; }

    /// <summary>Whether the payer turned back on the gateway's page.</summary>
    public bool HasLeft { get; internal init; }

    /// <summary>Whether to say what happens to one who closes the page while we wait.</summary>
    public bool MayBeLeft => Payment is { Status: CheckoutPaymentStatus.Sending or CheckoutPaymentStatus.Pending, IsSuperseded: false } && IsBusy;

    /// <summary>Whether another attempt may be offered.</summary>
    public bool MayRetry => Payment.MayBeTriedAgain;

    /// <summary>Whether the way back to the choice may be offered; another press leads to the same open invoice.</summary>
    /// <remarks>Not while the operator checks a code: the payer has done their part, and would pay twice.</remarks>
    public bool MayGoOn => Payment is { Status: CheckoutPaymentStatus.Pending, IsSuperseded: false } && !(IsBusy && GaveCode);

    /// <summary>The key of the words for that way: nothing came to the phone, or it has taken too long.</summary>
    public string GoOn => Payment.Method == PaymentMethods.Hosted ? "result.pending-open" : IsBusy ? "result.pending-other" : "result.pending-otherwise";

    /// <summary>The page of the payment that has taken this one's place. Null: none has.</summary>
    public string? Newer { get; internal init; }

    /// <summary>The address of this page as it was come to.</summary>
    public string Address { get; internal init; } = "";

    /// <summary>The sign on top and its colour, by the word that they stand for: nothing turns on a page that does not change by itself, and nothing is ticked off whose money goes back.</summary>
    public string Mark => (Word == "pending" && !IsBusy) || IsRefused || Payment.IsDuplicate ? "unknown" : Word;

    /// <summary>How it stands, for the script that asks whether to show the page anew: changes with anything that the page would say otherwise. Not for people.</summary>
    public string StateTag => $"{Payment.Status}.{Fulfillment?.Status}{(IsBusy ? "" : ".rests")}";

    private bool IsRefused => Fulfillment?.Status is FulfillmentStatus.Refused or FulfillmentStatus.Withdrawn;

    internal bool GaveCode { get; init; }

    internal FulfillmentRow? Fulfillment { get; init; }

    // For a browser that did not pay, whoever sits before it: how things stand, and nothing about people.
    internal PaymentView ForOthers()
    {
        var payment = Payment.ForOthers();
        return this with { Payment = payment, Instruction = null, Steps = [], Receipt = Receipt is { } receipt ? receipt with { Payment = payment } : null };
    }
}
