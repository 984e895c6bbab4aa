using System.Diagnostics;
using System.Diagnostics.Metrics;
using LigdiCash.Client;

namespace Checkout.Plugin;

// Meter and activity source, both named Checkout.Plugin. Tags hold states and reasons; never a token, a number or a name.
internal sealed class CheckoutMetrics : IDisposable
{
    public const string Name = "Checkout.Plugin";
    private readonly ActivitySource _activities = new(Name);
    private readonly Counter<long> _payments;
    private readonly Counter<long> _payouts;
    private readonly Counter<long> _callbacks;
    private readonly Counter<long> _confirms;
    private readonly Counter<long> _fulfillments;
    private readonly Counter<long> _refusals;

    public CheckoutMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _payments = meter.CreateCounter<long>("checkout.payments", description: "Payments that reached a state");
        _payouts = meter.CreateCounter<long>("checkout.payouts", description: "Payouts that reached a state");
        _callbacks = meter.CreateCounter<long>("checkout.callbacks", description: "Callbacks received, by what they led to");
        _confirms = meter.CreateCounter<long>("checkout.confirms", description: "Answers of the gateway to a confirm");
        _fulfillments = meter.CreateCounter<long>("checkout.fulfillments", description: "What the shop's handler said");
        _refusals = meter.CreateCounter<long>("checkout.refusals", description: "Requests refused because there were too many, by the setting below Checkout:Limits that they met");
    }

    public Activity? StartCheck(string paymentId) => _activities.StartActivity("checkout.status_check")?.SetTag("checkout.payment", paymentId);

    public void Moved(CheckoutPaymentStatus status) => _payments.Add(1, new KeyValuePair<string, object?>("status", status.ToString()));

    public void Moved(CheckoutPayoutStatus state) => _payouts.Add(1, new KeyValuePair<string, object?>("state", state.ToString()));

    public void CallbackReceived(string outcome) => _callbacks.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void Confirmed(InvoiceStatus status) => _confirms.Add(1, new KeyValuePair<string, object?>("status", status.ToString()));

    public void Confirmed(PayoutStatus status) => _confirms.Add(1, new KeyValuePair<string, object?>("status", status.ToString()));

    public void ConfirmFailed(LigdiCashFailure reason) => _confirms.Add(1, new KeyValuePair<string, object?>("status", reason.ToString()));

    public void Fulfilled(FulfillmentResult result) => _fulfillments.Add(1, new KeyValuePair<string, object?>("result", result.GetType().Name));

    public void Refused(string limit) => _refusals.Add(1, new KeyValuePair<string, object?>("limit", limit));

    public void Dispose() => _activities.Dispose();
}
