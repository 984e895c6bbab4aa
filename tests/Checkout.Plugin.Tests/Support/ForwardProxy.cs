using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Checkout.Plugin.Tests;

// An HTTP proxy that asks for a password and forwards plain requests.
internal sealed class ForwardProxy : IAsyncDisposable
{
    public const string Password = "p@ss-of-the-proxy";
    private readonly WebApplication _app;

    private ForwardProxy(WebApplication app) => _app = app;

    // The paths of the forwarded requests.
    public ConcurrentQueue<string> Forwarded { get; } = new();

    public Func<HttpMessageHandler>? Target { get; set; }

    public static async Task<ForwardProxy> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var proxy = new ForwardProxy(builder.Build());
        proxy._app.Run(proxy.ForwardAsync);
        await proxy._app.StartAsync(TestContext.Current.CancellationToken);
        return proxy;
    }

    public string Address(string password = Password) =>
        $"http://shop:{Uri.EscapeDataString(password)}@{new Uri(_app.Urls.Single()).Authority}";

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ForwardAsync(HttpContext context)
    {
        if (context.Request.Headers.ProxyAuthorization != $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"shop:{Password}"))}")
        {
            context.Response.StatusCode = (int)HttpStatusCode.ProxyAuthenticationRequired;
            context.Response.Headers.ProxyAuthenticate = "Basic realm=\"proxy\"";
            return;
        }

        Forwarded.Enqueue(context.Request.Path);
        using var body = new StreamContent(context.Request.Body);
        using var request = new HttpRequestMessage(new(context.Request.Method), context.Request.GetEncodedUrl()) { Content = body };
        foreach (var (name, value) in context.Request.Headers.Where(header => header.Key != "Host"))
        {
            _ = request.Headers.TryAddWithoutValidation(name, (string?)value) || body.Headers.TryAddWithoutValidation(name, (string?)value);
        }

        using var client = new HttpMessageInvoker(Target!());
        using var answer = await client.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
