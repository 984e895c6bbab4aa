using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Invoices;

internal static class InvoiceCodes
{
    public static readonly Refusal AmountOutOfRange = new("02");
    public static readonly Refusal OperatorNotSetUp = new("07");
    public static readonly Refusal Malformed = new("08");
    public static readonly Refusal NoCode = new("08") { Description = "You must specify password or otp" };
    public static readonly Refusal WrongCode = new("15");
    public static readonly Refusal ExpiredCode = new("16");

    public static Refusal UndefinedKey(string name) => new("04", $"Undefined array key \"{name}\"");
}
