using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LigdiCash.Checkout.Diagnostics;

// Tags hold states and reasons, never tokens, phone numbers or names.
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
        _payments = meter.CreateCounter<long>("checkout.payments", description: "Payments that reached a status");
        _payouts = meter.CreateCounter<long>("checkout.payouts", description: "Payouts that reached a status");
        _callbacks = meter.CreateCounter<long>("checkout.callbacks", description: "Callbacks received, by outcome");
        _confirms = meter.CreateCounter<long>("checkout.confirms", description: "Status checks, by the gateway's answer");
        _fulfillments = meter.CreateCounter<long>("checkout.fulfillments", description: "Results of the shop's fulfillment handler");
        _refusals = meter.CreateCounter<long>("checkout.refusals", description: "Requests over a limit, by the setting of Checkout:Limits");
    }

    public Activity? StartCheck(string paymentId) =>
        _activities.StartActivity("checkout.status_check")?.SetTag("checkout.payment", paymentId);

    public void PaymentMoved(Enum status) => Count(_payments, "status", status.ToString());
    public void PayoutMoved(Enum status) => Count(_payouts, "status", status.ToString());
    public void CallbackReceived(string outcome) => Count(_callbacks, "outcome", outcome);
    public void Confirmed(Enum status) => Count(_confirms, "status", status.ToString());
    public void ConfirmFailed(LigdiCashFailure reason) => Count(_confirms, "status", reason.ToString());
    public void Fulfilled(string result) => Count(_fulfillments, "result", result);
    public void Refused(string limit) => Count(_refusals, "limit", limit);
    public void Dispose() => _activities.Dispose();

    private static void Count(Counter<long> counter, string tag, string value) =>
        counter.Add(1, new KeyValuePair<string, object?>(tag, value));
}
