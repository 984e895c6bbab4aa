using LigdiCash.Client.Http;
using LigdiCash.Client.Payins;

namespace LigdiCash.Client;

public sealed partial class LigdiCashClient
{
    /// <summary>Starts a direct payin as the number's operator requires (page <c>reference/endpoints/payin-straight-create</c>). The
    /// request is never repeated.</summary>
    /// <remarks>After <see cref="LigdiCashFailure.Unreachable"/>, <see cref="LigdiCashFailure.Unreadable"/>,
    /// <see cref="LigdiCashErrorKind.GatewayFailure"/> or a cancellation the payer may have received a prompt. The gateway cannot be
    /// asked about it: wait for a callback, and start no second payin.</remarks>
    /// <param name="payin">The payin.</param>
    /// <param name="cancellationToken">Cancels the call, not the payin.</param>
    /// <exception cref="LigdiCashException">The payin failed, see <see cref="LigdiCashException.PayerMayCorrectCode"/>.</exception>
    /// <exception cref="ArgumentException">The payin is invalid; nothing was sent.</exception>
    /// <exception cref="OverflowException">A line's quantity times price is beyond 64 bits; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<StartedPayin> StartPayinAsync(DirectPayin payin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(payin);
        return StartAsync(GatewayEndpoint.StartPayin, payin, cancellationToken);
    }

    private async Task<StartedPayin> StartAsync(GatewayEndpoint endpoint, DirectPayin payin, CancellationToken cancellationToken)
    {
        var (body, options) = (PayinWriter.Write(payin), Options);
        var answer = await _calls.PostAsync(endpoint, body, cancellationToken);
        return PayinAnswer.Read(answer, endpoint, options,
            payin.OperatorPageHosts ?? Operators.Default.ForNumber(payin.Customer).SelectMany(candidate => candidate.PaymentPageHosts));
    }
}
