using Microsoft.AspNetCore.Mvc;

namespace Checkout.Plugin.Hosts.Markets;

public sealed class HomeController : Controller
{
    public IActionResult Index() => View();
}

// A shop's pages about payment, with the same action names as the checkout's.
public sealed class CheckoutController : Controller
{
    public IActionResult Index() => View(model: "Livraison");

    public IActionResult Summary() => View(nameof(Index), "Nos tarifs");

    public IActionResult Pay() => View(nameof(Index), "Moyens de paiement");
}

[Area("Market")]
public sealed class StallController(Reservations reservations, ICheckout checkout) : Controller
{
    public IActionResult Index() => View();

    [HttpPost]
    public IActionResult Reserve(string sku) => View(reservations.Of(sku));

    [HttpPost]
    public Task<IActionResult> Buy(string sku) => checkout.StartAsync(reservations.Of(sku).Id, payer: null, HttpContext);
}
