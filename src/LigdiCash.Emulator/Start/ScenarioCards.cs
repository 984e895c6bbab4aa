namespace LigdiCash.Emulator;

internal static class ScenarioCards
{
    public static Html Next(IReadOnlyList<ScenarioRule> rules) => Html.Of($"""
        <section class="card" aria-labelledby="scenario">
          <h2 id="scenario">Scénario du prochain paiement <span lang="en">Scenario of the next payment</span></h2>
          {Html.If(rules.Count > 0, () => Chosen(rules))}
          <form method="post" action="{StartPageRoutes.Actions}/scenarios" data-choose-scenario>
            <label for="scenario-name">Scénario</label>
            <select id="scenario-name" name="scenario">
            {Html.Each(ScenarioTable.All, row => Html.Of($"""<option value="{row.Name}">{row.Name} – {row.Says}</option>"""))}
            </select>
            <label for="scenario-seconds">Attente en secondes, si autre que la sienne {
                Html.English("Wait in seconds, if not its own")}</label>
            <input id="scenario-seconds" name="seconds" type="number" min="0" max="{ScenarioTable.MaxSeconds}" inputmode="numeric">
            <label class="check"><input type="checkbox" name="stands" value="1"> <span>Tous les suivants aussi {
                Html.English("All that follow, too")}</span></label>
            <button type="submit">Choisir <span lang="en">Choose</span></button>
          </form>
        </section>
        """);

    public static Html Numbers() => Html.Of($"""
        <section class="card" aria-labelledby="numbers">
          <h2 id="numbers">Numéros magiques <span lang="en">Magic numbers</span></h2>
          <p>Le début du numéro donne l’opérateur, sa fin le scénario : 226 60 <strong>99 00 02</strong>, c’est Moov Burkina qui refuse.
            <span lang="en">The beginning means the operator, the end the scenario. Also: custom_data.scenario = name.</span></p>
          <p>Code USSD ou du portefeuille : <strong>{DirectCustomer.WrongCode}</strong> est faux, <strong>{
              DirectCustomer.ExpiredCode}</strong> a expiré. <span lang="en">Codes that are wrong and expired.</span></p>
          <details data-magic-numbers>
            <summary>Les {ScenarioTable.All.Count} scénarios <span lang="en">All scenarios</span></summary>
            <ul class="items">
            {Html.Each(ScenarioTable.All, row => Html.Of($"""
                <li><span><strong>{row.Name}</strong><br><small>{row.Says} {
                    Html.English(row.InEnglish)}</small></span> <span class="price">…{ScenarioTable.EndingOf(row)}</span></li>
                """))}
            </ul>
          </details>
          <details>
            <summary>Les opérateurs <span lang="en">The operators</span></summary>
            <ul class="items">
            {Html.Each(Operators.All.Where(row => !row.ServesAllCountries), row => Html.Of($"""
                <li><span><strong>{row.WireName}</strong> <small>{row.Mode}</small><br><small>+{row.CallingCode} {
                    row.Prefixes}</small></span> <span class="price">{row.Id}</span></li>
                """))}
            </ul>
          </details>
        </section>
        """);

    private static Html Chosen(IReadOnlyList<ScenarioRule> rules) => Html.Of($"""
        <ul class="items">
        {Html.Each(rules, rule => Html.Of($"""
            <li data-next-scenario="{rule.Scenario}"><span><strong>{rule.Scenario}</strong>{
                Html.If(rule.Seconds is not null, () => Html.Of($" <small>{rule.Seconds} s</small>"))}</span> <span>{
                Times(rule)}</span></li>
            """))}
        </ul>
        <form method="post" action="{StartPageRoutes.Actions}/scenarios/clear" data-clear-scenarios>{
            PaymentCards.Button("small quiet", "Effacer", "Clear")}</form>
        """);

    private static string Times(ScenarioRule rule) => rule.Times == 0 ? "jusqu’à l’effacement" : $"{rule.Times} ×";
}
