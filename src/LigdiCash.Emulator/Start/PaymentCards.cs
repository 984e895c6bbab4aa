namespace LigdiCash.Emulator;

internal static class PaymentCards
{
    public static Html Invoices(IReadOnlyList<Invoice> invoices) => Html.Of($"""
        <section class="card" aria-labelledby="invoices">
          <h2 id="invoices">Factures récentes <span lang="en">Recent invoices</span></h2>
          {Html.If(invoices.Count == 0, () => Html.Gloss(
              "Aucune pour l’instant. Lancez un paiement depuis la boutique.", "None yet. Start a payment in the shop."))}
          <ul class="items">
          {Html.Each(invoices, Row)}
          </ul>
        </section>
        """);

    public static Html Payouts(IReadOnlyList<Payout> payouts, IReadOnlyDictionary<string, long?> balances) => Html.Of($"""
        <section class="card" aria-labelledby="payouts">
          <h2 id="payouts">Virements récents <span lang="en">Recent payouts</span></h2>
          {Html.If(payouts.Count == 0, () => Html.Of($"""<p class="gloss">Aucun. <span lang="en">None.</span></p>"""))}
          <ul class="items">
          {Html.Each(payouts, Row)}
          </ul>
          <details>
            <summary>Soldes par opérateur <span lang="en">Balance per operator</span></summary>
            <ul class="items">
            {Html.Each(Operators.All.Where(account => balances.ContainsKey(account.Id)), account => Balance(account, balances[account.Id]))}
            </ul>
          </details>
        </section>
        """);

    public static Html Decide(string kind, string name) => Html.Of($"""
        <div class="pair">
          <form method="post" action="{StartPageRoutes.Actions}/{kind}/{name}/approve" data-payer-action="approve">{
              Button("small", "Accepter", "Approve")}</form>
          <form method="post" action="{StartPageRoutes.Actions}/{kind}/{name}/decline" data-payer-action="decline">{
              Button("small quiet", "Refuser", "Decline")}</form>
        </div>
        """);

    private static Html Row(Invoice invoice) => Html.Of($"""
        <li class="row" data-invoice="{invoice.RequestId}" data-invoice-status="{invoice.Status}">
          <span><a href="{PaymentPageRoutes.PathOf(invoice)}">{invoice.RequestId}</a> {Badge(invoice.Status)}<br>
            <small>{Words(invoice.Order.TransactionId, invoice.Order.StoreName,
                (invoice.Order.Operator ?? invoice.Settlement?.Operator)?.WireName, invoice.Script.Scenario?.Name)}</small></span>
          <span class="price">{Francs.Print(invoice.Order.Amount)}{
              Html.If(invoice.Status != Invoice.Pending, () => Resend("invoices", invoice.RequestId))}</span>
        </li>
        """);

    private static Html Row(Payout payout) => Html.Of($"""
        <li class="row" data-payout="{payout.Reference}" data-payout-status="{payout.Status}">
          <span>{payout.Reference} {Badge(payout.Status)}<br>
            <small>{Words(payout.Order.TransactionId, payout.Order.OperatorName, $"+{payout.Order.Customer}",
                payout.Script.Scenario?.Name)}</small></span>
          <span class="price">{Francs.Print(payout.Order.Amount)}{
              Html.If(payout.Status != Invoice.Pending, () => Resend("payouts", payout.Reference))}</span>
        </li>
        """);

    private static Html Resend(string kind, string name) => Html.Of($"""
        <form method="post" action="{StartPageRoutes.Actions}/{kind}/{name}/callbacks" data-resend-callback>{
            Button("small quiet", "Renvoyer le rappel", "Resend callback")}</form>
        """);

    private static Html Balance(Operator account, long? balance) => Html.Of($"""
        <li><span>{account.WireName} <small>({account.Id})</small></span> <span class="price">{
            (balance is { } amount ? Francs.Print(amount) : "sans compte")}</span></li>
        """);

    public static Html Button(string style, string text, string english) =>
        Html.Of($"""<button type="submit" class="{style}">{text} {Html.English(english)}</button>""");

    private static Html Badge(string status) => Html.Of($"""<span class="badge {status}">{status}</span>""");

    public static string Words(params IEnumerable<string?> words) => string.Join(" · ", words.Where(word => !string.IsNullOrEmpty(word)));
}
