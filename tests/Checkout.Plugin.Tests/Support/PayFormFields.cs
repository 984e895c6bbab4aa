namespace Checkout.Plugin.Tests;

internal static class PayFormFields
{
    public static readonly string[] All =
    [
        "reference", "checkoutKey", "cartSeen", "firstName", "lastName", "email", "method", "operator", "phone", "otp", "hasCode",
        "newCode",
    ];
}
