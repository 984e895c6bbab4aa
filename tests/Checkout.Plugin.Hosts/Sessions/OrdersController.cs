using Microsoft.AspNetCore.Mvc;

namespace Checkout.Plugin.Hosts.Sessions;

public sealed class OrdersController(OrderBook orders) : Controller
{
    public IActionResult Show(string id) => View(model: orders.TimesFulfilled(id));
}
