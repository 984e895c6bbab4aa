using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Plugin;

/// <summary>For the shop's own code: starts a payment from an action or page handler, and says how payments stand.</summary>
public interface ICheckout
{
    /// <summary>Starts a payment for a cart, as the Pay button does: priced by <see cref="ICartSource"/>, checked, one open invoice per reference.
    /// Call it from a POST that the shop has protected against forgery.</summary>
    /// <param name="reference">The cart's reference, handed to <see cref="ICartSource"/>.</param>
    /// <param name="payer">Who pays, as far as the shop knows. Null: nobody named.</param>
    /// <param name="context">The shopper's request. Its answer brings the cookie by which the browser that pays is known again.</param>
    /// <returns>What the action returns: the forwarding page, or the summary with what is wrong.</returns>
    Task<IActionResult> StartAsync(string reference, CheckoutPayer? payer, HttpContext context);

    /// <summary>How a purchase stands.</summary>
    /// <param name="reference">The cart's reference.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The payment that paid it, else the one that is open, else the newest. Null: nobody pressed Pay for it.</returns>
    Task<CheckoutPayment?> FindAsync(string reference, CancellationToken cancellationToken = default);

    /// <summary>Closes a payment that is <see cref="CheckoutPaymentStatus.Unknown"/>, so that its purchase may be paid in another attempt. For a person who has looked,
    /// in the gateway's own dashboard and with the payer, and found that no money came by it. Who and why are kept in the journal.</summary>
    /// <param name="paymentId"><see cref="CheckoutPayment.Id"/>.</param>
    /// <param name="who">Who looked; stored.</param>
    /// <param name="why">What they found, 1 to 255 characters; stored.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Whether it is decided now; above <see cref="ReviewOptions.SecondPersonAboveXof"/> another person has to call the same.</returns>
    /// <exception cref="ArgumentException">The reason can't be used as it is.</exception>
    Task<DecisionOutcome> ReleaseAsync(string paymentId, StaffMember who, string why, CancellationToken cancellationToken = default);

    /// <summary>Takes a payment that is <see cref="CheckoutPaymentStatus.Review"/> or <see cref="CheckoutPaymentStatus.Unknown"/> for paid. For a person who has looked in the gateway's own dashboard and found that the money came, or that what came will do.
    /// It becomes <see cref="CheckoutPaymentStatus.Paid"/> and is handed over once, like every other; if its purchase was paid meanwhile, it is listed as a duplicate instead. Who and why are kept in the journal.</summary>
    /// <param name="paymentId"><see cref="CheckoutPayment.Id"/>.</param>
    /// <param name="who">Who decides; stored.</param>
    /// <param name="why">What they found, 1 to 255 characters; stored.</param>
    /// <param name="confirmedAmount">What came according to the gateway's dashboard, XOF, more than zero and not more than <see cref="CheckoutPayment.Amount"/>; stored as <see cref="CheckoutPayment.ConfirmedAmount"/>.
    /// Required where the payment has no confirmed amount: always for <see cref="CheckoutPaymentStatus.Unknown"/>, and for a <see cref="CheckoutPaymentStatus.Review"/> that the gateway told no usable amount for. Null: what the gateway confirmed.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Whether it is decided now; above <see cref="ReviewOptions.SecondPersonAboveXof"/> another person has to call the same, with the same amount.</returns>
    /// <exception cref="ArgumentException">The reason can't be used as it is; or the amount is missing, is out of its bounds, or is not what the gateway confirmed.</exception>
    Task<DecisionOutcome> AcceptAsync(string paymentId, StaffMember who, string why, Money? confirmedAmount = null, CancellationToken cancellationToken = default);

    /// <summary>Ends a payment that is <see cref="CheckoutPaymentStatus.Review"/> without a hand-over, for good: it becomes <see cref="CheckoutPaymentStatus.Rejected"/> and leaves the list, and its purchase may be paid in another attempt.
    /// Whatever money came by it is the payer's: return it, for example by <see cref="IPayouts"/> with <see cref="PayoutDraft.PaymentId"/>, up to its <see cref="CheckoutPayment.ConfirmedAmount"/>; without one, only by a payout that names no payment. Who and why are kept in the journal.</summary>
    /// <param name="paymentId"><see cref="CheckoutPayment.Id"/>.</param>
    /// <param name="who">Who decides; stored.</param>
    /// <param name="why">What they found, 1 to 255 characters; stored.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Whether it is decided now; above <see cref="ReviewOptions.SecondPersonAboveXof"/> another person has to call the same.</returns>
    /// <exception cref="ArgumentException">The reason can't be used as it is.</exception>
    Task<DecisionOutcome> RejectAsync(string paymentId, StaffMember who, string why, CancellationToken cancellationToken = default);

    /// <summary>Calls the shop's handler again for a paid purchase that it refused, or failed at too often, or whose fulfillment was withdrawn. Not while money of the payment is returned or may be: withdraw the payout first. Who and why are kept in the journal.</summary>
    /// <param name="paymentId"><see cref="CheckoutPayment.Id"/> of the payment that paid it.</param>
    /// <param name="who">Who wants so; stored.</param>
    /// <param name="why">What was mended, 1 to 255 characters; stored.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>True: it is queued, for as many attempts as at first. False: there is no such hand-over, or it is neither refused nor given up nor withdrawn, or was settled,
    /// or a payout for this payment (<see cref="PayoutDraft.PaymentId"/>) is not <see cref="CheckoutPayoutStatus.Failed"/>, <see cref="CheckoutPayoutStatus.Cancelled"/> or <see cref="CheckoutPayoutStatus.NotCompleted"/>; then nothing changed.</returns>
    /// <exception cref="ArgumentException">The reason can't be used as it is.</exception>
    Task<bool> FulfillAgainAsync(string paymentId, StaffMember who, string why, CancellationToken cancellationToken = default);

    /// <summary>Withdraws a fulfillment that is not done, so that the money can be returned: the shop's handler is not called any more. The order is listed as <see cref="AttentionReason.Withdrawn"/> until it is settled.
    /// <see cref="FulfillAgainAsync"/> takes it back as long as no money is returned. Who and why are kept in the journal.</summary>
    /// <param name="paymentId"><see cref="CheckoutPayment.Id"/> of the payment that paid it.</param>
    /// <param name="who">Who withdraws it; stored.</param>
    /// <param name="why">Why, 1 to 255 characters; stored.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>True: it is withdrawn. False: there is no such fulfillment, it is done, refused or settled, or the handler is running right now: try again after a few minutes; then nothing changed.</returns>
    /// <exception cref="ArgumentException">The reason can't be used as it is.</exception>
    Task<bool> WithdrawFulfillmentAsync(string paymentId, StaffMember who, string why, CancellationToken cancellationToken = default);

    /// <summary>Takes what a person has dealt with off the list of <see cref="ListAttentionItemsAsync"/>: a second payment, a refused order or a contradicted payment whose money was returned, a refused, released or rejected payment that the gateway called back about or found money for, an order that was handed over by hand.
    /// Nothing else changes, but that such an order is not handed over again. Who and why are kept in the journal.</summary>
    /// <param name="paymentId"><see cref="CheckoutPayment.Id"/>.</param>
    /// <param name="kind">Which entry of the list: a payment can stand on it for itself and for its order.</param>
    /// <param name="who">Who dealt with it; stored.</param>
    /// <param name="why">What was done, 1 to 255 characters; stored.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False: it is not on the list as that, or is there as <see cref="AttentionReason.Disagreement"/> or <see cref="AttentionReason.Unknown"/>, which is decided otherwise, or as <see cref="AttentionReason.Overdue"/>, which is not at its end; then nothing changed.</returns>
    /// <exception cref="ArgumentException">The reason can't be used as it is.</exception>
    Task<bool> SettleAsync(string paymentId, AttentionReason kind, StaffMember who, string why, CancellationToken cancellationToken = default);

    /// <summary>What needs a person: payments first, then hand-overs, last what rests on nothing but a callback (<see cref="AttentionReason.CalledBack"/>), which anybody may send; each oldest first. An entry leaves the list by what is called about it.</summary>
    /// <param name="limit">The most entries of each of the three.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<IReadOnlyList<AttentionItem>> ListAttentionItemsAsync(int limit = 100, CancellationToken cancellationToken = default);
}

/// <summary>A payment that needs a person.</summary>
/// <param name="Payment">The payment.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">What the shop's handler said when it refused, what its last attempt came to, or why a person withdrew it, at most 500 characters, for the shop's own staff: it may be anything the handler said. Null: the kind says all.</param>
public sealed record AttentionItem(CheckoutPayment Payment, AttentionReason Reason, string? Detail = null);

/// <summary>Why a payment needs a person.</summary>
public enum AttentionReason
{
    /// <summary>The gateway's confirmation disagrees with ours in amount, id or token, or the gateway refuses to confirm what may be paid: nothing was fulfilled. Look in its dashboard, then <see cref="ICheckout.AcceptAsync"/> or <see cref="ICheckout.RejectAsync"/>.</summary>
    Disagreement,

    /// <summary>Nobody knows whether the payer was asked: look in the gateway's dashboard, then <see cref="ICheckout.AcceptAsync"/> if the money is there, or else <see cref="ICheckout.ReleaseAsync"/>.</summary>
    Unknown,

    /// <summary>The purchase was paid twice: return this money, then <see cref="ICheckout.SettleAsync"/>.</summary>
    Duplicate,

    /// <summary>The gateway took its confirmation back, or confirmed another amount later: ask the gateway, then <see cref="ICheckout.SettleAsync"/>.</summary>
    Contradicted,

    /// <summary>Paid, but the shop refused to fulfill it: return the money, then <see cref="ICheckout.SettleAsync"/>; or <see cref="ICheckout.FulfillAgainAsync"/>.</summary>
    Refused,

    /// <summary>Paid, but a person withdrew the fulfillment: return the money, then <see cref="ICheckout.SettleAsync"/>; or <see cref="ICheckout.FulfillAgainAsync"/>.</summary>
    Withdrawn,

    /// <summary>Paid, but the shop's handler failed too often: mend it, then <see cref="ICheckout.FulfillAgainAsync"/>; or hand over by hand, then <see cref="ICheckout.SettleAsync"/>.</summary>
    NotFulfilled,

    /// <summary>Paid more than an hour ago and not handed over yet, because the shop's handler is not able to, takes its time, or ends with its process: see the log and mend it.
    /// It goes on being handed over, and leaves the list by itself when that is done, or becomes <see cref="Refused"/> or <see cref="NotFulfilled"/>.</summary>
    Overdue,

    /// <summary>A direct payment that the gateway had refused, but not because of a wrong or expired one-time code, or that a person had released, and then the gateway called back about it: the payer may have paid after all, and nothing is handed over for it.
    /// Look in the gateway's dashboard and return what came, then <see cref="ICheckout.SettleAsync"/>. Another callback puts it on the list again.
    /// Also a payment that a person had rejected, by whatever method: anybody may send a callback, and what the gateway confirms about it is listed as <see cref="MoneyAfterRejection"/>.</summary>
    CalledBack,

    /// <summary>The gateway confirmed money for a payment that a person had rejected, other than they knew of: return it, then <see cref="ICheckout.SettleAsync"/>.</summary>
    MoneyAfterRejection,
}
