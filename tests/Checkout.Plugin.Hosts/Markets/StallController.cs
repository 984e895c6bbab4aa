using Microsoft.AspNetCore.Mvc;

namespace Checkout.Plugin.Hosts.Markets;

[Area("Market")]
public sealed class StallController(Reservations reservations, ICheckout checkout) : Controller
{
    public IActionResult Index() => View();

    [HttpPost]
    public IActionResult Reserve(string sku) => View(reservations.Of(sku));

    [HttpPost]
    public Task<CheckoutResult> Buy(string sku) => checkout.StartAsync(reservations.Of(sku).Id, payer: null, HttpContext);
}
