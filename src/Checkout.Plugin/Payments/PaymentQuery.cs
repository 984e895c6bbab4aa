namespace LigdiCash.Checkout;

/// <summary>Selects payments for <see cref="ICheckout.ListAsync"/>. What is null or empty selects everything.</summary>
public sealed record PaymentQuery
{
    /// <summary>The largest <see cref="PageSize"/>.</summary>
    public const int MaxPageSize = 500;

    /// <summary>Payments whose <see cref="CheckoutPayment.CreatedAt"/> is this time or later, UTC.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Payments whose <see cref="CheckoutPayment.CreatedAt"/> is earlier than this time, UTC.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Payments with one of these statuses.</summary>
    public IReadOnlyCollection<CheckoutPaymentStatus> Statuses { get; init; } = [];

    /// <summary>Payments by this method.</summary>
    public PaymentMethods? Method { get; init; }

    /// <summary>The number of payments per page: 1 to <see cref="MaxPageSize"/>. Default: 50.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int PageSize
    {
        get;
        init => field = value is >= 1 and <= MaxPageSize
            ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"The page size must be 1 to {MaxPageSize}.");
    } = 50;

    /// <summary><see cref="PaymentPage.Next"/> of the page before. Null: the first page.</summary>
    public string? After { get; init; }
}

/// <summary>One page of payments, newest first.</summary>
/// <param name="Payments">The payments.</param>
/// <param name="Next">For <see cref="PaymentQuery.After"/> of the next page. Null: this is the last page.</param>
public sealed record PaymentPage(IReadOnlyList<CheckoutPayment> Payments, string? Next);
