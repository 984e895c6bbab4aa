using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class EmulatorReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "LigdiCash.Emulator", "README.md"));

    [Fact]
    public async Task Curl_gets_every_answer_that_the_emulators_readme_shows()
    {
        var (gateway, shop) = (ChildProcess.FreeAddress(), ChildProcess.FreeAddress());
        using var listening = new CallbackSink(shop);
        using var emulator = await ChildProcess.StartAsync("src/LigdiCash.Emulator", gateway, []);
        var session = new CurlSession(At(gateway, shop));

        var answers = await session.RunAsync();

        Assert.Equal(session.Steps.Count, answers.Count);
        Assert.All(session.Steps.Zip(answers), step =>
            Assert.True(step.First.Answers(step.Second), $"{step.First.Commands}\nshown:\n{step.First.Shown}\nreceived:\n{step.Second}"));
    }

    [Theory]
    [InlineData("/pay/v01/redirect/checkout-invoice/create")]
    [InlineData("/pay/v01/redirect/checkout-invoice/confirm/?invoiceToken=")]
    [InlineData("/pay/v01/redirect/checkout-invoice/confirm?token=")]
    [InlineData("/pay/v01/straight/checkout-invoice/create")]
    [InlineData("/pay/v02/debitotp/")]
    [InlineData("/pay/v02/debitwallet/withotp")]
    [InlineData("/pay/v01/straight/payout ")]
    [InlineData("/pay/v01/withdrawal/create")]
    [InlineData("/pay/v01/withdrawal/confirm/?withdrawalToken=")]
    [InlineData("/pay/v01/straight/payout/confirm/?payoutToken=")]
    public void The_session_calls_every_endpoint(string path) =>
        Assert.Contains(new CurlSession(Readme).Steps, step => step.Commands.Contains($"$gateway{path}", StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"a":1}""", """{"a":2}""")]
    [InlineData("""{"a":1}""", """{"a":"1"}""")]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""")]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1}""")]
    [InlineData("""["…"]""", """[""]""")]
    [InlineData("""["P…"]""", """["Q1"]""")]
    [InlineData("""{"a":null}""", """{"a":""}""")]
    public void An_answer_that_differs_is_noticed(string shown, string received) =>
        Assert.False(new CurlStep("", "json", shown).Answers(received));

    private static string At(Uri gateway, Uri shop) => Readme
        .Replace("http://127.0.0.1:5090", gateway.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal)
        .Replace("http://127.0.0.1:5000", shop.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal);
}
