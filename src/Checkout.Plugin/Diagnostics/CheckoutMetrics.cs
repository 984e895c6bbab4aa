using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LigdiCash.Checkout.Diagnostics;

// Tags hold states and reasons, never tokens, phone numbers or names.
internal sealed class CheckoutMetrics(IMeterFactory meters) : IDisposable
{
    public const string Name = "Checkout.Plugin";
    private readonly ActivitySource _activities = new(Name);
    private readonly Counter<long> _payments = Create(meters, "checkout.payments", "Payments that reached a status");
    private readonly Counter<long> _payouts = Create(meters, "checkout.payouts", "Payouts that reached a status");
    private readonly Counter<long> _callbacks = Create(meters, "checkout.callbacks", "Callbacks received, by outcome");
    private readonly Counter<long> _confirms = Create(meters, "checkout.confirms", "Status checks, by the gateway's answer");
    private readonly Counter<long> _fulfillments = Create(meters, "checkout.fulfillments", "Results of the shop's fulfillment handler");
    private readonly Counter<long> _refusals =
        Create(meters, "checkout.refusals", "Requests over a limit, by the setting of Checkout:Limits");

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

    private static Counter<long> Create(IMeterFactory meters, string name, string description) =>
        meters.Create(Name).CreateCounter<long>(name, description: description);

    private static void Count(Counter<long> counter, string tag, string value) =>
        counter.Add(1, new KeyValuePair<string, object?>(tag, value));
}
