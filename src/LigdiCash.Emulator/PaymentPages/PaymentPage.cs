namespace LigdiCash.Emulator;

internal static class PaymentPage
{
    public static IResult Show(Invoice invoice, PaymentForm form) => Layout.Page(
        $"Payer {Francs.Print(invoice.Order.Amount)}",
        Html.Of($"""
            {Html.If(IsPortal(invoice), () => PortalHead(invoice))}
            {Summary(invoice)}
            {Html.If(invoice.Status == Invoice.Pending, () => Choices(invoice, form))}
            {Html.If(invoice.Status == Invoice.Completed, () => Settled(
                invoice, "Cette facture est déjà payée.", "This invoice has already been paid."))}
            {Html.If(invoice.Status == Invoice.NotCompleted, () => Settled(
                invoice, "Le paiement de cette facture a été refusé.", "The payment of this invoice was declined."))}
            """),
        form.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    public static IResult NotFound() => Layout.Page(
        "Facture introuvable",
        Html.Of($"""
            <section class="card">
              <h1>Facture introuvable</h1>
              <p>Cette adresse ne correspond à aucune facture. L’émulateur oublie tout quand il s’arrête : {
                  "relancez le paiement depuis la boutique."}</p>
              <p class="gloss" lang="en">No invoice has this address. The emulator forgets everything when it stops: {
                  "start the payment again from the shop."}</p>
            </section>
            """),
        StatusCodes.Status404NotFound);

    private static bool IsPortal(Invoice invoice) => invoice.Order.Operator?.Mode == ValidationMode.OperatorRedirect;

    private static Html PortalHead(Invoice invoice) => Html.Of($"""
        <p class="portal" data-operator-portal="{invoice.Order.Operator?.Id}"><strong>{invoice.Order.Operator?.Name}</strong> {
            invoice.Order.Operator?.Country} · portail de l’opérateur <span lang="en">operator’s portal</span></p>
        """);

    private static Html Summary(Invoice invoice) => Html.Of($"""
        <section class="card" data-invoice-status="{invoice.Status}" data-amount="{invoice.Order.Amount}">
          <p class="store">{(invoice.Order.StoreName.Length > 0 ? invoice.Order.StoreName : "Boutique")}</p>
          <h1><span class="visually-hidden">Montant : </span>{Francs.Print(invoice.Order.Amount)}</h1>
          <p>{invoice.Order.Description}</p>
          {Html.If(invoice.Order.Items.Count > 0, () => Items(invoice))}
          <p class="reference">Référence {invoice.RequestId}{Html.If(
              invoice.Script.Scenario is not null, () => Html.Of($" · scénario {invoice.Script.Scenario?.Name}"))}</p>
        </section>
        """);

    private static Html Items(Invoice invoice) => Html.Of($"""
        <ul class="items">
        {Html.Each(invoice.Order.Items, item => Html.Of($"""
            <li><span>{item.Quantity} × {item.Name}</span> <span class="price">{Francs.Print(item.TotalPrice)}</span></li>
            """))}
        </ul>
        """);

    private static Html Choices(Invoice invoice, PaymentForm form) => Html.Of($"""
        {Html.If(form.Problem is not null, () => Html.Of($"""<p class="problem" role="alert" data-payer-problem>{form.Problem}</p>"""))}
        {OperatorForm.Show(invoice, form)}
        <div class="ways-out">
          <form method="post" action="{PaymentPageRoutes.PathOf(invoice)}/decline" data-payer-action="decline">
            <button type="submit" class="quiet">Refuser</button>
            <p class="gloss">L’opérateur refuse, c’est définitif. <span lang="en">Declined for good.</span></p>
          </form>
          <form method="post" action="{PaymentPageRoutes.PathOf(invoice)}/cancel" data-payer-action="cancel">
            <button type="submit" class="quiet">Annuler</button>
            <p class="gloss">Retour à la boutique, rien n’est payé. <span lang="en">Back to the shop, unpaid.</span></p>
          </form>
        </div>
        """);

    private static Html Settled(Invoice invoice, string sentence, string english) => Html.Of($"""
        <section class="card" data-already-settled>
          <p><strong>{sentence}</strong></p>
          <p class="gloss" lang="en">{english}</p>
          {Html.If(invoice.Order.ReturnUrl.IsWebAddress(), () => Html.Of($"""
              <p><a class="button" href="{invoice.Order.ReturnUrl}" data-back-to-shop>Retour à la boutique</a></p>
              """))}
        </section>
        """);
}
