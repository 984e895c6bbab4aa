namespace LigdiCash.Emulator;

internal static class TrafficCards
{
    public static Html Show(IReadOnlyList<LedgerEntry> ledger, int shown)
    {
        var callbacks = ledger.Where(entry => entry.Endpoint == "callback").Reverse().Take(shown).ToList();
        var requests = ledger.Where(entry => entry.Endpoint != "callback").Reverse().Take(shown).ToList();
        return Html.Of($"""
            {Card("in", "Reçu", "Came in", requests, Incoming)}
            {Card("out", "Envoyé à la boutique", "Went out to the shop", callbacks, Outgoing)}
            """);
    }

    private static Html Card(string id, string title, string english, List<LedgerEntry> entries, Func<LedgerEntry, Html> row) =>
        Html.Of($"""
        <section class="card" aria-labelledby="{id}">
          <h2 id="{id}">{title} <span lang="en">{english}</span></h2>
          {Html.If(entries.Count == 0, () => Html.Of($"""<p class="gloss">Rien. <span lang="en">Nothing.</span></p>"""))}
          <ul class="items">
          {Html.Each(entries, row)}
          </ul>
        </section>
        """);

    private static Html Incoming(LedgerEntry entry) => Html.Of($"""
        <li class="row" data-came-in="{entry.Endpoint}">
          <span><strong>{entry.Endpoint}</strong> <small>{PaymentCards.Words(Time(entry), entry.TransactionId)}</small>
            {Alarm(entry.Warning)}{Body(entry, "Corps")}</span>
          <span class="price">{entry.Outcome ?? "–"}<br><small>{Answered(entry)}{
              PaymentCards.Words(entry.Fault, entry.Scenario)}</small></span>
        </li>
        """);

    private static Html Outgoing(LedgerEntry entry) => Html.Of($"""
        <li class="row" data-went-out="{entry.Outcome}">
          <span><strong>{(entry.ContentType?.Contains("json", StringComparison.Ordinal) == true ? "JSON" : "formulaire")}</strong> <small>{
              PaymentCards.Words(Time(entry), entry.TransactionId)}</small>
            {Html.If(entry.Answer is { Length: > 0 }, () => Html.Of($"""<br><small>La boutique répond : {entry.Answer}</small>"""))}
            {Alarm(entry.Error)}{Body(entry, "Corps")}</span>
          <span class="price">{entry.Outcome}<br><small>{Answered(entry)}</small></span>
        </li>
        """);

    private static Html Alarm(string? text) => Html.If(text is not null, () => Html.Of($"""<br><small class="alarm">{text}</small>"""));

    private static Html Body(LedgerEntry entry, string title) => Html.If(entry.Body is { Length: > 0 }, () => Html.Of($"""
        <details><summary>{title} <span lang="en">Body</span></summary><pre>{entry.Body}</pre></details>
        """));

    private static string Answered(LedgerEntry entry) => entry.Status is { } status ? $"HTTP {status} " : "";

    private static string Time(LedgerEntry entry) => $"{DateTimeOffset.FromUnixTimeMilliseconds(entry.At):HH:mm:ss}";
}
