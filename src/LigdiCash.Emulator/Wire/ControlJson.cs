using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LigdiCash.Emulator.Wire;

internal static class ControlJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static IResult Answer<T>(T value) => Results.Json(value, Options);

    public static IResult Problem(int status, string error) => Results.Json(new { error }, Options, statusCode: status);

    public static async Task<IResult> ReadAsync<T>(HttpRequest request, Func<T, Task<IResult>> use)
        where T : new()
    {
        try
        {
            return await use(await ReadAsync<T>(request));
        }
        catch (JsonException malformed)
        {
            return Problem(StatusCodes.Status400BadRequest, malformed.Message);
        }
    }

    private static async Task<T> ReadAsync<T>(HttpRequest request)
        where T : new()
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        return string.IsNullOrWhiteSpace(text) ? new T() : JsonSerializer.Deserialize<T>(text, Options) ?? new T();
    }
}
