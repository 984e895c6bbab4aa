using System.Text.Json;

namespace SampleShop;

public sealed record Ending(string Scenario, string French, string English);

public sealed class Rehearsal(RunningEmulator emulator, HttpClient http)
{
    public static readonly Ending Played = new("", "à vous de décider", "up to you");

    public static readonly IReadOnlyList<Ending> Endings =
    [
        Played,
        new("success", "payé tout de suite", "paid at once"),
        new("decline", "refusé par l’opérateur", "declined by the operator"),
        new("completes-after", "payé après dix secondes", "paid after ten seconds"),
        new("pending-for-ever", "jamais de réponse", "never an answer"),
        new("late-by-a-day", "payé un jour plus tard", "paid a day later"),
        new("wrong-amount", "un autre montant que prévu", "another amount than asked"),
        new("drop-after-commit", "la réponse se perd en route", "the answer is lost on the way"),
        new("operator-down", "l’opérateur est en panne", "the operator is down"),
        new("forged-first", "un faux message d’abord", "a forged message first"),
    ];

    private Uri Address => new($"{emulator.Address.TrimEnd('/')}/_emulator/scenarios");

    public async Task<Ending> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var scenarios = JsonDocument.Parse(await http.GetStringAsync(Address, cancellationToken));
            var rules = scenarios.RootElement.GetProperty("next").EnumerateArray();
            var next = rules.Select(rule => rule.GetProperty("scenario").GetString()).FirstOrDefault();
            return Endings.FirstOrDefault(ending => ending.Scenario == next) ?? new(next!, next!, next!);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException)
        {
            return Played;
        }
    }

    public async Task ChooseAsync(Ending ending, CancellationToken cancellationToken)
    {
        using var cleared = await http.DeleteAsync(Address, cancellationToken);
        if (ending.Scenario.Length > 0)
        {
            using var answer = await http.PostAsJsonAsync(Address, new { scenario = ending.Scenario }, cancellationToken);
            answer.EnsureSuccessStatusCode();
        }
    }
}
