using System.Globalization;

namespace LigdiCash.Emulator.Pages;

internal static class Francs
{
    // No-break spaces, so that an amount never wraps.
    private static readonly NumberFormatInfo Grouped = new() { NumberGroupSeparator = "\u00A0", NumberDecimalDigits = 0 };

    public static string Print(long amount) => amount.ToString("N", Grouped) + "\u00A0F\u00A0CFA";
}
