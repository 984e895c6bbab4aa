using LigdiCash.Client;

namespace Checkout.Plugin;

/// <summary>For the shop's own code: pays money out, to mobile money or a LigdiCash wallet. A payout is drafted, approved, sent and followed; whatever crashes,
/// at most one request for it ever leaves.</summary>
/// <remarks>No page and no route of the plug-in leads here: the shop decides who may call this, and who "who" is. Ids, names and the reasons given are stored.
/// Each call throws <see cref="System.Data.Common.DbException"/> when the database can't be reached.</remarks>
public interface IPayouts
{
    /// <summary>Writes a payout down. Nothing is sent.</summary>
    /// <param name="draft">What is to be paid out.</param>
    /// <param name="who">Who drafts it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The draft, or <see cref="PayoutObstacle.MoreThanPaid"/>, <see cref="PayoutObstacle.OpenFulfillment"/>.</returns>
    /// <exception cref="ArgumentException">The draft can't be used as it is.</exception>
    Task<PayoutOutcome> DraftAsync(PayoutDraft draft, StaffMember who, CancellationToken cancellationToken = default);

    /// <summary>Replaces what a payout says, as long as it was not sent. An approval is gone with it. A person who drafted it or changed it at any time does not approve it alone.</summary>
    /// <param name="id"><see cref="CheckoutPayout.Id"/>.</param>
    /// <param name="draft">What is to be paid out instead.</param>
    /// <param name="who">Who changes it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The draft, or <see cref="PayoutObstacle.NotFound"/>, <see cref="PayoutObstacle.Status"/>, <see cref="PayoutObstacle.MoreThanPaid"/>, <see cref="PayoutObstacle.OpenFulfillment"/>.</returns>
    /// <exception cref="ArgumentException">The draft can't be used as it is.</exception>
    Task<PayoutOutcome> ChangeAsync(string id, PayoutDraft draft, StaffMember who, CancellationToken cancellationToken = default);

    /// <summary>Approves exactly what somebody saw: amount, number, way, reason and payment. Above <see cref="PayoutOptions.SecondPersonAboveXof"/> by a person who neither drafted nor changed it.</summary>
    /// <param name="id"><see cref="CheckoutPayout.Id"/>.</param>
    /// <param name="fingerprint"><see cref="CheckoutPayout.Fingerprint"/> of the payout that was shown to this person; send it along with the page.</param>
    /// <param name="who">Who approves it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The approved payout, or <see cref="PayoutObstacle.NotFound"/>, <see cref="PayoutObstacle.Status"/>, <see cref="PayoutObstacle.Changed"/>, <see cref="PayoutObstacle.SecondPerson"/>.</returns>
    Task<PayoutOutcome> ApproveAsync(string id, string fingerprint, StaffMember who, CancellationToken cancellationToken = default);

    /// <summary>Sends an approved payout to the gateway, once and never again. Waits for the gateway's answer, at most <c>Checkout:LigdiCash:Timeout</c>.</summary>
    /// <param name="id"><see cref="CheckoutPayout.Id"/>.</param>
    /// <param name="who">Who sends it.</param>
    /// <param name="cancellationToken">Heeded until the payout is marked as sent, not afterwards.</param>
    /// <returns>The payout, which is now <see cref="CheckoutPayoutStatus.Pending"/>, <see cref="CheckoutPayoutStatus.Failed"/> or <see cref="CheckoutPayoutStatus.Unknown"/>; or any <see cref="PayoutObstacle"/>
    /// but <see cref="PayoutObstacle.SecondPerson"/>, and nothing was sent.</returns>
    /// <exception cref="System.Data.Common.DbException">The database can't be reached. It may have been sent nevertheless: look at it again with <see cref="FindAsync"/>.</exception>
    Task<PayoutOutcome> SendAsync(string id, StaffMember who, CancellationToken cancellationToken = default);

    /// <summary>Withdraws a payout that was not sent.</summary>
    /// <param name="id"><see cref="CheckoutPayout.Id"/>.</param>
    /// <param name="who">Who withdraws it.</param>
    /// <param name="why">Why, 1 to 255 characters.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The payout, or <see cref="PayoutObstacle.NotFound"/>, <see cref="PayoutObstacle.Status"/>.</returns>
    /// <exception cref="ArgumentException">The reason can't be used as it is.</exception>
    Task<PayoutOutcome> CancelAsync(string id, StaffMember who, string why, CancellationToken cancellationToken = default);

    /// <summary>Asks the gateway now, if it was not asked within the last 30 seconds and may be asked (<see cref="ReconciliationOptions.MaxConfirmsPerSecond"/>), and says how the payout stands. Without this the plug-in asks by itself, at growing distances for a week.</summary>
    /// <param name="id"><see cref="CheckoutPayout.Id"/>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The payout. Null: there is none with this id.</returns>
    Task<CheckoutPayout?> CheckNowAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Settles a payout that <see cref="CheckoutPayout.NeedsAttention"/>, for somebody who has looked in the gateway's dashboard and asked the recipient. Who and why are kept in the journal.</summary>
    /// <param name="id"><see cref="CheckoutPayout.Id"/>.</param>
    /// <param name="wasPaid">True: the money was paid out. False: it was not and will not be.</param>
    /// <param name="who">Who looked.</param>
    /// <param name="why">What they found, 1 to 255 characters.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The payout, or <see cref="PayoutObstacle.NotFound"/>, <see cref="PayoutObstacle.Status"/>, <see cref="PayoutObstacle.SecondPerson"/>.</returns>
    /// <exception cref="ArgumentException">The reason can't be used as it is.</exception>
    Task<PayoutOutcome> SettleAsync(string id, bool wasPaid, StaffMember who, string why, CancellationToken cancellationToken = default);

    /// <summary>How a payout stands in the database; the gateway is not asked.</summary>
    /// <param name="id"><see cref="CheckoutPayout.Id"/>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The payout. Null: there is none with this id.</returns>
    Task<CheckoutPayout?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>The number in full, for somebody who approves the payout or has to call its recipient; the log says that it was asked for. It stands in the database sealed, and is otherwise opened only to be sent to the gateway.</summary>
    /// <param name="id"><see cref="CheckoutPayout.Id"/>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The number. Null: there is no such payout, <see cref="CheckoutOptions.KeepPersonalDataFor"/> is over, or the number can't be opened, and then a critical line in the log says what to repair.</returns>
    Task<PhoneNumber?> RecipientAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Sends payouts again after the database was restored from a backup. Until then each <see cref="SendAsync"/> meets <see cref="PayoutObstacle.Restored"/>, where the plug-in recognizes such a database.
    /// For a person who has followed <c>Payments/README.md</c>, "When the database comes from a backup". Who and why are kept.</summary>
    /// <param name="who">Who has seen to it; stored.</param>
    /// <param name="why">What they did, 1 to 255 characters.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>True: payouts are sent from now on, by every process. False: nothing held them back.</returns>
    /// <exception cref="ArgumentException">The reason can't be used as it is.</exception>
    Task<bool> ResumeAfterRestoreAsync(StaffMember who, string why, CancellationToken cancellationToken = default);

    /// <summary>Every payout that <see cref="CheckoutPayout.NeedsAttention"/>, oldest first.</summary>
    /// <param name="limit">The most entries. 100 unless given.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<IReadOnlyList<CheckoutPayout>> ListAttentionItemsAsync(int limit = 100, CancellationToken cancellationToken = default);
}
