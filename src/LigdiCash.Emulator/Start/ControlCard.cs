namespace LigdiCash.Emulator;

internal static class ControlCard
{
    private static readonly (string Call, string Says)[] Control =
    [
        ("GET /_emulator/ledger", "toutes les requêtes et tous les rappels"),
        ("GET /_emulator/invoices", "les factures ; de même /payouts et /otps"),
        ("POST /_emulator/invoices/{transactionId}/approve", "payer ; de même …/decline et …/callbacks"),
        ("PUT /_emulator/callbacks", "ordre, répétition, perte et retard des rappels"),
        ("POST /_emulator/scenarios", "choisir un scénario"),
        ("POST /_emulator/faults", "commander une panne"),
        ("PUT /_emulator/balance", "soldes par opérateur"),
        ("POST /_emulator/reset", "tout oublier"),
    ];

    public static Html Show() => Html.Of($"""
        <section class="card" aria-labelledby="control">
          <h2 id="control">Commandes <span lang="en">Control</span></h2>
          <dl class="control">
          {Html.Each(Control, entry => Html.Of($"<dt><code>{entry.Call}</code></dt><dd>{entry.Says}</dd>"))}
          </dl>
          <p>{Link("ledger", "Journal")} · {Link("invoices", "Factures")} · {Link("payouts", "Virements")} · {
              Link("scenarios", "Scénarios")} · {Link("faults", "Pannes")} · {Link("callbacks", "Rappels")}</p>
        </section>
        """);

    private static Html Link(string path, string text) => Html.Of($"""<a href="/_emulator/{path}">{text}</a>""");
}
