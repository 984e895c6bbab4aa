namespace LigdiCash.Checkout.Payments;

// A payment or a payout. Without it, the queue of status checks, the checker and the single send would exist twice.
internal interface ICheckable
{
    CheckRow Row { get; }

    // As read from the database: the version and the fencing token that a save must find.
    CheckRow Stored { get; }

    void ScheduleCheck(DateTimeOffset? dueAt, DateTimeOffset notBefore);
}
