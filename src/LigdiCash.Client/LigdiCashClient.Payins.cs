namespace LigdiCash.Client;

public sealed partial class LigdiCashClient
{
    /// <summary>Has the gateway make an invoice and a page to pay it at. Sent once and never again, whatever happens.</summary>
    /// <remarks>After <see cref="LigdiCashFailure.Unreachable"/>, <see cref="LigdiCashFailure.Unreadable"/> or a cancellation an invoice
    /// may exist, and the gateway offers no way to find it.</remarks>
    /// <exception cref="LigdiCashException">There is no invoice to rely on.</exception>
    /// <exception cref="ArgumentException">The invoice cannot be sent as it is; nothing was.</exception>
    /// <exception cref="OverflowException">A line's quantity times price is beyond 64 bits; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<CreatedInvoice> CreateInvoiceAsync(NewInvoice invoice, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        // Asked for before: after the answer nothing may fail that has to do with settings.
        var (body, options) = (CreateInvoiceWriter.Write(invoice), Options);
        var answer = await _calls.PostAsync(GatewayEndpoint.CreateInvoice, body, cancellationToken);
        return CreateInvoiceAnswer.Read(answer, options);
    }

    /// <summary>Asks what became of an invoice. Tried a second time, 3 to 4 seconds later, when the first try brought no answer.</summary>
    /// <remarks>The gateway wants at least 3 seconds between two calls for one token. An exception says nothing about the
    /// payment.</remarks>
    /// <param name="token">The token from the invoice's creation, never one from a callback.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <exception cref="LigdiCashException">There is no answer to rely on.</exception>
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
