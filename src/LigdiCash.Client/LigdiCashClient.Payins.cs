using LigdiCash.Client.Confirmations;
using LigdiCash.Client.Http;
using LigdiCash.Client.Payins;

namespace LigdiCash.Client;

public sealed partial class LigdiCashClient
{
    /// <summary>Creates an invoice with a payment page (page <c>reference/endpoints/payin-redirect-create</c>). The request is never
    /// repeated.</summary>
    /// <remarks>After <see cref="LigdiCashFailure.Unreachable"/>, <see cref="LigdiCashFailure.Unreadable"/> or a cancellation an invoice
    /// may exist. The gateway offers no way to find it.</remarks>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Cancels the call, not the payin.</param>
    /// <exception cref="LigdiCashException">The gateway did not confirm the invoice.</exception>
    /// <exception cref="ArgumentException">The order is invalid or has no return or cancel address; nothing was sent.</exception>
    /// <exception cref="OverflowException">A line's quantity times price is beyond 64 bits; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<CreatedInvoice> CreateInvoiceAsync(PayinOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        // The options are read before the call: a settings error after the answer would lose the token.
        var (body, options) = (PayinWriter.Write(order), Options);
        var answer = await _calls.PostAsync(GatewayEndpoint.CreateInvoice, body, cancellationToken);
        return CreateInvoiceAnswer.Read(answer, options);
    }

    /// <summary>Reads the status of a payin of any kind (page <c>reference/endpoints/payin-redirect-confirm</c>). Without an answer the
    /// request is repeated once, after 3 to 4 seconds.</summary>
    /// <remarks>The gateway requires 3 seconds between two calls for one token. An exception says nothing about the payment.</remarks>
    /// <param name="token">The token of <see cref="CreatedInvoice"/> or <see cref="StartedPayin"/>, never one from a callback.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="LigdiCashException">The gateway gave no usable answer.</exception>
    /// <exception cref="ArgumentException">The token is empty.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<InvoiceConfirmation> ConfirmInvoiceAsync(Secret token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (token.IsEmpty)
        {
            throw new ArgumentException("The token is empty.", nameof(token));
        }

        var query = $"?{Options.ConfirmTokenParameter}={Uri.EscapeDataString(token.Reveal())}";
        var answer = await _calls.GetAsync(GatewayEndpoint.ConfirmInvoice, query, cancellationToken);
        return ConfirmInvoiceAnswer.Read(answer);
    }
}
