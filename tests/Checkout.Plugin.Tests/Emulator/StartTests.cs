using LigdiCash.Emulator;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

public sealed class StartTests
{
    [Fact]
    public void Production_is_refused_with_a_reason_and_a_way_out()
    {
        var refusal = Assert.ThrowsAny<Exception>(() => EmulatorApp.Create(["--environment", "Production"]));

        Assert.Contains("does not start in Production", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Checkout:LigdiCash:BaseAddress", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_environment_turned_to_production_by_the_embedding_host_is_refused_too()
    {
        Assert.ThrowsAny<Exception>(() => EmulatorApp.Create([], builder => builder.Environment.EnvironmentName = "Production"));
    }

    [Fact]
    public async Task The_process_ends_with_an_error_in_production()
    {
        var exitCode = typeof(EmulatorApp).Assembly.EntryPoint!.Invoke(null, [new[] { "--environment", "Production" }]);

        Assert.Equal(1, exitCode is Task<int> running ? await running : exitCode);
    }

    [Theory]
    [InlineData("pay.example")]
    [InlineData("ftp://pay.example")]
    public void A_public_address_that_is_none_stops_the_start(string address)
    {
        var refusal = Assert.ThrowsAny<Exception>(() => EmulatorApp.Create([$"--Emulator:PublicBaseUrl={address}"]));

        Assert.Contains("Emulator:PublicBaseUrl", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(address, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_tells_the_story_without_a_token_a_key_or_a_payer()
    {
        await using var gateway = await EmulatorHost.StartAsync("--Emulator:ApiKey=a-key", "--Emulator:ApiToken=a-token");
        gateway.Shop.Opens = Task.FromException(new HttpRequestException("no route"));
        var created = await gateway.CreateAsync();
        var page = await gateway.OpenAsync((string)created["response_text"]!);
        using var left = await gateway.ActAsync(created, "approve");
        await gateway.CallbacksAreDoneAsync();

        var log = string.Join('\n', gateway.Log.All);

        Assert.Contains("Invoice P7783112232026 became completed", log, StringComparison.Ordinal);
        Assert.Contains("The callback of P7783112232026 did not arrive: HttpRequestException", log, StringComparison.Ordinal);
        Assert.All([(string)created["token"]!, "a-key", "a-token", "22670000000", "Amadou"], secret =>
            Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_listens_where_its_arguments_say()
    {
        await using var gateway = await EmulatorHost.StartOnSocketAsync();

        var created = await gateway.CreateAsync();

        Assert.StartsWith(gateway.Client.BaseAddress!.AbsoluteUri, (string?)created["response_text"], StringComparison.Ordinal);
    }
}
