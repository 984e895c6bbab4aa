using FluentValidation;

namespace LigdiCash.Checkout.Paying;

// Handles a press of Pay. The shop prices the cart; amounts from the browser are never used.
internal sealed class PaymentStarter(
    CartPricer pricer, CartChecker checker, InvoiceIssuer issuer, WalletCode walletCode, PaymentMethodCatalog methods,
    CheckoutDatabase database, PaymentStore payments, CheckoutTexts texts, BrowserCookie browsers)
{
    public async Task<PayOutcome> StartAsync(PayForm form, HttpContext context)
    {
        var outcome = await SubmitAsync(form, context);
        var paid = await PaidBeforeAsync(outcome, context.RequestAborted);
        return paid is null ? outcome : await PriceRemainderAsync(form.Reference, paid, context);
    }

    // Some outcomes that show the cart again come before the check for a paid reference.
    private async Task<CheckoutPayment?> PaidBeforeAsync(PayOutcome outcome, CancellationToken cancellationToken) => outcome switch
    {
        PayOutcome.PaidBefore before => before.Payment,
        PayOutcome.Rejected rejected => await pricer.PaidWithOtherContentAsync(rejected.Cart, cancellationToken),
        PayOutcome.KeyReused reused => await pricer.PaidWithOtherContentAsync(reused.Cart, cancellationToken),
        _ => null,
    };

    private async Task<PayOutcome> PriceRemainderAsync(string? reference, CheckoutPayment paid, HttpContext context)
    {
        var (cart, paidBefore, _) = await pricer.PriceAsync(reference, context);
        return cart is null
            ? new PayOutcome.PaidBefore(paidBefore ?? paid)
            : new PayOutcome.UnpaidRemainder(cart, paidBefore ?? paid, await checker.CheckAsync(cart, context.RequestAborted));
    }

    private async Task<PayOutcome> SubmitAsync(PayForm form, HttpContext context)
    {
        var subject = browsers.Ensure(context);
        var key = IdempotencyKey.Of(form.CheckoutKey, subject);
        var (cart, _, page) = await pricer.GetCartAsync(form.Reference, context);
        if (cart is null)
        {
            return await WithoutCartAsync(key, form.Reference, page, context);
        }

        if (form.Method.Length == 0 && form.Phone.Length == 0 && !methods.Offered.Contains(PaymentMethods.Hosted))
        {
            return await payments.FindByReferenceAsync(cart.Reference, context.RequestAborted) is { BlocksNewAttempt: true } settled
                ? PayOutcome.ShowTo(CartFingerprint.Of(cart), settled) : new PayOutcome.Rejected(cart, []);
        }

        List<Problem> problems = [.. await checker.CheckAsync(cart, context.RequestAborted), .. form.Problems(texts)];
        // The pseudonym of a phone number needs the key in the database.
        await database.InitializeAsync(context.RequestAborted);
        var choice = methods.Read(form, cart.Total, problems);
        return choice is null
            ? new PayOutcome.Rejected(cart, problems)
            : await StartAsync(form, new(cart, form.Payer, key, form.CartSeen, choice, subject), problems, context.RequestAborted);
    }

    private async Task<PayOutcome> WithoutCartAsync(string key, string? reference, string page, HttpContext context) =>
        await payments.FindByCheckoutKeyAsync(key, context.RequestAborted) is { } payment ? new PayOutcome.Show(payment) { IsReplay = true }
        : await pricer.PaidBeforeAsync(reference, context) is { } paid ? new PayOutcome.PaidBefore(paid)
        : new PayOutcome.NoCart(page);

    private async Task<PayOutcome> StartAsync(PayForm form, PayRequest request, List<Problem> problems, CancellationToken cancellationToken)
    {
        var asksForCode = request.Choice.Method == PaymentMethods.Wallet && (form.Otp is null || form.WantsNewCode);
        if (problems.Count == 0 && !asksForCode)
        {
            return await issuer.IssueAsync(request, cancellationToken);
        }

        // A replay is not validated again: the page that reposts the form has no code.
        if (await issuer.ReplayAsync(request, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        if (problems.Count == 0 && form.HasCode && !form.WantsNewCode)
        {
            problems.Add(new(texts["method.code"], "otp"));
        }

        return problems.Count > 0
            ? new PayOutcome.Rejected(request.Cart, problems) : await walletCode.SendAsync(request, cancellationToken);
    }
}
