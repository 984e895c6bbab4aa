using System.Data.Common;
using Dapper;

namespace Checkout.Plugin.Tests.Simulator;

// The shop's own part: it hands over, or throws, or takes its time, or says not now, or no.
internal sealed class OrderDesk(Timeline timeline, Weather weather, Chance dice, History history, Breaches breaches)
{
    private static readonly TimeSpan LongestHang = TimeSpan.FromMinutes(45);
    private static readonly TimeSpan Promised = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(2);

    // Orders of a shop that keeps them elsewhere than in this database: by reference, the payment each was handed over for.
    public Dictionary<string, string> Elsewhere { get; } = new(StringComparer.Ordinal);

    public async Task<FulfillmentResult> DecideAsync(CheckoutPayment payment, Lifetime life, CancellationToken cancellationToken)
    {
        history.Note("handler", payment.Id);
        if (weather.Strikes(Fault.HandlerWaitsToBeTold))
        {
            await WaitToBeToldAsync(payment, life, cancellationToken);
        }

        // Deaf to whatever it is told.
        await timeline.PauseAsync(weather.Strikes(Fault.HandlerHangs) ? dice.About(TimeSpan.FromSeconds(1), LongestHang) : TimeSpan.FromMilliseconds(dice.Below(50)), life, CancellationToken.None);
        return weather switch
        {
            _ when weather.Strikes(Fault.HandlerThrows) => throw new HandlerFailedException(),
            _ when weather.Strikes(Fault.HandlerNotNow) => new FulfillmentResult.NotNow("the shop is busy"),
            _ when weather.Strikes(Fault.HandlerRefuses) => new FulfillmentResult.Refused("sold out"),
            _ => new FulfillmentResult.Fulfilled($"N-{payment.Reference}", $"/orders/{payment.Reference}"),
        };
    }

    // Told early where the process stops, and late only where it stood still.
    private async Task WaitToBeToldAsync(CheckoutPayment payment, Lifetime life, CancellationToken cancellationToken)
    {
        var by = timeline.Now + (long)Promised.TotalMilliseconds;
        try
        {
            await timeline.PauseAsync(LongestWait, life, cancellationToken);
        }
        finally
        {
            history.Note("told", payment.Id);
            var late = timeline.Now - Math.Max(by, life.FrozenUntil);
            breaches.Unless(late <= 0 && (timeline.Now >= by || life.IsStopping), () => $"the handler for {history.NameOf(payment.Id)} was told to end {TimeSpan.FromMilliseconds(timeline.Now - by)} after its time");
        }
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

internal sealed class TransactionalDesk(OrderDesk desk, Lifetime life) : ITransactionalFulfillmentHandler
{
    private const string HandOver = "INSERT INTO shop_order VALUES (@Reference, @Id, 1) ON CONFLICT (reference) DO UPDATE SET times = times + 1, payment_id = @Id";
    public async Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var result = await desk.DecideAsync(payment, life, cancellationToken);
        if (result is FulfillmentResult.Fulfilled)
        {
            await transaction.Connection!.ExecuteAsync(HandOver, new { payment.Reference, payment.Id }, transaction);
            desk.MayFail();
        }

        return result;
    }
}

// Keyed by the reference, as the contract demands of it: called twice, it hands over once.
internal sealed class PlainDesk(OrderDesk desk, Lifetime life) : IFulfillmentHandler
{
    public async Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, CancellationToken cancellationToken)
    {
        var result = await desk.DecideAsync(payment, life, cancellationToken);
        if (result is FulfillmentResult.Fulfilled)
        {
            desk.Elsewhere.TryAdd(payment.Reference, payment.Id);
            desk.MayFail();
        }

        return result;
    }
}
