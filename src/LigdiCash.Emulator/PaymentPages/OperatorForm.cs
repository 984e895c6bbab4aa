namespace LigdiCash.Emulator;

internal static class OperatorForm
{
    public static Html Show(Invoice invoice, PaymentForm form) => Html.Of($"""
        <form method="post" action="{PaymentPageRoutes.PathOf(invoice)}/approve" data-payer-action="approve" class="card">
          {Choices(invoice, form)}
          <label for="number">Numéro de téléphone</label>
          <input id="number" name="number" type="tel" inputmode="tel" autocomplete="tel" value="{
              form.Number}" aria-describedby="number-hint" required>
          <p class="gloss" id="number-hint">Avec l’indicatif du pays. Ici, tout numéro convient.</p>
          {Code(form)}
          <button type="submit">Payer {Francs.Print(invoice.Order.Amount)}</button>
          <p class="gloss">Aucun téléphone ne sonne : le paiement réussit aussitôt, à moins que la fin du numéro ne dise autre chose ({
              Declined()} : refusé). <span lang="en">No phone rings: the payment succeeds at once, unless the number’s end says otherwise ({
              Declined()}: declined).</span></p>
        </form>
        """);

    private static Html Declined() => Html.Of($"""<span class="nowrap">…{ScenarioTable.NumberMark}02</span>""");

    private static Html Choices(Invoice invoice, PaymentForm form)
    {
        var offered = Operators.OfferedFor(invoice);
        var near = offered.Where(candidate => candidate.Country == offered[0].Country || candidate.ServesAllCountries).ToList();
        var far = offered.Except(near).ToList();
        return Html.Of($"""
            <fieldset>
              <legend>Moyen de paiement</legend>
              {Html.Each(near, candidate => Choice(candidate, form))}
              {Html.If(far.Count > 0, () => OtherCountries(far, form))}
            </fieldset>
            """);
    }

    private static Html OtherCountries(List<Operator> far, PaymentForm form) => Html.Of($"""
        <details{Html.If(far.Exists(candidate => candidate.Id == form.OperatorId), () => new Html(" open"))}>
          <summary>Autres pays</summary>
          {Html.Each(far.GroupBy(candidate => candidate.Country, StringComparer.Ordinal), country => Html.Of($"""
              <p class="country">{country.Key}</p>
              {Html.Each(country, candidate => Choice(candidate, form))}
              """))}
        </details>
        """);

    private static Html Choice(Operator candidate, PaymentForm form) => Html.Of($"""
        <label class="choice">
          <input type="radio" name="operator" value="{candidate.Id}"{Html.If(candidate.WantsCode, () => new Html(" data-wants-code"))}{
              Html.If(candidate.Id == form.OperatorId, () => new Html(" checked"))}>
          <span>{candidate.Name}{Html.If(candidate.WantsCode, () => Html.Of($"<small>{candidate.CodeHint}</small>"))}</span>
        </label>
        """);

    // The style sheet hides it unless the chosen operator needs a code.
    private static Html Code(PaymentForm form) => Html.Of($"""
        <div class="code">
          <label for="code">Code de paiement</label>
          <input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" value="{
              form.Code}" aria-describedby="code-hint">
          <p class="gloss" id="code-hint">Ici, {DirectCustomer.WrongCode} est faux, {
              DirectCustomer.ExpiredCode} a expiré, tout autre code convient.</p>
        </div>
        """);
}
