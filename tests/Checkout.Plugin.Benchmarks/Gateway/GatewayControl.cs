using System.Globalization;
using System.Text;
using LigdiCash.Client;

namespace Checkout.Plugin.Benchmarks;

// Controls the gateway's delays and reads its counters.
internal sealed class GatewayControl(ServerProcess server)
{
    public const int Never = -1;
    private static readonly HttpClient Http = new();

    public Uri Address => server.Address;

    public async Task AnswersAfterAsync(int milliseconds)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"create={milliseconds}&confirm={milliseconds}");
        using var answer = await Http.PostAsync(new Uri(Address, $"{LoopbackGateway.DelayPath}?{query}"), content: null);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<(int Creates, int Confirms, int MaxConfirmsAtOnce)> CountsAsync()
    {
        var words = (await Http.GetStringAsync(new Uri(Address, LoopbackGateway.DelayPath))).Split(' ');
        var counts = words.Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToList();
        return (counts[0], counts[1], counts[2]);
    }

    // One payment with the real client, before it is measured against.
    public async Task ProveAsync()
    {
        var client = new LigdiCashClient(
            Http, new() { BaseAddress = Address, AllowPlainHttpGateway = true, ApiKey = new("key"), ApiToken = new("token") });
        var id = new string('a', 32);
        var invoice = await client.CreateInvoiceAsync(new()
        {
            TransactionId = id,
            TotalXof = 500,
            StoreName = "Bench",
            StoreWebsite = Address,
            Description = "One",
            ReturnUrl = Address,
            CancelUrl = Address,
            CallbackUrl = Address,
        });
        var answer = await client.ConfirmInvoiceAsync(invoice.Token);
        var isConfirmed = answer is { Status: InvoiceStatus.Completed, AmountXof: 500, MontantXof: 500, RequestId: not null }
            && answer.TransactionId == id;
        var isNamed = Names(HttpText.Form, GatewayText.FormCallback(id), id) && Names(HttpText.Json, GatewayText.JsonCallback(id), id);
        if (!isConfirmed || !isNamed)
        {
            throw new InvalidOperationException($"The loopback gateway is not understood: {answer}");
        }
    }

    private static bool Names(string contentType, string body, string id) =>
        CallbackNotice.Read(contentType, Encoding.ASCII.GetBytes(body)).TransactionId == id;
}
