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
    public async Task It_listens_where_its_arguments_say()
    {
        await using var gateway = await EmulatorHost.StartOnSocketAsync();

        var created = await gateway.CreateAsync();

        Assert.StartsWith(gateway.Client.BaseAddress!.AbsoluteUri, (string?)created["response_text"], StringComparison.Ordinal);
    }
}
