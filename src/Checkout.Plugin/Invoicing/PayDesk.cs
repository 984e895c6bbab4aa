using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin;

// From the shopper's request to a press of Pay: the cart priced by the shop, every rule asked, nothing believed that the browser says about money.
internal sealed class PaymentStarter(
    CartPricer pricer, InvoiceIssuer issuer, WalletCode walletCode, PaymentMethodCatalog ways, CheckoutDatabase database, PaymentStore payments, CheckoutTexts texts, BrowserCookie browsers)
{
    public static async Task<IReadOnlyList<Problem>> ValidateAsync(CheckoutCart cart, HttpContext context)
    {
        var problems = new List<string>();
        // No limit for an article is dodged by variants of it.
        CheckoutCart[] views = cart.ByArticle() is var byArticle && byArticle.Lines.Count < cart.Lines.Count ? [cart, byArticle] : [cart];
        foreach (var validator in context.RequestServices.GetServices<IValidator<CheckoutCart>>())
        {
            foreach (var view in views)
            {
                problems.AddRange((await validator.ValidateAsync(view, context.RequestAborted)).Errors.Select(error => error.ErrorMessage));
            }
        }

        return [.. problems.Distinct(StringComparer.Ordinal).Select(text => new Problem(text))];
    }

    public async Task<PayOutcome> StartAsync(PayForm form, HttpContext context)
    {
        var outcome = await SubmitAsync(form, context);
        return await PaidBeforeAsync(outcome, context.RequestAborted) is { } paid ? await PriceRemainderAsync(form.Reference, paid, context) : outcome;
    }

    // Null: no other cart was paid under the reference. Outcomes that show the cart again have not always looked.
    private async Task<CheckoutPayment?> PaidBeforeAsync(PayOutcome outcome, CancellationToken cancellationToken) => outcome switch
    {
        PayOutcome.PaidBefore before => before.Payment,
        PayOutcome.Rejected rejected => await pricer.PaidWithOtherContentAsync(rejected.Cart, cancellationToken),
        PayOutcome.KeyReused reused => await pricer.PaidWithOtherContentAsync(reused.Cart, cancellationToken),
        _ => null,
    };

    private async Task<PayOutcome> PriceRemainderAsync(string? reference, CheckoutPayment paid, HttpContext context) => await pricer.PriceAsync(reference, context) switch
    {
        { Cart: { } cart } priced => new PayOutcome.UnpaidRemainder(cart, priced.PaidBefore ?? paid, await ValidateAsync(cart, context)),
        var priced => new PayOutcome.PaidBefore(priced.PaidBefore ?? paid),
    };

    private async Task<PayOutcome> SubmitAsync(PayForm form, HttpContext context)
    {
        var visitor = browsers.Ensure(context);
        var key = IdempotencyKey.Of(form.CheckoutKey, visitor);
        if (await CartPricer.GetCartAsync(form.Reference, context) is not { } cart)
        {
            return await WithoutCartAsync(key, form.Reference, context);
        }

        if (form.Method.Length == 0 && form.Phone.Length == 0 && !ways.Offered.Contains(PaymentMethods.Hosted))
        {
            return await payments.FindByReferenceAsync(cart.Reference, context.RequestAborted) is { IsSettled: true } settled
                ? PayOutcome.ShowTo(CartFingerprint.Of(cart), settled) : new PayOutcome.Rejected(cart, []);
        }

        List<Problem> problems = [.. await ValidateAsync(cart, context), .. form.Problems(texts)];
        // The digest of a number needs the database's own key.
        await database.InitializeAsync(context.RequestAborted);
        var way = ways.Read(form, cart.Total, problems);
        return way is null
            ? new PayOutcome.Rejected(cart, problems)
            : await StartAsync(form, new(cart, form.Payer, key, form.CartSeen, way, visitor), problems, context.RequestAborted);
    }

    private async Task<PayOutcome> WithoutCartAsync(string key, string? reference, HttpContext context)
    {
        if (await payments.FindByCheckoutKeyAsync(key, context.RequestAborted) is { } payment)
        {
            return new PayOutcome.Show(payment) { IsReplay = true };
        }

        return await pricer.PaidBeforeAsync(reference, context) is { } paid ? new PayOutcome.PaidBefore(paid) : new PayOutcome.NoCart();
    }

    private async Task<PayOutcome> StartAsync(PayForm form, PayRequest request, List<Problem> problems, CancellationToken cancellationToken)
    {
        var asksForCode = request.Choice.Method == PaymentMethods.Wallet && (form.Otp is null || form.WantsNewCode);
        if (problems.Count == 0 && !asksForCode)
        {
            return await issuer.IssueAsync(request, cancellationToken);
        }

        // What this key has led to is not judged anew; and a page that posts itself again brings no code, for no page holds one.
        if (await issuer.ReplayAsync(request, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        if (problems.Count == 0 && form.HasCode && !form.WantsNewCode)
        {
            problems.Add(new(texts["way.code"], "otp"));
        }

        return problems.Count > 0 ? new PayOutcome.Rejected(request.Cart, problems) : await walletCode.SendAsync(request, cancellationToken);
    }
}
