using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LigdiCash.Checkout;

/// <summary>A whole number of CFA francs (XOF). XOF has no minor unit: a fraction needs an explicit rounding mode.</summary>
[JsonConverter(typeof(MoneyJsonConverter))]
[SuppressMessage("Usage", "CA2225", Justification = "The languages of .NET shops have operators.")]
public readonly record struct Money : IComparable<Money>
{
    private Money(long amount) => Amount = amount;

    /// <summary>The number of francs, XOF.</summary>
    public long Amount { get; }

    /// <summary>0 XOF.</summary>
    public static Money Zero => default;

    /// <summary>Creates an amount from whole francs, which may be negative. Carts refuse negative amounts.</summary>
    public static Money Xof(long francs) => new(francs);

    /// <summary>Creates an amount from a decimal without a fraction.</summary>
    /// <exception cref="ArgumentException">The value has a fraction. The other overload takes a rounding mode.</exception>
    /// <exception cref="OverflowException">The value does not fit into 64 bits.</exception>
    public static Money Xof(decimal francs) => decimal.Truncate(francs) == francs
        ? new((long)francs)
        : throw new ArgumentException(
            FormattableString.Invariant($"{francs} is not a whole XOF amount. Call Money.Xof(value, MidpointRounding)."), nameof(francs));

    /// <summary>Creates an amount from a decimal and rounds it to whole francs.</summary>
    /// <exception cref="OverflowException">The value does not fit into 64 bits.</exception>
    public static Money Xof(decimal francs, MidpointRounding rounding) => new((long)decimal.Round(francs, 0, rounding));

    /// <summary>Creates an amount from a double and rounds it to whole francs.</summary>
    /// <exception cref="OverflowException">The value is NaN or infinite, or does not fit into 64 bits.</exception>
    public static Money Xof(double francs, MidpointRounding rounding) => Xof((decimal)francs, rounding);

    /// <summary>Adds two amounts.</summary>
    /// <exception cref="OverflowException">The sum does not fit into 64 bits.</exception>
    public static Money operator +(Money left, Money right) => new(checked(left.Amount + right.Amount));

    /// <summary>Subtracts an amount.</summary>
    /// <exception cref="OverflowException">The difference does not fit into 64 bits.</exception>
    public static Money operator -(Money left, Money right) => new(checked(left.Amount - right.Amount));

    /// <summary>Multiplies an amount by a quantity.</summary>
    /// <exception cref="OverflowException">The product does not fit into 64 bits.</exception>
    public static Money operator *(Money price, long quantity) => new(checked(price.Amount * quantity));

    /// <summary>Whether the left amount is less.</summary>
    public static bool operator <(Money left, Money right) => left.Amount < right.Amount;

    /// <summary>Whether the left amount is more.</summary>
    public static bool operator >(Money left, Money right) => left.Amount > right.Amount;

    /// <summary>Whether the left amount is less or the same.</summary>
    public static bool operator <=(Money left, Money right) => left.Amount <= right.Amount;

    /// <summary>Whether the left amount is more or the same.</summary>
    public static bool operator >=(Money left, Money right) => left.Amount >= right.Amount;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Amount.CompareTo(other.Amount);

    /// <summary>The amount for logs, such as <c>12500 XOF</c>, in every culture. Pages use the tag helper <c>checkout-money</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} XOF");
}
