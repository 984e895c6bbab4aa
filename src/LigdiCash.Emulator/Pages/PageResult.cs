using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace LigdiCash.Emulator.Pages;

// Renders a component as a whole page. Its model is a cascading value, because a public component cannot have an internal parameter.
internal sealed class PageResult : IResult
{
    private readonly Type _component;
    private readonly ParameterView _parameters;
    private readonly int _status;

    private PageResult(Type component, ParameterView parameters, int status) =>
        (_component, _parameters, _status) = (component, parameters, status);

    public static PageResult Of<TPage>(int status)
        where TPage : IComponent => new(typeof(TPage), ParameterView.Empty, status);

    public static PageResult Of<TPage, TModel>(TModel model, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(CascadingValue<TModel>.Value)] = model,
            [nameof(CascadingValue<TModel>.ChildContent)] = (RenderFragment)(builder =>
            {
                builder.OpenComponent<TPage>(0);
                builder.CloseComponent();
            }),
        };
        return new(typeof(CascadingValue<TModel>), ParameterView.FromDictionary(parameters), status);
    }

    public async Task ExecuteAsync(HttpContext context)
    {
        var html = await RenderAsync(context.RequestServices);
        var headers = context.Response.Headers;
        headers.XFrameOptions = "SAMEORIGIN";
        // No form-action: Chromium applies it to the redirect to the shop too.
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'self'";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        context.Response.StatusCode = _status;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(html, context.RequestAborted);
    }

    private async Task<string> RenderAsync(IServiceProvider services)
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(
            async () => (await renderer.RenderComponentAsync(_component, _parameters)).ToHtmlString());
    }
}
