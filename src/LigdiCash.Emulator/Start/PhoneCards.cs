namespace LigdiCash.Emulator;

internal static class PhoneCards
{
    public static Html Prompts(IEnumerable<Invoice> invoices, IEnumerable<Payout> payouts)
    {
        var ringing = invoices.Where(Rings).ToList();
        var waiting = payouts.Where(payout => payout is { Status: Invoice.Pending, Order.ToWallet: false }).ToList();
        return Html.Of($"""
            <section class="card" aria-labelledby="prompts">
              <h2 id="prompts">Sur les téléphones <span lang="en">On the phones</span></h2>
              {Html.If(ringing.Count + waiting.Count == 0, () => Html.Gloss("Rien n’attend.", "Nothing waits."))}
              {Html.Each(ringing, Prompt)}
              {Html.Each(waiting, Waiting)}
            </section>
            """);
    }

    public static Html Codes(IReadOnlyList<Otp> otps, DateTimeOffset now) => Html.Of($"""
        <section class="card" aria-labelledby="codes">
          <h2 id="codes">Codes du portefeuille <span lang="en">Wallet codes</span></h2>
          {Html.If(otps.Count == 0, () => Html.Of($"""<p class="gloss">Aucun code envoyé. <span lang="en">No code sent.</span></p>"""))}
          <ul class="items">
          {Html.Each(otps, otp => Code(otp, now))}
          </ul>
        </section>
        """);

    private static bool Rings(Invoice invoice) =>
        invoice.Status == Invoice.Pending && invoice.Order.Operator?.Mode is (ValidationMode.UssdPush or ValidationMode.GuidedUssd);

    private static Html Prompt(Invoice invoice) => Html.Of($"""
        <div class="phone" data-phone-prompt="{invoice.RequestId}">
          <p class="number">+{invoice.Order.Customer} · {invoice.Order.Operator?.WireName}</p>
          <p><strong>Payer {Francs.Print(invoice.Order.Amount)} à {
              (invoice.Order.StoreName.Length > 0 ? invoice.Order.StoreName : "la boutique")} ?</strong></p>
          {Html.If(invoice.Order.Operator?.Dial is not null, () => Html.Gloss(
              $"Le client compose {invoice.Order.Operator?.Dial}.", "The payer dials it."))}
          {PaymentCards.Decide("invoices", invoice.RequestId)}
        </div>
        """);

    private static Html Waiting(Payout payout) => Html.Of($"""
        <div class="phone" data-payout-prompt="{payout.Reference}">
          <p class="number">+{payout.Order.Customer} · {payout.Order.Operator.WireName}</p>
          <p><strong>Virement de {Francs.Print(payout.Order.Amount)} en attente</strong> {
              Html.English("Payout waiting at the operator")}</p>
          {PaymentCards.Decide("payouts", payout.Reference)}
        </div>
        """);

    private static Html Code(Otp otp, DateTimeOffset now) => Html.Of($"""
        <li data-otp="{otp.Number}"><span>+{otp.Number} · {Francs.Print(otp.Amount)}{
            Html.If(otp.ExpiresAt <= now, Expired)}</span> <strong class="code-shown" data-otp-code>{otp.Code}</strong></li>
        """);

    private static Html Expired() => Html.Of($"""<br><small>expiré <span lang="en">expired</span></small>""");
}
