using LigdiCash.Client;

namespace Checkout.Plugin.Tests.LigdiCash;

internal static class Payins
{
    public static readonly PhoneNumber Awa = PhoneNumber.Parse("+226 76 27 57 26");

    public static DirectPayin ByPush() => new()
    {
        Order = Invoices.OfTissu() with { ReturnUrl = null, CancelUrl = null },
        Customer = Awa,
    };

    public static DirectPayin ByOtp() => ByPush() with { Otp = new("012345") };

    public static DirectPayin ByPage() => ByPush() with { Order = Invoices.OfTissu(), OperatorPageHosts = ["mpayment.orange-money.com"] };
}
