using System.Text.Json.Nodes;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

// A request and its answer as the gateway's documentation describes them; each file names its page.
internal sealed record Exchange(string Name)
{
    private readonly JsonNode _file = Read(Name);

    public string Answer => _file["answer"]!.ToJsonString();

    public void AssertAsked(RecordedCall call, string baseAddress = "https://app.ligdicash.com")
    {
        var request = _file["request"]!;
        var body = request["body"];
        Assert.Equal($"{request["method"]} {baseAddress}{request["path"]}", $"{call.Method} {call.Url}");
        Assert.True(
            JsonNode.DeepEquals(body, call.Body.Length == 0 ? null : JsonNode.Parse(call.Body)),
            $"Expected {body?.ToJsonString()}, was {call.Body}.");
    }

    public async Task<T> RunAsync<T>(StubGateway gateway, Func<LigdiCashClient, Task<T>> call)
    {
        var result = await call(gateway.Answers(Answer).Client());
        AssertAsked(Assert.Single(gateway.Calls));
        return result;
    }

    public async Task<LigdiCashException> RefusesAsync(StubGateway gateway, Func<LigdiCashClient, Task> call)
    {
        var refusal = await Assert.ThrowsAsync<LigdiCashException>(() => call(gateway.Answers(Answer).Client()));
        AssertAsked(Assert.Single(gateway.Calls));
        Assert.Equal(LigdiCashFailure.Refused, refusal.Reason);
        return refusal;
    }

    private static JsonNode Read(string name)
    {
        using var stream = typeof(Exchange).Assembly.GetManifestResourceStream($"{name}.json")
            ?? throw new InvalidOperationException($"There is no exchange {name}.");
        return JsonNode.Parse(stream)!;
    }
}
