using System.Globalization;
using LigdiCash.Emulator.Callbacks;
using LigdiCash.Emulator.Faults;

namespace LigdiCash.Emulator.Scenarios;

// A phone number that ends in 9900 and a scenario's number selects that scenario. Its prefix determines the operator.
internal static class ScenarioTable
{
    public const string NumberMark = "9900";
    public const double MaxSeconds = 30 * 24 * 60 * 60;

    public static readonly Scenario Success = new("success", 1, "réussit", "succeeds");

    private const int ForEver = 0;

    public static readonly IReadOnlyList<Scenario> All =
    [
        Success,
        new("decline", 2, "refusé par l’opérateur", "declined by the operator") { Outcome = Outcome.Declined },
        new("pending-for-ever", 3, "reste en attente", "stays pending") { Outcome = Outcome.None },
        new("completes-after", 4, "réussit après 10 s (ou completes-after:N)",
            "succeeds after 10 s (or completes-after:N)") { After = TimeSpan.FromSeconds(10) },
        new("late-by-a-day", 5, "réussit un jour plus tard", "succeeds a day later") { After = TimeSpan.FromDays(1) },
        new("twin-reversed", 6, "rappel JSON avant le formulaire", "JSON callback before the form") { Order = CallbackOrder.JsonFirst },
        new("only-form", 7, "rappel par formulaire seul", "form callback alone") { Order = CallbackOrder.FormOnly },
        new("only-json", 8, "rappel JSON seul", "JSON callback alone") { Order = CallbackOrder.JsonOnly },
        new("forged-first", 9, "un faux rappel d’abord", "a forged callback first") { ForgesFirst = true },
        new("wrong-amount", 10, "confirme un autre montant", "reports another amount") { Confirm = Always(FaultName.WrongAmount) },
        new("other-id", 11, "confirme un autre paiement", "reports another payment") { Confirm = Always(FaultName.OtherId) },
        new("nocompleted", 12, "refusé, écrit « nocompleted »", "declined, spelt nocompleted") { Outcome = Outcome.Declined,
            Confirm = Always(FaultName.OldSpelling) },
        new("confirm-01-on-failure", 13, "refusé, confirm répond 01", "declined, confirm answers 01") { Outcome = Outcome.Declined,
            Confirm = Always(FaultName.FailureAs01) },
        new("slow", 14, "create répond après 5 s", "create answers after 5 s") { Create = Always(FaultName.Slow) },
        new("drop-after-commit", 15, "create est fait, la réponse se perd",
            "create is done, its answer lost") { Create = Always(FaultName.DropAfter) },
        new("garbage", 16, "create répond n’importe quoi", "create answers garbage") { Create = Always(FaultName.Garbage) },
        new("html", 17, "create répond une page HTML", "create answers an HTML page") { Create = Always(FaultName.Html) },
        new("302", 18, "create redirige", "create redirects") { Create = Always(FaultName.Redirect) },
        new("429", 19, "create : trop de requêtes", "create: too many requests") { Create = Always(FaultName.Status429) },
        new("operator-down", 20, "l’opérateur ne répond pas (Code05)", "the operator is down (Code05)") { Create = Always("code05") },
        new("confirm-slow", 21, "confirm répond trois fois après 5 s",
            "confirm answers after 5 s, thrice") { Confirm = Thrice(FaultName.Slow) },
        new("confirm-garbage", 22, "confirm répond trois fois n’importe quoi",
            "confirm answers garbage, thrice") { Confirm = Thrice(FaultName.Garbage) },
        new("confirm-html", 23, "confirm répond trois fois une page",
            "confirm answers a page, thrice") { Confirm = Thrice(FaultName.Html) },
        new("confirm-302", 24, "confirm redirige trois fois", "confirm redirects, thrice") { Confirm = Thrice(FaultName.Redirect) },
        new("confirm-429", 25, "confirm : trop de requêtes, trois fois",
            "confirm: too many requests, thrice") { Confirm = Thrice(FaultName.Status429) },
        new("form-json-text", 26, "formulaire : custom_data en texte JSON",
            "form: custom_data as JSON text") { CustomData = CustomDataForm.Json },
        new("form-brackets", 27, "formulaire : custom_data entre crochets",
            "form: custom_data in brackets") { CustomData = CustomDataForm.Brackets },
        new("form-flat", 28, "formulaire : custom_data[clé]", "form: custom_data[key]") { CustomData = CustomDataForm.Map },
        new("unregistered", 29, "sans portefeuille LigdiCash", "has no LigdiCash wallet") { IsUnregistered = true },
    ];

    public static Scenario? Parse(string? text)
    {
        var parts = (text ?? "").Split(':', 2);
        var scenario = All.FirstOrDefault(row => row.Name == parts[0]);
        if (scenario is null || parts.Length == 1)
        {
            return scenario;
        }

        return double.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var seconds) && seconds <= MaxSeconds
            ? scenario with { After = TimeSpan.FromSeconds(seconds) }
            : null;
    }

    public static Scenario? OfNumber(string? customer) => customer is null
        ? null
        : All.FirstOrDefault(row => customer.EndsWith(EndingOf(row), StringComparison.Ordinal));

    public static string EndingOf(Scenario row) => string.Create(CultureInfo.InvariantCulture, $"{NumberMark}{row.Number:D2}");

    private static Fault Always(string name) => new() { Name = name, Times = ForEver };

    private static Fault Thrice(string name) => new() { Name = name, Times = 3 };
}
