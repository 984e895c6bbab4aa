using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OutputCaching;

namespace LigdiCash.Checkout.Callbacks;

// Plain endpoints, because an MVC action costs more than the whole handling of a callback.
internal static class CallbackEndpoints
{
    public static void MapCallbacks(this IEndpointRouteBuilder endpoints, string prefix)
    {
        endpoints.MapCallback($"{prefix}/callback/{{id?}}", (receiver, context) =>
            receiver.ReceiveAsync(context.Request, IdIn(context), context.RequestAborted));
        endpoints.MapCallback($"{prefix}/payout-callback/{{id?}}", (receiver, context) =>
            receiver.ReceiveForPayoutAsync(context.Request, IdIn(context), context.RequestAborted));
    }

    private static string? IdIn(HttpContext context) =>
        context.Request.RouteValues["id"] is string id ? CheckoutId.WithoutParameters(id) : null;

    private static void MapCallback(
        this IEndpointRouteBuilder endpoints, string pattern, Func<CallbackReceiver, HttpContext, Task<int>> receiveAsync)
    {
        endpoints.MapPost(pattern, (HttpContext context, RequestRateLimiter limits, CallbackReceiver receiver) =>
            AnswerAsync(context, limits, () => receiveAsync(receiver, context))).AsCallback();
        // A person, a monitor or the gateway probes the address.
        foreach (var method in new[] { HttpMethods.Get, HttpMethods.Head, HttpMethods.Options })
        {
            endpoints.MapMethods(pattern, [method], (HttpContext context) => AnswerAsync(context.Response, StatusCodes.Status200OK))
                .AsCallback();
        }
    }

    private static void AsCallback<T>(this T endpoint) where T : IEndpointConventionBuilder => endpoint
        .AllowAnonymous().DisableAntiforgery().ExcludeFromDescription()
        .WithMetadata(new SkipStatusCodePagesAttribute(), new OutputCacheAttribute { NoStore = true })
        .WithMetadata(new CheckoutEndpointAttribute(PagePolicy.Nothing));

    // The server must not read a body of more than 64 KB, not even to drain it. The rate limit applies before the body is read.
    // RequestSizeLimitAttribute would log a warning for each request of a server without such a limit, and anyone can send them.
    private static async Task AnswerAsync(HttpContext context, RequestRateLimiter limits, Func<Task<int>> receiveAsync)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = CallbackReceiver.MaxBodySize;
        }

        await AnswerAsync(context.Response, limits.OnCallback(context) is null
            ? await receiveAsync() : StatusCodes.Status429TooManyRequests);
    }

    private static async Task AnswerAsync(HttpResponse response, int status)
    {
        var text = status switch
        {
            StatusCodes.Status200OK => "OK"u8,
            StatusCodes.Status413PayloadTooLarge => "Too large"u8,
            StatusCodes.Status400BadRequest => "Broken off"u8,
            StatusCodes.Status429TooManyRequests => "Too many"u8,
            _ => "Not kept, send again"u8,
        };
        (response.StatusCode, response.ContentType, response.ContentLength) = (status, "text/plain; charset=utf-8", text.Length);
        if (status == StatusCodes.Status429TooManyRequests)
        {
            response.Headers.RetryAfter = "1";
        }

        text.CopyTo(response.BodyWriter.GetSpan(text.Length));
        response.BodyWriter.Advance(text.Length);
        await response.BodyWriter.FlushAsync(CancellationToken.None);
    }
}
