namespace LigdiCash.Emulator.Start;

internal static class DotSeparated
{
    public static string Join(params IEnumerable<string?> texts) => string.Join(" · ", texts.Where(text => !string.IsNullOrEmpty(text)));
}
