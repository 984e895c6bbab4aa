using System.Text.Json.Serialization;
using StackExchange.Redis;

namespace Checkout.Plugin.Benchmarks;

// R-min: reads the body of a callback, claims it in Redis and answers.
internal static class MinimalCallbacks
{
    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(arguments).Quiet();
        var redis = await ConnectionMultiplexer.ConnectAsync(builder.Configuration.GetConnectionString("Redis")!);
        var app = builder.Build();
        app.MapControl();
        app.MapPost("/json", async context =>
        {
            var callback = await context.Request.ReadFromJsonAsync(CallbackContext.Default.CallbackMessage, context.RequestAborted);
            await ClaimAsync(redis, callback!.ExternalId, context);
        });
        app.MapPost("/form", async context =>
            await ClaimAsync(redis, (await context.Request.ReadFormAsync(context.RequestAborted))["external_id"]!, context));
        await app.RunAsync();
        return 0;
    }

    private static async Task ClaimAsync(ConnectionMultiplexer redis, string id, HttpContext context)
    {
        await redis.GetDatabase().StringSetAsync($"callback:{id}", "1", Claim, When.NotExists);
        await context.Response.WriteAsync("OK", context.RequestAborted);
    }
}

// The callback as the gateway documents it.
internal sealed record CallbackMessage(
    [property: JsonPropertyName("response_code")] string ResponseCode,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("operator_id")] string OperatorId,
    [property: JsonPropertyName("operator_name")] string OperatorName,
    [property: JsonPropertyName("customer")] string Customer,
    [property: JsonPropertyName("montant")] long Montant,
    [property: JsonPropertyName("amount")] long Amount,
    [property: JsonPropertyName("date")] string Date,
    [property: JsonPropertyName("external_id")] string ExternalId,
    [property: JsonPropertyName("request_id")] string RequestId,
    [property: JsonPropertyName("token")] string Token,
    [property: JsonPropertyName("custom_data")] IReadOnlyList<CustomDataMessage> CustomData);

internal sealed record CustomDataMessage(
    [property: JsonPropertyName("keyof_customdata")] string Key,
    [property: JsonPropertyName("valueof_customdata")] string Value,
    [property: JsonPropertyName("datecreation_customdata")] string CreatedAt);

[JsonSerializable(typeof(CallbackMessage))]
internal sealed partial class CallbackContext : JsonSerializerContext;
