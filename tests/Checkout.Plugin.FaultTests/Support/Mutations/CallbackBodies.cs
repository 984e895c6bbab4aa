using System.Text;

namespace Checkout.Plugin.Tests;

// Callbacks in every known shape of custom_data, and valid and invalid content types.
internal static class CallbackBodies
{
    public const string Id = "7d3f0e9b52c14a6f8b0d6c1a2e4f5a60";

    public static readonly string?[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-8", "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=ISO-8859-1",
        "text/plain", "multipart/form-data; boundary=x", "application/json; charset=utf-7", ";;;=", "", null,
    ];

    private const string Entries =
        $$"""[{"keyof_customdata":"transaction_id","valueof_customdata":"{{Id}}","datecreation_customdata":"2026-05-09 07:20:23.362788"},"""
        + """{"keyof_customdata":"logfile","valueof_customdata":"2026050907202369fee03756652"}]""";

    private const string Around = """
        "date":"2026-05-09 07:20:23+00","token":"","amount":4200,"montant":4200,"status":"completed",
        "customer":"22676275726","request_id":"P2777636082026","operator_name":"ORANGE BURKINA","response_code":"00",
        "customer_details":{"firstname":"Awa","lastname":"Ou\u00e9draogo"}
        """;

    public static readonly byte[][] All =
    [
        .. new[]
        {
            $$$"""{ {{{Around}}},"custom_data":{{{Entries}}},"external_id":"{{{Id}}}"}""",
            $$$"""{ {{{Around}}},"custom_data":{"transaction_id":"{{{Id}}}"} }""",
            $$$"""{ {{{Around}}},"custom_data":"{{{Entries.Replace("\"", "\\\"", StringComparison.Ordinal)}}}"}""",
            $$$"""{ {{{Around}}},"custom_data":{"3":{"keyof_customdata":"transaction_id","valueof_customdata":"{{{Id}}}"} } }""",
            $$$"""{"amount":"4200","transaction_id":"{{{Id}}}","custom_data":[],"external_id":"{{{Id}}}"}""",
            $"custom_data={Uri.EscapeDataString(Entries)}&token=&amount=4200&status=completed&operator_name=ORANGE+BURKINA",
            "custom_data%5B0%5D%5Bkeyof_customdata%5D=transaction_id"
                + $"&custom_data%5B0%5D%5Bvalueof_customdata%5D={Id}&amount=4200&customer_details%5Bfirstname%5D=Awa",
            $"custom_data[1][valueof_customdata]={Id}&custom_data[0][valueof_customdata]=f9"
                + "&custom_data[1][keyof_customdata]=transaction_id&status=completed",
            $"custom_data[transaction_id]={Id}&custom_data[logfile]=x&status=completed",
            $"transaction_id={Id}&external_id={Id}&request_id=P2777636082026",
        }.Select(Encoding.UTF8.GetBytes),
    ];
}
