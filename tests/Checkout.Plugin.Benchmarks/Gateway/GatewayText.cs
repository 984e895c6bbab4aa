using System.Globalization;

namespace Checkout.Plugin.Benchmarks;

// The gateway's answers and callbacks, field by field as its documentation shows them; ASCII throughout.
internal static class GatewayText
{
    public static string Created(string id, long amount, string host) =>
        $$"""{"response_code":"00","token":"{{BenchToken.Of(id, amount)}}","response_text":"http://{{host}}/pay/{{id}}","description":"","""
        + """ "wiki":"https://client.ligdicash.com/wiki/createInvoice"}""";

    public static string Confirmed(string id, long amount) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"response_code":"00","status":"completed","operator_id":"11","operator_name":"ORANGE BURKINA","customer":"22670000000",
        "montant":{{amount}},"amount":{{amount}},"date":"2026-04-15 11:19:28+00","external_id":"{{id}}",
        "oreference":"","request_id":"P{{id}}",
        "token":"","response_text":"","description":"","custom_data":{{CustomData(id)}},
        "customer_details":{"firstname":"Awa","lastname":"Diallo","email":"awa@example.com","phone":"22670000000","details":""},
        "wiki":"https://client.ligdicash.com/wiki/confirmInvoice"}
        """).ReplaceLineEndings("");

    // The same fields as a confirm's answer, as JSON.
    public static string JsonCallback(string id) => Confirmed(id, 17_500);

    // The same fields as a form, where custom_data is a text.
    public static string FormCallback(string id) => HttpText.Fields(
        ("custom_data", CustomData(id)), ("date", "2026-05-09 07:20:23+00"),
        ("wiki", "https://client.ligdicash.com/wiki/confirmInvoice"), ("token", ""), ("amount", "17500"), ("status", "completed"),
        ("montant", "17500"), ("customer", "22670000000"), ("oreference", ""), ("request_id", $"P{id}"), ("external_id", id),
        ("operator_id", "11"), ("operator_name", "ORANGE BURKINA"), ("response_code", "00"), ("response_text", ""), ("description", ""));

    private static string CustomData(string id) =>
        $$"""
        [{"keyof_customdata":"transaction_id","valueof_customdata":"{{id}}","datecreation_customdata":"2026-05-09 07:20:23.362788"},
        {"keyof_customdata":"logfile","valueof_customdata":"2026050907202369fee03756652",
        "datecreation_customdata":"2026-05-09 07:20:23.362788"}]
        """.ReplaceLineEndings("");
}
