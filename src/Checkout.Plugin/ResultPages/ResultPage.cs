namespace LigdiCash.Checkout.ResultPages;

// Shows a payment's status from the database. A view never calls the gateway; it only schedules a check.
internal sealed class ResultPage(
    PaymentStore payments, FulfillmentStore fulfillments, ShopperReturns returns, BrowserCookie browsers, PhoneInstruction instruction,
    CurrentOptions settings, CheckoutUrls urls, WorkSignals signals, RequestRateLimiter limits, DatabaseClock time)
{
    // Views schedule checks for this long. The regular schedule follows.
    private static readonly TimeSpan ViewPeriod = TimeSpan.FromSeconds(75);

    // Payers need longer on a phone. The page polls the database only, not the gateway.
    private static readonly TimeSpan PhoneViewPeriod = TimeSpan.FromMinutes(5);

    public async Task<bool> ReturnedAsync(string id, Func<CheckPriority> priority, CancellationToken cancellationToken)
    {
        if (await payments.FindAsync(id, cancellationToken) is not { } payment)
        {
            return false;
        }

        CrashPoint.Reach("return.before-schedule");
        if ((payment.MayBeConfirmed || payment.IsOpen) && await payments.RecordReturnAsync(id, priority(), cancellationToken))
        {
            CrashPoint.Reach("return.after-schedule");
            signals.Checks.Wake();
        }

        return true;
    }

    public async Task<string?> FindUnfinishedAsync(string reference, HttpContext context) =>
        settings.Value.OffersPhone && await payments.FindByReferenceAsync(reference, context.RequestAborted) is { } payment
        && instruction.For(payment) is not null ? urls.Payment(context, payment.Id) : null;

    public async Task<PaymentView?> FindAsync(string id, CancellationToken cancellationToken) =>
        CheckoutId.IsId(id) && await fulfillments.FindWithPaymentAsync(id, cancellationToken) is var (paid, row) ? ViewOf(paid, row) : null;

    public async Task<PaymentView?> ShowAsync(string id, bool wasCanceled, HttpContext context, CancellationToken cancellationToken)
    {
        if (!CheckoutId.IsId(id) || await fulfillments.FindWithPaymentAsync(id, cancellationToken) is not var (payment, row))
        {
            return null;
        }

        CrashPoint.Reach("result.before-schedule");
        await ScheduleCheckAsync(payment, context, cancellationToken);
        CrashPoint.Reach("result.before-page");
        var browser = browsers.DigestOf(context);
        var isPayers = browser is not null && payment.IsOf(browser);
        if (browser is not null && isPayers && payment.Status == CheckoutPaymentStatus.Paid)
        {
            await returns.RunAsync(payment, browser, context, cancellationToken);
        }

        var view = payment.Status == CheckoutPaymentStatus.Paid
            ? PaidView(payment, row, context) : await OpenViewAsync(payment, wasCanceled, context, cancellationToken);
        return isPayers ? view : view.ForOthers();
    }

    private async Task<PaymentView> OpenViewAsync(
        CheckoutPayment payment, bool wasCanceled, HttpContext context, CancellationToken cancellationToken)
    {
        var view = ViewOf(payment, null);
        var (text, steps) = (instruction.For(payment), instruction.StepsFor(payment, view.IsBusy));
        var newer = payment.IsSuperseded ? await payments.FindByReferenceAsync(payment.Reference, cancellationToken) : null;
        return view with
        {
            WasCanceled = wasCanceled,
            Instruction = text,
            Steps = steps,
            GaveCode = text is not null && steps.Count == 0,
            Address = urls.Payment(context, payment.Id, wasCanceled),
            Newer = newer is null || newer.Id == payment.Id ? null : urls.Payment(context, newer.Id),
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
        var mayChange = payment.Status == CheckoutPaymentStatus.Paid
            ? fulfillment?.Status == FulfillmentStatus.Queued
            : payment is { Status: CheckoutPaymentStatus.Sending or CheckoutPaymentStatus.Pending, IsSuperseded: false };
        return new(payment) { Fulfillment = fulfillment, IsBusy = mayChange && IsRecent(payment) };
    }

    private bool IsRecent(CheckoutPayment payment)
    {
        var isOnPhone = payment is { MayHavePrompted: true, Status: not CheckoutPaymentStatus.Paid };
        var start = payment.Row.PaidAt ?? payment.Row.ReturnedAt ?? payment.Row.CreatedAt;
        return DateTimeOffset.FromUnixTimeMilliseconds(start) + (isOnPhone ? PhoneViewPeriod : ViewPeriod) > time.GetUtcNow();
    }

    private async Task ScheduleCheckAsync(CheckoutPayment payment, HttpContext context, CancellationToken cancellationToken)
    {
        if (payment is { MayBeConfirmed: true, Row.DueAt: not null }
            && await payments.ScheduleCheckAsync(payment.Id, limits.PriorityOf(context), ViewPeriod, cancellationToken))
        {
            signals.Checks.Wake();
        }
    }
}
