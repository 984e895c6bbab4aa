using System.Text;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Faults;

internal static class FaultyBody
{
    private const int HugeMegabytes = 64;
    private const int Megabyte = 1024 * 1024;

    private static readonly byte[] Garbage = [0xFF, 0xFE, 0x00, 0xC3, 0x28, 0xA0, 0xA1, 0x80, 0x7F, 0x1B];

    public static Task WriteAsync(HttpContext context, string fault, GatewayAnswer answer)
    {
        var text = GatewayJson.Print(answer.Body);
        return fault switch
        {
            FaultName.Html => WriteAsync(context, "text/html; charset=utf-8",
                "<!doctype html><title>Maintenance</title><h1>Maintenance en cours</h1>"),
            FaultName.Empty => WriteAsync(context, "application/json", ""),
            FaultName.Truncated => WriteAsync(context, "application/json", text[..(text.Length / 2)]),
            FaultName.Huge => WriteHugeAsync(context, text),
            FaultName.Garbage => WriteAsync(context, "application/json", Garbage),
            FaultName.DuplicateKeys => WriteAsync(
                context, "application/json", text[..^1] + ""","response_code":"00","status":"completed","token":"duplicate"}"""),
            _ => answer.WriteAsync(context),
        };
    }

    private static Task WriteAsync(HttpContext context, string contentType, string text) =>
        WriteAsync(context, contentType, Encoding.UTF8.GetBytes(text));

    private static async Task WriteAsync(HttpContext context, string contentType, byte[] body)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    // Well-formed JSON, so that only a size limit rejects it.
    private static async Task WriteHugeAsync(HttpContext context, string text)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(text[..^1] + ",\"padding\":\"", context.RequestAborted);
        var padding = new string('x', Megabyte);
        for (var written = 0; written < HugeMegabytes; written++)
        {
            await context.Response.WriteAsync(padding, context.RequestAborted);
        }

        await context.Response.WriteAsync("\"}", context.RequestAborted);
    }
}
