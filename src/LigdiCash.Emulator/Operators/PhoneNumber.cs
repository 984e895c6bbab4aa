namespace LigdiCash.Emulator.Operators;

internal static class PhoneNumber
{
    // Country code and local number. Longer than in numbering plans, because the documentation prints longer masks.
    public static bool IsPhoneNumber(this string text) => text.Length is >= 10 and <= 15 && text.All(char.IsAsciiDigit);
}
