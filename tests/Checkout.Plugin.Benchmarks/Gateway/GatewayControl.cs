using System.Globalization;
using LigdiCash.Client;

namespace Checkout.Plugin.Benchmarks;

/// Tells the gateway how fast to answer.
internal sealed class GatewayControl(ServerProcess server)
{
    public const int Never = -1;
    private static readonly HttpClient Http = new();

    public Uri Address => server.Address;

    public async Task AnswersAfterAsync(int milliseconds)
    {
        using var answer = await Http.PostAsync(new Uri(Address, string.Create(CultureInfo.InvariantCulture, $"{LoopbackGateway.PacePath}?create={milliseconds}&confirm={milliseconds}")), null);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<(int Creates, int Confirms, int MostConfirmsAtOnce)> CountsAsync()
    {
        int[] counts = [.. (await Http.GetStringAsync(new Uri(Address, LoopbackGateway.PacePath))).Split(' ').Select(word => int.Parse(word, CultureInfo.InvariantCulture))];
        return (counts[0], counts[1], counts[2]);
    }

    /// One payment with the real client, so that nobody measures against a partner that speaks another language.
    public async Task ProveAsync()
    {
        var client = new LigdiCashClient(Http, new() { BaseAddress = Address, AllowPlainHttpGateway = true, ApiKey = new("key"), ApiToken = new("token") });
        var id = new string('a', 32);
        var invoice = await client.CreateInvoiceAsync(new()
        {
            TransactionId = id, TotalXof = 500, StoreName = "Bench", StoreWebsite = Address, Description = "One", ReturnUrl = Address, CancelUrl = Address, CallbackUrl = Address,
        });
        var answer = await client.ConfirmInvoiceAsync(invoice.Token);
        if (answer is not { Status: InvoiceStatus.Completed, AmountXof: 500, MontantXof: 500, RequestId: not null } || answer.TransactionId != id
            || CallbackNotice.Read(HttpText.Form, System.Text.Encoding.ASCII.GetBytes(GatewayText.FormCallback(id))).TransactionId != id
            || CallbackNotice.Read(HttpText.Json, System.Text.Encoding.ASCII.GetBytes(GatewayText.JsonCallback(id))).TransactionId != id)
        {
            throw new InvalidOperationException($"The loopback gateway is not understood: {answer}");
        }
    }
}
