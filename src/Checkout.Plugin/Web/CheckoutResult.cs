using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc.Abstractions;

namespace LigdiCash.Checkout;

/// <summary>The result of <see cref="ICheckout.StartAsync(string, CheckoutPayer, HttpContext)"/>. Actions, page handlers and minimal
/// endpoints return it unchanged.</summary>
public sealed class CheckoutResult : IActionResult, IResult
{
    internal CheckoutResult(string address, Func<IActionResult> answer) => (Address, Answer) = (address, answer);

    /// <summary>Where the shopper continues, for code that can only redirect, such as a Blazor component: the gateway's payment page, the
    /// page of the payment that already exists, or the summary with the problems. Show the payment page to this shopper only.</summary>
    [JsonIgnore]
    public string Address { get; }

    // Not created before it is sent: it sets headers.
    internal Func<IActionResult> Answer { get; }

    /// <inheritdoc/>
    public async Task ExecuteResultAsync(ActionContext context) => await Answer().ExecuteResultAsync(context);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) =>
        ExecuteResultAsync(new ActionContext(httpContext, httpContext.GetRouteData(), new ActionDescriptor()));
}
