namespace LigdiCash.Client;

public sealed partial class LigdiCashClient
{
    /// <summary>Has the gateway ask one payer for money: by a prompt on the phone, with the one-time code given, or at a page, whichever
    /// the number's operator works by. Sent once and never again, whatever happens.</summary>
    /// <remarks>After <see cref="LigdiCashFailure.Unreachable"/>, <see cref="LigdiCashFailure.Unreadable"/>,
    /// <see cref="LigdiCashErrorKind.GatewayFailure"/> or a cancellation the payer may have been asked, and the gateway offers no way to
    /// find out: wait for a callback, and ask for no second payment.</remarks>
    /// <exception cref="LigdiCashException">There is no payin to rely on. <see cref="LigdiCashException.PayerMayCorrectCode"/> tells when
    /// another one-time code would help.</exception>
    /// <exception cref="ArgumentException">The payin cannot be sent as it is; nothing was.</exception>
    /// <exception cref="OverflowException">A line's quantity times price is beyond 64 bits; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<StartedPayin> StartPayinAsync(NewPayin payin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(payin);
        return StartAsync(GatewayEndpoint.StartPayin, payin, cancellationToken);
    }

    private async Task<StartedPayin> StartAsync(GatewayEndpoint endpoint, NewPayin payin, CancellationToken cancellationToken)
    {
        var (body, options) = (PayinWriter.Write(payin), Options);
        var answer = await _calls.PostAsync(endpoint, body, cancellationToken);
        return PayinAnswer.Read(answer, endpoint, options,
            payin.OperatorPageHosts ?? Operators.Default.For(payin.Customer).SelectMany(one => one.PaymentPageHosts));
    }
}
