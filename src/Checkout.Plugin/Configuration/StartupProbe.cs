using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpsPolicy;

namespace LigdiCash.Checkout.Configuration;

// Sends requests through the shop's pipeline at the start, where its order decides whether they reach the checkout.
internal sealed partial class StartupProbe(
    CheckoutUrls urls, CurrentOptions settings, IOptions<MvcOptions> mvc, IOptions<HttpsRedirectionOptions> redirection,
    IConfiguration configuration, IServiceProvider services, ILogger<StartupProbe> logger) : IStartupFilter
{
    private RequestDelegate _pipeline = null!;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        // Called when the pipeline is built, and the port is still closed.
        app.Use(pipeline =>
        {
            _pipeline = pipeline;
            if (!mvc.Value.EnableEndpointRouting && settings.Faults.Count == 0)
            {
                ThrowIfUnreachable();
            }

            return pipeline;
        });
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(WarnOfRedirect);
        next(app);
    };

    private bool HasHttpsPort => redirection.Value.HttpsPort is not null
        || configuration["HTTPS_PORT"] is not null || configuration["ANCM_HTTPS_PORT"] is not null
        || services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>() is { } server
            && server.Addresses.Any(address => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase));

    private void ThrowIfUnreachable()
    {
        var page = urls.Asset(CheckoutAssets.Version, "checkout.css");
        if ((FaultOf(page, "text/css") ?? FaultOf(urls.Callback(), "text/plain")) is { } fault)
        {
            throw new CheckoutConfigurationException([fault]);
        }
    }

    // HTTPS, because a redirection to it would remember a port that is not known yet. A server error says nothing about the order.
    private string? FaultOf(Uri address, string type)
    {
        var (status, found) = Ask(address, Uri.UriSchemeHttps);
        return status >= StatusCodes.Status500InternalServerError
            || (status == StatusCodes.Status200OK && found?.StartsWith(type, StringComparison.Ordinal) == true)
            ? null
            : $"The checkout does not get requests for {address} (the shop answers {status}): without endpoint routing, call "
                + "app.UseRouting() and app.UseEndpoints(endpoints => endpoints.MapCheckout()) before app.UseMvc(…). A shop that does "
                + "not call UseMvc removes EnableEndpointRouting = false.";
    }

    private void WarnOfRedirect()
    {
        if (settings.Value.PublicBaseUrl is { Scheme: "http" } && HasHttpsPort
            && Ask(urls.Callback(), Uri.UriSchemeHttp).Status is >= 300 and < 400 and var status)
        {
            LogRedirect(urls.Callback(), status);
        }
    }

    private (int Status, string? ContentType) Ask(Uri address, string scheme) =>
        Task.Run(() => AskAsync(address, scheme)).GetAwaiter().GetResult();

    private async Task<(int Status, string? ContentType)> AskAsync(Uri address, string scheme)
    {
        await using var scope = services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (context.Request.Method, context.Request.Scheme) = (HttpMethods.Get, scheme);
        (context.Request.Host, context.Request.Path) = (HostString.FromUriComponent(address), PathString.FromUriComponent(address));
        try
        {
            await _pipeline(context);
            return (context.Response.StatusCode, context.Response.ContentType);
        }
        catch (Exception)
        {
            return (StatusCodes.Status500InternalServerError, null);
        }
    }

    [LoggerMessage(5124, LogLevel.Warning, "The shop answers callbacks to {Address} with {Status} instead of passing them to the checkout: "
        + "set Checkout:PublicBaseUrl to its https address, or call UseHttpsRedirection in Production only.")]
    private partial void LogRedirect(Uri address, int status);
}
