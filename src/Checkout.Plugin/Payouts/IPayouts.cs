namespace LigdiCash.Checkout;

/// <summary>Pays money out to mobile money or to a LigdiCash wallet. The gateway gets at most one request per payout.</summary>
/// <remarks>For the shop's own code. No page or route of the plug-in calls it, so the shop decides who may pay out. Staff ids, names and
/// reasons are stored. Every call throws <see cref="System.Data.Common.DbException"/> when the database is unreachable.</remarks>
public interface IPayouts
{
    /// <summary>Stores a new payout. Nothing is sent.</summary>
    /// <param name="draft">The payout to store.</param>
    /// <param name="staff">The author.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The draft, or <see cref="PayoutObstacle.MoreThanPaid"/>, <see cref="PayoutObstacle.OpenFulfillment"/>.</returns>
    /// <exception cref="ArgumentException">The draft is not valid.</exception>
    Task<PayoutOutcome> DraftAsync(PayoutDraft draft, StaffMember staff, CancellationToken cancellationToken = default);

    /// <summary>Replaces a payout that was not sent, and removes its approval. Above
    /// <see cref="PayoutOptions.SecondPersonAboveXof"/>, no author of any version can approve it.</summary>
    /// <inheritdoc cref="CancelAsync" path="/param[@name='id']"/>
    /// <inheritdoc cref="DraftAsync" path="/param|/exception"/>
    /// <returns>The draft, or <see cref="PayoutObstacle.NotFound"/>, <see cref="PayoutObstacle.WrongStatus"/>,
    /// <see cref="PayoutObstacle.MoreThanPaid"/>, <see cref="PayoutObstacle.OpenFulfillment"/>.</returns>
    Task<PayoutOutcome> ChangeAsync(string id, PayoutDraft draft, StaffMember staff, CancellationToken cancellationToken = default);

    /// <summary>Approves the displayed payout: post its <see cref="CheckoutPayout.Fingerprint"/> back with the page. Its authors can't do
    /// so above <see cref="PayoutOptions.SecondPersonAboveXof"/>.</summary>
    /// <inheritdoc cref="CancelAsync" path="/param[@name!='reason']"/>
    /// <returns>The approved payout, or <see cref="PayoutObstacle.NotFound"/>, <see cref="PayoutObstacle.WrongStatus"/>,
    /// <see cref="PayoutObstacle.Changed"/>, <see cref="PayoutObstacle.SecondPerson"/>.</returns>
    Task<PayoutOutcome> ApproveAsync(string id, string fingerprint, StaffMember staff, CancellationToken cancellationToken = default);

    /// <summary>Sends an approved payout to the gateway, once. Waits at most <c>Checkout:LigdiCash:Timeout</c> for the answer.
    /// Cancellation is ignored once the payout is marked as sent.</summary>
    /// <inheritdoc cref="CancelAsync" path="/param[@name='id' or @name='staff']"/>
    /// <returns>The payout: <see cref="CheckoutPayoutStatus.Pending"/>, <see cref="CheckoutPayoutStatus.Failed"/> or
    /// <see cref="CheckoutPayoutStatus.Unknown"/>. An obstacle, which may be any but
    /// <see cref="PayoutObstacle.SecondPerson"/>: nothing was sent, and an approved payout stays approved.</returns>
    /// <exception cref="System.Data.Common.DbException">The database is unreachable. The request may have been sent.</exception>
    Task<PayoutOutcome> SendAsync(string id, StaffMember staff, CancellationToken cancellationToken = default);

    /// <summary>Cancels a payout that was not sent.</summary>
    /// <param name="id"><see cref="CheckoutPayout.Id"/>.</param>
    /// <param name="staff">The person who acts.</param>
    /// <param name="reason">The reason or the findings, 1 to 255 characters.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The payout, or <see cref="PayoutObstacle.NotFound"/>, <see cref="PayoutObstacle.WrongStatus"/>.</returns>
    /// <exception cref="ArgumentException">The reason is not valid.</exception>
    Task<PayoutOutcome> CancelAsync(string id, StaffMember staff, string reason, CancellationToken cancellationToken = default);

    /// <summary>Checks the status at the gateway, unless the last check is less than 30 seconds old or
    /// <see cref="ReconciliationOptions.MaxConfirmsPerSecond"/> is reached. The plug-in also checks by itself for a week.</summary>
    /// <inheritdoc cref="FindAsync" path="/param"/>
    /// <returns>The payout. Null: the id does not exist.</returns>
    Task<CheckoutPayout?> CheckNowAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Settles a payout that <see cref="CheckoutPayout.NeedsAttention"/>. Check the dashboard, ask the recipient first.
    /// <paramref name="wasPaid"/> is true if the money was paid out, and false if it was not and will not be.</summary>
    /// <inheritdoc cref="CancelAsync" path="/param|/exception"/>
    /// <returns>The payout, or <see cref="PayoutObstacle.NotFound"/>, <see cref="PayoutObstacle.WrongStatus"/>,
    /// <see cref="PayoutObstacle.SecondPerson"/>.</returns>
    Task<PayoutOutcome> SettleAsync(
        string id, bool wasPaid, StaffMember staff, string reason, CancellationToken cancellationToken = default);

    /// <summary>Reads a payout from the database. Does not call the gateway.</summary>
    /// <param name="id"><see cref="CheckoutPayout.Id"/>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The payout. Null: the id does not exist.</returns>
    Task<CheckoutPayout?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Decrypts the recipient's full number, for approval or for a call. Each call is logged.</summary>
    /// <inheritdoc cref="FindAsync" path="/param"/>
    /// <returns>The number. Null: the id does not exist, retention removed the number, or it can't be decrypted (see the log).</returns>
    Task<PhoneNumber?> RevealRecipientAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Ends the block of <see cref="SendAsync"/> after a detected restore from a backup (<see cref="PayoutObstacle.Restored"/>).
    /// Follow "When the database comes from a backup" in <c>Payments/README.md</c> first.</summary>
    /// <inheritdoc cref="CancelAsync" path="/param[@name!='id']|/exception"/>
    /// <returns>True: every process sends payouts again. False: payouts were not blocked.</returns>
    Task<bool> ResumeAfterRestoreAsync(StaffMember staff, string reason, CancellationToken cancellationToken = default);

    /// <summary>Lists the payouts that <see cref="CheckoutPayout.NeedsAttention"/>, oldest first.</summary>
    /// <param name="limit">The maximum number of entries, 100 by default.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<IReadOnlyList<CheckoutPayout>> ListAttentionItemsAsync(int limit = 100, CancellationToken cancellationToken = default);
}
