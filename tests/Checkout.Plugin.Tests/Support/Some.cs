using System.Data.Common;
using System.Security.Cryptography;
using LigdiCash.Client;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Checkout.Plugin.Tests;

internal static class Some
{
    public static CheckoutCart Cart(long total = 12_500) => Cart(new CheckoutLine("Tissu faso danfani", 1, Money.Xof(total), "tissu"));

    public static string NewId() => CheckoutId.New();

    public static PaymentChoice ByPhone => new(PaymentMethods.Mobile, PhoneNumber.Parse("22670000001"));

    public static PayRequest Request(CheckoutCart? cart = null, PaymentChoice? method = null) =>
        new(cart ?? Cart(), CheckoutPayer.Empty, CheckoutId.New(), null, method ?? PaymentChoice.Hosted, new("a browser", null, "a name"));

    public static CheckoutDatabase Database(
        DbDataSource source, IReadOnlyList<Migration>? migrations = null, IDataProtectionProvider? keys = null,
        SingleProcessLock? processLock = null)
    {
        processLock ??= new(new(source), TimeProvider.System);
        var clock = new DatabaseClock(TimeProvider.System);
        var protector = new TokenProtector(keys ?? new EphemeralDataProtectionProvider(), NullLogger<TokenProtector>.Instance);
        return new(
            new(source), processLock, clock, new(protector, NullLogger<Pseudonymizer>.Instance),
            new(processLock, clock, NullLogger<BackupCheck>.Instance), migrations: migrations);
    }

    // A stored token that no test unprotects.
    public static ProtectedToken Token(string token) => new($"closed: {token}", Digest.Of(token));

    public static CheckoutCart Cart(params CheckoutLine[] lines) =>
        new(
            $"panier-{RandomNumberGenerator.GetHexString(8, lowercase: true)}", lines,
            lines.Aggregate(Money.Zero, (sum, line) => sum + line.Total));

    public static CheckoutCart Doubled(CheckoutCart cart) =>
        cart with { Lines = [cart.Lines[0] with { Quantity = 2 * cart.Lines[0].Quantity }], Total = cart.Total * 2 };
}
