namespace Checkout.Plugin;

/// <summary>How a step of a payout ended. One of <see cref="Done"/>, <see cref="NotDone"/>.</summary>
public abstract record PayoutOutcome
{
    private PayoutOutcome()
    {
    }

    /// <summary>The step was taken and is stored.</summary>
    /// <param name="Payout">The payout as it stands now. After a send look at <see cref="CheckoutPayout.Status"/>: the gateway may have accepted or refused it, or nobody may know.</param>
    public sealed record Done(CheckoutPayout Payout) : PayoutOutcome;

    /// <summary>Nothing was changed and nothing was sent.</summary>
    /// <param name="Obstacle">What stands in the way.</param>
    /// <param name="Message">The same for the shop's own staff, in a sentence with the figures; no number and no secret in it.</param>
    public sealed record NotDone(PayoutObstacle Obstacle, string Message) : PayoutOutcome;
}

/// <summary>What stands in the way of a step of a payout.</summary>
public enum PayoutObstacle
{
    /// <summary>There is no payout with this id.</summary>
    NotFound,

    /// <summary>The payout stands where this step is not possible, for example because somebody else has taken it already.</summary>
    Status,

    /// <summary>The payout is not what was seen, or not what was approved.</summary>
    Changed,

    /// <summary>It needs a second person; see <see cref="PayoutOptions.SecondPersonAboveXof"/>.</summary>
    SecondPerson,

    /// <summary>It would return more than was confirmed for its payment, or that payment is not certain.</summary>
    MoreThanPaid,

    /// <summary>The order of its payment is queued or was given up, so it may still be fulfilled: call <see cref="ICheckout.WithdrawFulfillmentAsync"/> first.</summary>
    OpenFulfillment,

    /// <summary>It would exceed what may be paid out in 24 hours, in all or to this number; see <see cref="PayoutOptions"/>.</summary>
    DayIsFull,

    /// <summary>The database comes from a backup, and what it calls approved may have been sent since: see <see cref="IPayouts.ResumeAfterRestoreAsync"/>.</summary>
    Restored,

    /// <summary>A payout of the same amount to the same number was sent within 72 hours and nobody knows what became of it: settle that one first.</summary>
    TwinInDoubt,
}
