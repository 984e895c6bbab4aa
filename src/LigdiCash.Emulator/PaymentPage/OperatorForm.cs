namespace LigdiCash.Emulator;

internal static class OperatorForm
{
    public static Html Show(Invoice invoice, PaymentForm form)
    {
        var countries = Operators.OfferedFor(invoice).GroupBy(offered => offered.Country, StringComparer.Ordinal);
        return Html.Of($"""
            <form method="post" action="{PaymentPageRoutes.PathOf(invoice)}/approve" data-payer-action="approve" class="card">
              <h2 id="ways">Moyen de paiement</h2>
              <div role="radiogroup" aria-labelledby="ways">
              {Html.Each(countries, country => Country(country, form))}
              </div>
              <label for="number">Numéro de téléphone</label>
              <input id="number" name="number" type="tel" inputmode="tel" autocomplete="tel" value="{form.Number}" aria-describedby="number-hint" required>
              <p class="gloss" id="number-hint">Avec l’indicatif du pays. Tout numéro convient ici.</p>
              {Code(invoice, form)}
              <button type="submit">Payer {Francs.Print(invoice.Order.Amount)}</button>
              <p class="gloss">Aucun téléphone ne sonne : le paiement réussit aussitôt. <span lang="en">No phone rings: the payment succeeds at once.</span></p>
            </form>
            """);
    }

    static Html Country(IGrouping<string, Operator> country, PaymentForm form) => Html.Of($"""
        <details name="country"{Html.If(country.Any(offered => offered.Id == form.OperatorId), () => new Html(" open"))}>
          <summary>{country.Key}</summary>
          {Html.Each(country, offered => Choice(offered, offered.Id == form.OperatorId))}
        </details>
        """);

    static Html Choice(Operator offered, bool isChosen) => Html.Of($"""
        <label class="choice"><input type="radio" name="operator" value="{offered.Id}"{Html.If(offered.WantsCode, () => new Html(" data-wants-code"))}{Html.If(isChosen, () => new Html(" checked"))}> {offered.Name}</label>
        """);

    // Shown by the style sheet only while an operator that wants a code is chosen; without it always.
    static Html Code(Invoice invoice, PaymentForm form) => Html.Of($"""
        <div class="code">
          <label for="code">Code de paiement</label>
          <input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" value="{form.Code}" aria-describedby="code-hint">
          <div class="gloss" id="code-hint">
          {Html.Each(Operators.OfferedFor(invoice).Where(offered => offered.WantsCode), offered => Html.Of($"<p>{offered.Name} : {offered.CodeHint}</p>"))}
          <p>Ici, {PaymentForm.WrongCode} est refusé et tout autre code accepté.</p>
          </div>
        </div>
        """);
}
