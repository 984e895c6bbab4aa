namespace LigdiCash.Emulator;

internal static class Layout
{
    public static IResult Page(string title, Html main, int status = StatusCodes.Status200OK, bool isWide = false) => new HtmlAnswer(
        Html.Of($"""
            <!doctype html>
            <html lang="fr">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="robots" content="noindex">
              <title>{title}</title>
              <link rel="icon" href="data:,">
              <link rel="stylesheet" href="/_emulator/assets/emulator.css">
            </head>
            <body>
            <p class="strip" role="note" data-emulator-strip><strong>ÉMULATEUR – aucun argent réel</strong> {Html.English(
                "Emulator – no real money")}</p>
            <main{Html.If(isWide, () => new Html(" class=\"wide\""))}>
            {main}
            </main>
            </body>
            </html>

            """),
        status);

    private sealed class HtmlAnswer(Html page, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            var headers = context.Response.Headers;
            headers.XFrameOptions = "SAMEORIGIN";
            // No form-action: Chromium applies it to the redirect to the shop too.
            headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'self'";
            headers["Referrer-Policy"] = "no-referrer";
            headers.CacheControl = "no-store";
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync(page.Text, context.RequestAborted);
        }
    }
}
