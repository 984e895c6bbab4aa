using System.Text.RegularExpressions;
using LigdiCash.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

// The package's README shows the code that runs here.
public sealed partial class PackageReadmeTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "LigdiCash.Client");

    [Fact]
    public async Task The_example_recognises_a_paid_order()
    {
        var gateway = new StubGateway().Answers(Sample.Text("direct.otp"))
            .Answers(Sample.Text("confirm.completed").Replace("5000", "12500", StringComparison.Ordinal));
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("LigdiCash:ApiKey", "KEY-4711"), new("LigdiCash:ApiToken", "TOKEN-0815")]).Build();

        // <example>
        services.AddLigdiCash(configuration.GetSection("LigdiCash"));   // ApiKey and ApiToken, or LIGDICASH_API_KEY and LIGDICASH_API_TOKEN

        // </example>
        services.AddGateway(() => gateway);
        await using var provider = services.BuildServiceProvider();

        var (page, isPaid) = await PaysAsync(provider.GetRequiredService<LigdiCashClient>(), "ORD-2025-00042");

        Assert.Null(page);
        Assert.True(isPaid);
    }

    [Fact]
    public void The_example_is_this_code()
    {
        var source = File.ReadAllText(
            Path.Combine(Repository.Root, "tests", "Checkout.Plugin.Tests", "LigdiCash", "PackageReadmeTests.cs"));
        var readme = File.ReadAllText(Path.Combine(Folder, "README.md"));

        Assert.Equal(Words(Regions().Matches(source)), Words(Blocks().Matches(readme)));
    }

    private static async Task<(Uri? Page, bool IsPaid)> PaysAsync(LigdiCashClient ligdiCash, string reference)
    {
        // <example>
        var payin = new DirectPayin
        {
            Order = new()
            {
                TransactionId = reference, StoreName = "Faso Mode", StoreWebsite = new("https://fasomode.example"), Description = "Tissu",
                TotalXof = 12_500,
                CallbackUrl = new("https://fasomode.example/callback"), ReturnUrl = new("https://fasomode.example/thanks"),
            },
            Customer = PhoneNumber.Parse("76 27 57 26", "BF"), Otp = new("012345"),
        };
        var started = await ligdiCash.StartPayinAsync(payin);         // accepted, not paid: store started.Token now
        var page = started.PaymentPage;                               // send the payer there; null: the payer's phone does the rest
        var answer = await ligdiCash.ConfirmInvoiceAsync(started.Token);
        var isPaid = answer.Status == InvoiceStatus.Completed && answer.AmountXof == 12_500 && answer.TransactionId == reference;

        // </example>
        return (page, isPaid);
    }

    // The line breaks may differ.
    private static string[] Words(MatchCollection pieces) =>
        [.. pieces.SelectMany(piece => piece.Groups["code"].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];

    [GeneratedRegex(
        "^ *// <example>\n(?<code>.*?)^ *// </example>",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1_000)]
    private static partial Regex Regions();

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Blocks();
}
