namespace LigdiCash.Emulator;

internal static class StartPage
{
    const int Shown = 20;

    static readonly (string Call, string Says)[] Control =
    [
        ("GET /_emulator/ledger", "toutes les requêtes et tous les rappels"),
        ("GET /_emulator/invoices", "les factures"),
        ("POST /_emulator/invoices/{transactionId}/approve", "payer ; de même …/decline et …/callbacks"),
        ("PUT /_emulator/callbacks", "ordre, répétition, perte et retard des rappels"),
        ("POST /_emulator/faults", "commander une panne"),
        ("POST /_emulator/reset", "tout oublier"),
    ];

    public static void MapStartPage(this WebApplication app) => app.MapGet("/", (InvoiceBook invoices) => Show(invoices.Newest(Shown)));

    static IResult Show(IReadOnlyList<Invoice> invoices) => Layout.Page("Émulateur LigdiCash", Html.Of($"""
        <section class="card">
          <h1>Émulateur LigdiCash</h1>
          <p>Une passerelle de paiement locale pour le développement et les tests : ni compte, ni internet, ni argent.</p>
          <p class="gloss" lang="en">A local payment gateway for development and tests: no account, no internet, no money. Point the shop’s gateway address here.</p>
        </section>
        <section class="card">
          <h2>Factures récentes</h2>
          {(invoices.Count > 0 ? Invoices(invoices) : Html.Of($"<p>Aucune pour l’instant. Lancez un paiement depuis la boutique.</p>"))}
        </section>
        <section class="card">
          <h2>Commandes</h2>
          <dl class="control">
          {Html.Each(Control, entry => Html.Of($"<dt><code>{entry.Call}</code></dt><dd>{entry.Says}</dd>"))}
          </dl>
          <p><a href="/_emulator/ledger">Journal</a> · <a href="/_emulator/invoices">Factures</a> · <a href="/_emulator/faults">Pannes</a> · <a href="/_emulator/callbacks">Rappels</a></p>
        </section>
        """));

    static Html Invoices(IReadOnlyList<Invoice> invoices) => Html.Of($"""
        <ul class="items">
        {Html.Each(invoices, invoice => Html.Of($"""
            <li><span><a href="{PaymentPageRoutes.PathOf(invoice)}">{invoice.RequestId}</a><br><small>{invoice.Order.StoreName} · {invoice.Status}</small></span> <span class="price">{Francs.Print(invoice.Order.Amount)}</span></li>
            """))}
        </ul>
        """);
}
