using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Checkout.Plugin.Hosts.RazorPages;

public sealed class BasketModel(ICheckout checkout) : PageModel
{
    public CheckoutCart? Cart { get; private set; }

    public void OnGet() => Cart = Request.Basket().Priced();

    public IActionResult OnPostAdd(string sku)
    {
        Response.Keep(Request.Basket().With(sku));
        return RedirectToPage();
    }

    public Task<CheckoutResult> OnPostBuyAsync() => checkout.StartAsync(Request.Basket().Id, payer: null, HttpContext);
}
