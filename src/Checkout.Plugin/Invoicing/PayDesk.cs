using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin;

/// From the shopper's request to a press of Pay: the cart priced by the shop, every rule asked, nothing believed that the browser says about money.
internal sealed class PayDesk(InvoiceIssuer issuer, PaymentStore payments, CheckoutTexts texts)
{
    public static async Task<Cart?> PriceAsync(string? reference, HttpContext context)
    {
        if (reference is not null && !CheckoutId.IsReference(reference))
        {
            return null;
        }

        var cart = await context.RequestServices.GetRequiredService<ICartSource>().GetCartAsync(new(reference, context), context.RequestAborted);
        return cart is { Lines.Count: > 0 } ? cart.Merged() : null;
    }

    public static async Task<IReadOnlyList<string>> ProblemsOfAsync(Cart cart, HttpContext context)
    {
        var problems = new List<string>();
        foreach (var validator in context.RequestServices.GetServices<IValidator<Cart>>())
        {
            problems.AddRange((await validator.ValidateAsync(cart, context.RequestAborted)).Errors.Select(error => error.ErrorMessage));
        }

        return [.. problems.Distinct(StringComparer.Ordinal)];
    }

    public async Task<PayOutcome> PayAsync(PayForm form, HttpContext context)
    {
        if (await PriceAsync(form.Reference, context) is not { } cart)
        {
            return await payments.FindByCheckoutKeyAsync(form.CheckoutKey, context.RequestAborted) is { } payment
                ? new PayOutcome.Show(payment) : new PayOutcome.NoCart();
        }

        string[] problems = [.. await ProblemsOfAsync(cart, context), .. form.Problems(texts)];
        if (problems.Length > 0)
        {
            return new PayOutcome.Rejected(cart, problems);
        }

        return await issuer.IssueAsync(new(cart, form.Payer, form.CheckoutKey, form.CartSeen), context.RequestAborted);
    }
}
