namespace LigdiCash.Checkout.Web;

internal sealed class CheckoutFacade(
    RoutePrefix prefix, PaymentStore payments, FulfillmentStore fulfillments, RunningFulfillments running, CheckoutDatabase database,
    StatusChecker<CheckoutPayment> checker, WorkSignals signals, CurrentOptions settings, DatabaseClock time, CheckoutMetrics metrics,
    ILogger<StaffDecisions> logger, CheckoutPages? pages = null)
    : StaffDecisions(payments, fulfillments, running, database, signals, settings, time, metrics, logger), ICheckout
{
    private const int MaxReferences = 1_000;

    // The starter needs the shop's scoped services; a shop may also use this class outside of requests.
    public async Task<CheckoutResult> StartAsync(string reference, CheckoutPayer? payer, HttpContext context)
    {
        if (pages is null)
        {
            throw new InvalidOperationException("This process has no checkout pages: call StartAsync in a process without WithoutWeb().");
        }

        prefix.FollowCulture(context.Request.RouteValues);
        var form = new PayForm(CheckoutId.Checked(reference), CheckoutId.New(), CartSeen: null, payer ?? CheckoutPayer.Empty);
        try
        {
            var starter = context.RequestServices.GetRequiredService<PaymentStarter>();
            var outcome = await starter.StartAsync(form, context);
            return Result(outcome, () => pages.For(context, form, outcome));
        }
        catch (Exception exception) when (exception.IsOfDatabase())
        {
            return Result(outcome: null, () => pages.Unavailable(context, exception));
        }

        CheckoutResult Result(PayOutcome? outcome, Func<IActionResult> page) => new(pages.AddressOf(context, form, outcome), () =>
        {
            prefix.FollowCulture(context.Request.RouteValues);
            return page();
        });
    }

    public async Task<CheckoutPayment?> FindAsync(string reference, CancellationToken cancellationToken = default) =>
        CanBeStored(reference) ? await Payments.FindByReferenceAsync(reference, cancellationToken) : null;

    public async Task<IReadOnlyDictionary<string, CheckoutPayment>> FindManyAsync(
        IReadOnlyCollection<string> references, CancellationToken cancellationToken = default)
    {
        if (references.Count > MaxReferences)
        {
            throw new ArgumentOutOfRangeException(nameof(references), references.Count, $"Ask for at most {MaxReferences} references.");
        }

        var asked = references.Where(CanBeStored).ToLookup(CheckoutId.CanonicalReference, StringComparer.Ordinal);
        var found = await Payments.FindManyAsync([.. asked.Select(same => same.Key)], cancellationToken);
        return found.SelectMany(payment => asked[payment.Row.Reference].Distinct(StringComparer.Ordinal).Select(text => (text, payment)))
            .ToDictionary(pair => pair.text, pair => pair.payment, StringComparer.Ordinal);
    }

    public Task<CheckoutPayment?> FindByIdAsync(string paymentId, CancellationToken cancellationToken = default) =>
        Payments.FindAsync(paymentId, cancellationToken);

    // One more than a page shows whether another page follows.
    public async Task<PaymentPage> ListAsync(PaymentQuery query, CancellationToken cancellationToken = default)
    {
        var found = await Payments.ListAsync(query, query.PageSize + 1, cancellationToken);
        return found.Count > query.PageSize
            ? new([.. found.Take(query.PageSize)], $"{PaymentCursor.Of(found[query.PageSize - 1])}")
            : new(found, null);
    }

    public Task<CheckoutPayment?> CheckStatusAsync(string paymentId, CancellationToken cancellationToken = default) =>
        checker.CheckNowAsync(paymentId, reading: cancellationToken, asking: CancellationToken.None);

    public async Task<IReadOnlyList<AttentionItem>> ListAttentionItemsAsync(int limit = 100, CancellationToken cancellationToken = default)
    {
        var items = (await Payments.ListAttentionAsync(limit, cancellationToken)).Select(Item).ToList();
        foreach (var fulfillment in await Fulfillments.ListAttentionAsync(limit, cancellationToken))
        {
            var payment = await Payments.FindAsync(fulfillment.PaymentId, cancellationToken);
            items.Add(new(payment!, fulfillment.Attention!.Value, fulfillment.Reason));
        }

        return [.. items, .. (await Payments.CalledBackOnlyAsync(limit, cancellationToken)).Select(Item)];
    }

    private static AttentionItem Item(CheckoutPayment payment) => new(payment, payment.Attention!.Value);

    // PostgreSQL refuses NUL characters and unpaired surrogates.
    private static bool CanBeStored(string? text) => text is not null
        && !text.Contains('\0', StringComparison.Ordinal) && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}
