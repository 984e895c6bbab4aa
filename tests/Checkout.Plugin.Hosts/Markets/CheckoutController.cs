using Microsoft.AspNetCore.Mvc;

namespace Checkout.Plugin.Hosts.Markets;

// A shop's pages about payment, with the same action names as the checkout's.
public sealed class CheckoutController : Controller
{
    public IActionResult Index() => View(model: "Livraison");

    public IActionResult Summary() => View(nameof(Index), "Nos tarifs");

    public IActionResult Pay() => View(nameof(Index), "Moyens de paiement");
}
