namespace LigdiCash.Checkout.StatusChecks;

// What a status check means for a payment or for a payout.
internal interface ICheckPolicy<T>
{
    ProtectedValue Token { get; }

    // The gateway's minimum time between two checks of one item.
    TimeSpan MinGap { get; }

    // Asks the gateway and applies its answer. Null: the answer changes nothing.
    Task<JournalEntry?> ConfirmAsync(T item, Secret token, CancellationToken cancellationToken);

    JournalEntry? ApplyFailure(T item, LigdiCashException failure);

    JournalEntry? ApplyUnreadableToken(T item);

    // Ends an item whose create was sent by a process that stored no answer. Null: it is not in Sending.
    JournalEntry? GiveUpSend(T item);

    DateTimeOffset? NextCheck(T item, DateTimeOffset now);

    // Another save won. Returns the item as stored and a change that can be saved instead; null: there is none.
    Task<(T Item, JournalEntry Change)?> FindOtherChangeAsync(T item, JournalEntry change) =>
        Task.FromResult<(T, JournalEntry)?>(null);

    void Report(T item, JournalEntry change);
}
