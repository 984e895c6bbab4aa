namespace LigdiCash.Emulator;

internal sealed class StartPage(
    InvoiceRegistry invoices, PayoutRegistry payouts, OtpRegistry otps, ScenarioRegistry scenarios, BalanceRegistry balances,
    RequestLedger ledger, TimeProvider time)
{
    private const int Shown = 20;

    public IResult Show(bool isLate)
    {
        var (payinsShown, payoutsShown) = (invoices.Newest(Shown), payouts.Newest(Shown));
        return Layout.Page("Émulateur LigdiCash", Html.Of($"""
            {Head()}
            {Html.If(isLate, TooLate)}
            <div class="columns">
              <div>
                {PhoneCards.Prompts(payinsShown, payoutsShown)}
                {PhoneCards.Codes(otps.Read(), time.GetUtcNow())}
                {ScenarioCards.Next(scenarios.Read())}
                {ScenarioCards.Numbers()}
              </div>
              <div>
                {PaymentCards.Invoices(payinsShown)}
                {PaymentCards.Payouts(payoutsShown, balances.Read())}
                {TrafficCards.Show(ledger.Read(endpoint: null, transactionId: null), Shown)}
                {ControlCard.Show()}
              </div>
            </div>
            """), isWide: true);
    }

    private static Html TooLate() => Html.Of($"""
        <p class="problem" role="alert" data-too-late>Trop tard : ce paiement est déjà final, ou oublié. {Html.English(
            "Too late: this payment is final already, or forgotten.")}</p>
        """);

    private static Html Head() => Html.Of($"""
        <header class="head">
          <h1>Émulateur LigdiCash</h1>
          <p>Une passerelle de paiement locale pour le développement et les tests : ni compte, ni internet, ni argent.
            {Html.English(
                "A local payment gateway for development and tests: no account, no internet, no money. "
                + "Point the shop’s gateway address here.")}</p>
          <p><a class="button small" href="/" data-refresh>Actualiser <span lang="en">Refresh</span></a></p>
        </header>
        """);
}
