namespace LigdiCash.Checkout.Payments;

// A payment or a payout, for the code that both share: the queue of status checks, the checker, and the store of sent answers.
internal interface ICheckable
{
    CheckRow Row { get; set; }

    // As read from the database: the version and the fencing token that a save must find.
    CheckRow Stored { get; }
}
