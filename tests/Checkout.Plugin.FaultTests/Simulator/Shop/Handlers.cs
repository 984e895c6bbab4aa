using System.Data.Common;
using Dapper;

namespace Checkout.Plugin.Tests.Simulator;

// The shop's own part: it hands over, or throws, or takes its time, or says not now, or no.
internal sealed class OrderDesk(Timeline timeline, Weather weather, Dice dice, History history)
{
    private static readonly TimeSpan LongestHang = TimeSpan.FromMinutes(45);

    // Orders of a shop that keeps them elsewhere than in this database: by reference, the payment each was handed over for.
    public Dictionary<string, string> Elsewhere { get; } = new(StringComparer.Ordinal);

    public async Task<FulfillmentResult> DecideAsync(Payment payment, Life life)
    {
        history.Note("handler", payment.Id);
        await timeline.PauseAsync(weather.Strikes(Fault.HandlerHangs) ? dice.About(TimeSpan.FromSeconds(1), LongestHang) : TimeSpan.FromMilliseconds(dice.Below(50)), life);
        return weather switch
        {
            _ when weather.Strikes(Fault.HandlerThrows) => throw new HandlerFailedException(),
            _ when weather.Strikes(Fault.HandlerNotNow) => new FulfillmentResult.NotNow("the shop is busy"),
            _ when weather.Strikes(Fault.HandlerRefuses) => new FulfillmentResult.Refused("sold out"),
            _ => new FulfillmentResult.Fulfilled($"N-{payment.Reference}", $"/orders/{payment.Reference}"),
        };
    }

    // After it has done all there was to do.
    public void MayFail()
    {
        if (weather.Strikes(Fault.HandlerThrows))
        {
            throw new HandlerFailedException();
        }
    }
}

internal sealed class HandlerFailedException() : Exception("The shop's handler failed.");

internal sealed class TransactionalDesk(OrderDesk desk, Life life) : ITransactionalFulfillmentHandler
{
    private const string HandOver = "INSERT INTO shop_order VALUES (@Reference, @Id, 1) ON CONFLICT (reference) DO UPDATE SET times = times + 1, payment_id = @Id";
    public async Task<FulfillmentResult> FulfillAsync(Payment payment, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var result = await desk.DecideAsync(payment, life);
        if (result is FulfillmentResult.Fulfilled)
        {
            await transaction.Connection!.ExecuteAsync(HandOver, new { payment.Reference, payment.Id }, transaction);
            desk.MayFail();
        }

        return result;
    }
}

// Keyed by the reference, as the contract demands of it: called twice, it hands over once.
internal sealed class PlainDesk(OrderDesk desk, Life life) : IFulfillmentHandler
{
    public async Task<FulfillmentResult> FulfillAsync(Payment payment, CancellationToken cancellationToken)
    {
        var result = await desk.DecideAsync(payment, life);
        if (result is FulfillmentResult.Fulfilled)
        {
            desk.Elsewhere.TryAdd(payment.Reference, payment.Id);
            desk.MayFail();
        }

        return result;
    }
}
