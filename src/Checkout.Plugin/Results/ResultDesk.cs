using Microsoft.AspNetCore.Http;

namespace Checkout.Plugin;

// Tells the shopper how their payment stands. It never decides: it reads our row, and while the shopper waits it asks for looks.
internal sealed class ResultPage(
    PaymentStore payments, FulfillmentStore fulfillments, ShopperReturns returns, BrowserCookie browsers, PhoneInstruction instruction, PaymentMethodCatalog ways, CheckoutUrls urls, WorkSignals signals, RequestRateLimiter limits, DatabaseClock time)
{
    // How long a waiting shopper's page asks for looks of its own; afterwards the schedule does.
    private static readonly TimeSpan ViewPeriod = TimeSpan.FromSeconds(75);

    // A phone takes its time; the page goes on reading our own row, which costs the gateway nothing.
    private static readonly TimeSpan PhoneViewPeriod = TimeSpan.FromMinutes(5);

    public async Task<bool> ReturnedAsync(string id, Func<CheckPriority> priority, CancellationToken cancellationToken)
    {
        if (!CheckoutId.IsId(id) || await payments.FindAsync(id, cancellationToken) is not { } payment)
        {
            return false;
        }

        CrashPoint.Reach("return.before-wish");
        if ((payment.MayBeConfirmed || payment.IsOpen) && await payments.RecordReturnAsync(id, priority(), cancellationToken))
        {
            CrashPoint.Reach("return.after-wish");
            signals.Checks.Wake();
        }

        return true;
    }

    // Where to see the request that may be on a phone for this purchase. Null: there is none.
    public async Task<string?> FindUnfinishedAsync(string reference, HttpContext context) =>
        ways.OffersPhone && await payments.FindByReferenceAsync(reference, context.RequestAborted) is { } payment && instruction.For(payment) is not null
            ? urls.Payment(context, payment.Id)
            : null;

    public async Task<PaymentView?> FindAsync(string id, CancellationToken cancellationToken) =>
        CheckoutId.IsId(id) && await fulfillments.FindWithPaymentAsync(id, cancellationToken) is var (payment, row) ? ViewOf(payment, row) : null;

    public async Task<PaymentView?> ShowAsync(string id, bool hasLeft, HttpContext context, CancellationToken cancellationToken)
    {
        if (!CheckoutId.IsId(id) || await fulfillments.FindWithPaymentAsync(id, cancellationToken) is not var (payment, row))
        {
            return null;
        }

        CrashPoint.Reach("result.before-wish");
        await ScheduleCheckAsync(payment, context, cancellationToken);
        CrashPoint.Reach("result.before-page");
        var browser = browsers.DigestOf(context);
        var isPayers = browser is not null && payment.IsOf(browser);
        if (browser is not null && isPayers && payment.Status == CheckoutPaymentStatus.Paid)
        {
            await returns.RunAsync(payment, browser, context, cancellationToken);
        }

        var view = payment.Status == CheckoutPaymentStatus.Paid ? PaidView(payment, row, context) : await OpenViewAsync(payment, hasLeft, context, cancellationToken);
        return isPayers ? view : view.ForOthers();
    }

    private async Task<PaymentView> OpenViewAsync(CheckoutPayment payment, bool hasLeft, HttpContext context, CancellationToken cancellationToken)
    {
        var view = ViewOf(payment, null);
        var (toDo, steps) = (instruction.For(payment), instruction.StepsFor(payment, view.IsBusy));
        return view with
        {
            HasLeft = hasLeft,
            Instruction = toDo,
            Steps = steps,
            GaveCode = toDo is not null && steps.Count == 0,
            Address = urls.Payment(context, payment.Id, hasLeft),
            Newer = payment.IsSuperseded && await payments.FindByReferenceAsync(payment.Reference, cancellationToken) is { } newer && newer.Id != payment.Id ? urls.Payment(context, newer.Id) : null,
        };
    }

    private PaymentView PaidView(CheckoutPayment payment, FulfillmentRow? row, HttpContext context)
    {
        var view = ViewOf(payment, row);
        return view with
        {
            Address = urls.Payment(context, payment.Id),
            OrderLink = CheckoutUrls.InShop(context, view.Fulfillment?.OrderPath),
            Receipt = ReceiptView.For(payment, view.Fulfillment, urls),
        };
    }

    private PaymentView ViewOf(CheckoutPayment payment, FulfillmentRow? row)
    {
        var fulfillment = payment.IsDuplicate ? null : row;
        var awaits = payment.Status == CheckoutPaymentStatus.Paid
            ? fulfillment?.Status == FulfillmentStatus.Queued
            : payment is { Status: CheckoutPaymentStatus.Sending or CheckoutPaymentStatus.Pending, IsSuperseded: false };
        return new(payment) { Fulfillment = fulfillment, IsBusy = awaits && IsRecent(payment) };
    }

    private bool IsRecent(CheckoutPayment payment)
    {
        var patience = payment is { Method: not PaymentMethods.Hosted, Status: not CheckoutPaymentStatus.Paid } ? PhoneViewPeriod : ViewPeriod;
        return (payment.Row.PaidAt ?? payment.Row.ReturnedAt ?? payment.Row.CreatedAt) + (long)patience.TotalMilliseconds > time.GetUtcNow().ToUnixTimeMilliseconds();
    }

    private async Task ScheduleCheckAsync(CheckoutPayment payment, HttpContext context, CancellationToken cancellationToken)
    {
        if (payment is { MayBeConfirmed: true, Row.DueAt: not null } && await payments.ScheduleCheckAsync(payment.Id, limits.PriorityOf(context), ViewPeriod, cancellationToken))
        {
            signals.Checks.Wake();
        }
    }
}
