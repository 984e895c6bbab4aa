#pragma warning disable RS0026 // The first parameter tells the overloads of FindAsync apart.

namespace LigdiCash.Checkout;

/// <summary>The checkout for the shop's own code: starts payments, finds them, and takes decisions of the shop's staff.</summary>
/// <remarks>Every call but <see cref="StartAsync(string, CheckoutPayer, HttpContext)"/> throws <see cref="DbException"/> when the database
/// is unreachable.</remarks>
public interface ICheckout
{
    /// <summary>Starts a payment for a cart, like a press of Pay on the summary: <see cref="ICartSource"/> prices the
    /// cart, and a reference has at most one open invoice. Call it for a POST with antiforgery protection.</summary>
    /// <param name="reference">The cart's reference for <see cref="ICartSource"/>.</param>
    /// <param name="payer">The payer, as far as the shop knows. Null: unknown.</param>
    /// <param name="context">The shopper's request. The response sets the cookie that identifies the paying browser.</param>
    /// <returns>The result for the action, page handler or minimal endpoint to return unchanged: the page that leads to the gateway, the
    /// summary with the problems, the payment that already exists, the shop's sign-in, or a page that asks to wait.</returns>
    Task<CheckoutResult> StartAsync(string reference, CheckoutPayer? payer, HttpContext context);

    /// <inheritdoc cref="StartAsync(string, CheckoutPayer, HttpContext)"/>
    Task<CheckoutResult> StartAsync(long reference, CheckoutPayer? payer, HttpContext context) =>
        StartAsync(CheckoutCart.ReferenceOf(reference), payer, context);

    /// <inheritdoc cref="StartAsync(string, CheckoutPayer, HttpContext)"/>
    Task<CheckoutResult> StartAsync(Guid reference, CheckoutPayer? payer, HttpContext context) =>
        StartAsync(CheckoutCart.ReferenceOf(reference), payer, context);

    /// <summary>Finds the payment of a purchase.</summary>
    /// <param name="reference">The cart's reference.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The paid payment, else one that waits for a person, else the open one, else the newest.
    /// Null: the purchase has no payment.</returns>
    Task<CheckoutPayment?> FindAsync(string reference, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="FindAsync(string, CancellationToken)"/>
    Task<CheckoutPayment?> FindAsync(long reference, CancellationToken cancellationToken = default) =>
        FindAsync(CheckoutCart.ReferenceOf(reference), cancellationToken);

    /// <inheritdoc cref="FindAsync(string, CancellationToken)"/>
    Task<CheckoutPayment?> FindAsync(Guid reference, CancellationToken cancellationToken = default) =>
        FindAsync(CheckoutCart.ReferenceOf(reference), cancellationToken);

    /// <summary>Finds the payments of several purchases in one query, for example for a list of orders.</summary>
    /// <param name="references">The carts' references, at most 1,000.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>By reference, the payment that <see cref="FindAsync(string, CancellationToken)"/> finds. A reference without a payment is
    /// missing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are more than 1,000 references.</exception>
    Task<IReadOnlyDictionary<string, CheckoutPayment>> FindManyAsync(
        IReadOnlyCollection<string> references, CancellationToken cancellationToken = default);

    /// <summary>Finds one payment.</summary>
    /// <param name="paymentId"><see cref="CheckoutPayment.Id"/>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The payment. Null: there is none with this id.</returns>
    Task<CheckoutPayment?> FindByIdAsync(string paymentId, CancellationToken cancellationToken = default);

    /// <summary>Lists payments, newest first, in pages.</summary>
    /// <param name="query">The selection and the page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>One page. Payments that are created later do not move the next pages.</returns>
    /// <exception cref="ArgumentException"><see cref="PaymentQuery.After"/> is not the end of a page.</exception>
    Task<PaymentPage> ListAsync(PaymentQuery query, CancellationToken cancellationToken = default);

    /// <summary>Asks the gateway for the status of a payment now. Within <see cref="ReconciliationOptions.MinimumGap"/> of another check,
    /// or if the gateway's budget is used up, the check is done soon instead.</summary>
    /// <param name="paymentId"><see cref="CheckoutPayment.Id"/>.</param>
    /// <param name="cancellationToken">Cancels the operation before the gateway is asked.</param>
    /// <returns>The payment after the check. It is unchanged if the gateway gave no information, if the check is done later, and if the
    /// payment has no invoice or is <see cref="CheckoutPaymentStatus.Review"/>. Null: there is none with this id.</returns>
    Task<CheckoutPayment?> CheckStatusAsync(string paymentId, CancellationToken cancellationToken = default);

    /// <summary>Closes a payment that is <see cref="CheckoutPaymentStatus.Unknown"/>, so that another attempt may pay the purchase.
    /// First check in the gateway's dashboard and with the payer that no money arrived.</summary>
    /// <param name="paymentId"><see cref="CheckoutPayment.Id"/>.</param>
    /// <param name="staff">The staff member; stored in the journal.</param>
    /// <param name="reason">The findings or the purpose, 1 to 255 characters; stored in the journal.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The outcome. Above <see cref="ReviewOptions.SecondPersonAboveXof"/>, a second person must repeat the call.</returns>
    /// <exception cref="ArgumentException">The reason is invalid.</exception>
    Task<DecisionOutcome> ReleaseAsync(string paymentId, StaffMember staff, string reason, CancellationToken cancellationToken = default);

    /// <summary>Accepts a payment that is <see cref="CheckoutPaymentStatus.Review"/> or <see cref="CheckoutPaymentStatus.Unknown"/>.
    /// First check in the gateway's dashboard that the money arrived. The payment becomes <see cref="CheckoutPaymentStatus.Paid"/> and
    /// is fulfilled once. If another payment has paid the purchase, it is paid, but a duplicate that is not fulfilled.
    /// <paramref name="confirmedAmount"/> is the amount in the dashboard, XOF. If the payment has a
    /// <see cref="CheckoutPayment.ConfirmedAmount"/>: null or the same amount. Else required, from 1 to
    /// <see cref="CheckoutPayment.Amount"/>, and stored as the confirmed amount.</summary>
    /// <inheritdoc cref="ReleaseAsync" path="/param"/>
    /// <returns>The outcome. Above <see cref="ReviewOptions.SecondPersonAboveXof"/>, a second person must accept the same amount.</returns>
    /// <exception cref="ArgumentException">The reason is invalid, or the amount is missing, out of range or wrong.</exception>
    Task<DecisionOutcome> AcceptAsync(
        string paymentId, StaffMember staff, string reason, Money? confirmedAmount = null, CancellationToken cancellationToken = default);

    /// <summary>Rejects a payment that is <see cref="CheckoutPaymentStatus.Review"/>, without fulfillment. It becomes
    /// <see cref="CheckoutPaymentStatus.Rejected"/>, and another attempt may pay the purchase. Return any money, for example with
    /// <see cref="IPayouts"/>. <see cref="PayoutDraft.PaymentId"/> allows up to <see cref="CheckoutPayment.ConfirmedAmount"/>; if
    /// that is null, the payout must not name the payment.</summary>
    /// <inheritdoc cref="ReleaseAsync" path="/param|/exception"/>
    /// <returns>The outcome. Above <see cref="ReviewOptions.SecondPersonAboveXof"/>, a second person must repeat the call.</returns>
    Task<DecisionOutcome> RejectAsync(string paymentId, StaffMember staff, string reason, CancellationToken cancellationToken = default);

    /// <summary>Restarts a refused, failed or withdrawn fulfillment. Cancel unsent payouts for the payment first.</summary>
    /// <inheritdoc cref="ReleaseAsync" path="/param|/exception"/>
    /// <returns><see cref="DecisionOutcome.Done"/>: queued with the full number of attempts. <see cref="DecisionOutcome.NotPossible"/>: the
    /// fulfillment does not exist, has another state or is settled. <see cref="DecisionOutcome.RefundExists"/>: a payout may move its
    /// money.</returns>
    Task<DecisionOutcome> FulfillAgainAsync(
        string paymentId, StaffMember staff, string reason, CancellationToken cancellationToken = default);

    /// <summary>Withdraws an unfinished fulfillment, so that the money can be returned. The order is listed as
    /// <see cref="AttentionReason.Withdrawn"/> until it is settled. <see cref="FulfillAgainAsync"/> reverts this until a payout.</summary>
    /// <inheritdoc cref="ReleaseAsync" path="/param|/exception"/>
    /// <returns><see cref="DecisionOutcome.Done"/>: withdrawn. <see cref="DecisionOutcome.NotPossible"/>: the fulfillment does not exist or
    /// is done, refused or settled. <see cref="DecisionOutcome.FulfillmentRunning"/>: try again after a few minutes.</returns>
    Task<DecisionOutcome> WithdrawFulfillmentAsync(
        string paymentId, StaffMember staff, string reason, CancellationToken cancellationToken = default);

    /// <summary>Removes a resolved item from <see cref="ListAttentionItemsAsync"/>, for example after a return of the money or
    /// a fulfillment by hand. Changes nothing else, except that such an order is not fulfilled again. A payment and its order may be
    /// separate items: <paramref name="attention"/> is the reason of the resolved one.</summary>
    /// <inheritdoc cref="ReleaseAsync" path="/param|/exception"/>
    /// <returns><see cref="DecisionOutcome.Done"/>: removed. <see cref="DecisionOutcome.NotPossible"/>: the item does not exist, needs a
    /// decision (<see cref="AttentionReason.Disagreement"/>, <see cref="AttentionReason.Unknown"/>), or is still being fulfilled
    /// (<see cref="AttentionReason.Overdue"/>).</returns>
    Task<DecisionOutcome> SettleAsync(
        string paymentId, AttentionReason attention, StaffMember staff, string reason, CancellationToken cancellationToken = default);

    /// <summary>Lists the attention items, oldest first in each group: payments, fulfillments, then items known only from a callback
    /// (<see cref="AttentionReason.CalledBack"/>), which anyone can send.</summary>
    /// <param name="limit">The maximum number of items per group.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IReadOnlyList<AttentionItem>> ListAttentionItemsAsync(int limit = 100, CancellationToken cancellationToken = default);
}
