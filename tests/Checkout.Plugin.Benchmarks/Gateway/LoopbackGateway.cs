using System.Text.Json;

namespace Checkout.Plugin.Benchmarks;

// A gateway for load tests with configurable delays and counters.
internal static class LoopbackGateway
{
    public const string CreatePath = "/pay/v01/redirect/checkout-invoice/create";
    public const string ConfirmPath = "/pay/v01/redirect/checkout-invoice/confirm";
    public const string DelayPath = "/delay";
    private static readonly Endpoint Create = new();
    private static readonly Endpoint Confirm = new();

    public static async Task<int> RunAsync(string[] arguments)
    {
        var app = WebApplication.CreateSlimBuilder(arguments).Quiet().Build();
        app.MapControl();
        app.MapPost(CreatePath, CreateAsync);
        app.MapGet(ConfirmPath, ConfirmAsync);
        app.MapPost(DelayPath, (int create, int confirm) => (Create.DelayMilliseconds, Confirm.DelayMilliseconds) = (create, confirm));
        app.MapGet(DelayPath, () => $"{Create.Calls} {Confirm.Calls} {Confirm.TakeMaxAtOnce()}");
        await app.RunAsync();
        return 0;
    }

    private static async Task CreateAsync(HttpContext context)
    {
        using var turn = await Create.AnswerTimeAsync(context.RequestAborted);
        using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        var order = body.RootElement.GetProperty("commande");
        var id = order.GetProperty("custom_data").GetProperty("transaction_id").GetString()!;
        var amount = order.GetProperty("invoice").GetProperty("total_amount").GetInt64();
        await WriteAsync(context, GatewayText.Created(id, amount, context.Request.Host.Value!));
    }

    private static async Task ConfirmAsync(HttpContext context)
    {
        using var turn = await Confirm.AnswerTimeAsync(context.RequestAborted);
        var (id, amount) = BenchToken.Read(context.Request.Query["invoiceToken"]!);
        await WriteAsync(context, GatewayText.Confirmed(id, amount));
    }

    private static Task WriteAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        return context.Response.WriteAsync(json, context.RequestAborted);
    }

    private sealed class Endpoint
    {
        private int _calls;
        private int _atOnce;
        private int _maxAtOnce;

        // Negative: never.
        public int DelayMilliseconds { get; set; }

        public int Calls => _calls;

        public int TakeMaxAtOnce() => Interlocked.Exchange(ref _maxAtOnce, 0);

        public async Task<IDisposable> AnswerTimeAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _calls);
            var turn = new Under(this);
            if (DelayMilliseconds != 0)
            {
                var delay = DelayMilliseconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(DelayMilliseconds);
                await Task.Delay(delay, TimeProvider.System, cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return turn;
        }

        private sealed class Under : IDisposable
        {
            private readonly Endpoint _endpoint;

            public Under(Endpoint endpoint)
            {
                _endpoint = endpoint;
                var now = Interlocked.Increment(ref endpoint._atOnce);
                InterlockedMax(ref endpoint._maxAtOnce, now);
            }

            public void Dispose() => Interlocked.Decrement(ref _endpoint._atOnce);

            private static void InterlockedMax(ref int most, int now)
            {
                for (var seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most))
                {
                    Interlocked.CompareExchange(ref most, now, seen);
                }
            }
        }
    }
}
