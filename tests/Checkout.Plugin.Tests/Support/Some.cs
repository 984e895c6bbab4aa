using System.Data.Common;
using System.Security.Cryptography;
using LigdiCash.Client;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Checkout.Plugin.Tests;

internal static class Some
{
    public static Cart Cart(long total = 12_500) => Cart(new CartLine("Tissu faso danfani", 1, Money.Xof(total), "tissu"));

    public static WayToPay ByPhone => new(PaymentMethods.Mobile, PhoneNumber.Parse("22670000001"));

    public static PayRequest Request(Cart? cart = null, WayToPay? way = null) => new(cart ?? Cart(), Payer.Nobody, CheckoutId.New(), null, way ?? WayToPay.Hosted, new("a browser", null, "a name"));

    public static CheckoutDatabase Database(DbDataSource source)
    {
        var (node, clock) = (new OneNode(new(source), TimeProvider.System), new SharedClock(TimeProvider.System));
        return new(new(source), node, clock, new(new(new EphemeralDataProtectionProvider(), NullLogger<Seal>.Instance), NullLogger<DigestKey>.Instance),
            new(node, clock, NullLogger<BackupCheck>.Instance));
    }

    // As it stands in the database, where nobody is going to open it.
    public static SealedToken Token(string token) => new($"closed: {token}", Payment.Digest(token));

    public static Cart Cart(params CartLine[] lines) =>
        new($"panier-{RandomNumberGenerator.GetHexString(8, lowercase: true)}", lines, lines.Aggregate(Money.Zero, (sum, line) => sum + line.Total));

    public static Cart Doubled(Cart cart) => cart with { Lines = [cart.Lines[0] with { Quantity = 2 * cart.Lines[0].Quantity }], Total = cart.Total * 2 };
}
