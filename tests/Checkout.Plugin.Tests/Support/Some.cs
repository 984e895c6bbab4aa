using System.Security.Cryptography;

namespace Checkout.Plugin.Tests;

internal static class Some
{
    public static Cart Cart(long total = 12_500) => Cart(new CartLine("Tissu faso danfani", 1, Money.Xof(total), "tissu"));

    public static Cart Cart(params CartLine[] lines) =>
        new($"panier-{RandomNumberGenerator.GetHexString(8, lowercase: true)}", lines, lines.Aggregate(Money.Zero, (sum, line) => sum + line.Total));
}
