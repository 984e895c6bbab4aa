namespace LigdiCash.Checkout;

/// <summary>The result of a step of a payout: <see cref="Done"/> or <see cref="NotDone"/>.</summary>
public abstract record PayoutOutcome
{
    private PayoutOutcome() { }

    /// <summary>The step is stored.</summary>
    /// <param name="Payout">The payout after the step. After a send, check its <see cref="CheckoutPayout.Status"/>.</param>
    public sealed record Done(CheckoutPayout Payout) : PayoutOutcome;

    /// <summary>Nothing was changed and nothing was sent.</summary>
    /// <param name="Obstacle">The cause.</param>
    /// <param name="Message">The cause for staff, with amounts. It contains no phone number and no secret.</param>
    public sealed record NotDone(PayoutObstacle Obstacle, string Message) : PayoutOutcome;
}

/// <summary>The cause that prevents a step of a payout.</summary>
public enum PayoutObstacle
{
    /// <summary>There is no payout with this id.</summary>
    NotFound,
    /// <summary>The status does not allow this step, for example because another person was faster.</summary>
    WrongStatus,
    /// <summary>The payout differs from the displayed or the approved one.</summary>
    Changed,
    /// <summary>It needs a second person; see <see cref="PayoutOptions.SecondPersonAboveXof"/>.</summary>
    SecondPerson,
    /// <summary>The refunds would exceed the confirmed amount of the payment; or the payment does not exist, is not paid, is contradicted
    /// or has no confirmed amount.</summary>
    MoreThanPaid,
    /// <summary>The order may still be fulfilled. Call <see cref="ICheckout.WithdrawFulfillmentAsync"/> first.</summary>
    OpenFulfillment,
    /// <summary>It would exceed a 24-hour limit, in total or for this number; see <see cref="PayoutOptions"/>.</summary>
    DailyLimit,
    /// <summary>The database comes from a backup, so it may have been sent: see <see cref="IPayouts.ResumeAfterRestoreAsync"/>.</summary>
    Restored,
    /// <summary>A payout of the same amount to the same number within 72 hours has an unknown outcome. Settle it first.</summary>
    SimilarPayoutUnknown,
}
