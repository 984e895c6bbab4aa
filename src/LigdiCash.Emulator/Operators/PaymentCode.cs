namespace LigdiCash.Emulator.Operators;

// The codes of an operator or the wallet: every other code is right.
internal static class PaymentCode
{
    public const string Wrong = "000000";
    public const string Expired = "999999";
    public const string Sample = "123456";
}
