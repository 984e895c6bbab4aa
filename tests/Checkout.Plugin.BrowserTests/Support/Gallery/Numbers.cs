namespace Checkout.Plugin.Tests;

// Phone numbers and codes with a meaning in the emulator, and an unknown payment.
internal static class Numbers
{
    public const string Moov = "MOOV AFRICA BURKINA";
    public const string NeverAnswered = "60 99 00 03";
    public const string NeverAnsweredAtTheGateway = "22660990003";
    public const string WrongCode = "000000";
    public const string UnknownPayment = "0123456789abcdef0123456789abcdef";
}
