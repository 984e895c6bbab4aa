namespace LigdiCash.Emulator;

// CodeHint is set where the payer types a code, and says where it comes from.
internal sealed record Operator(string Id, string WireName, string Name, string Country, string CallingCode, long Min, string? CodeHint = null)
{
    public bool WantsCode => CodeHint is not null;
}

// Protocol notes, section 4. The wallet's id is unpublished and printed as a dash there.
internal static class Operators
{
    const string Burkina = "Burkina Faso";
    const string Ivory = "Côte d’Ivoire";
    const string Niger = "Niger";

    public static readonly IReadOnlyList<Operator> All =
    [
        new("11", "ORANGE BURKINA", "Orange Money", Burkina, "226", 10, "Composez *144*4*6# pour obtenir le code."),
        new("12", "MOOV AFRICA BURKINA", "Moov Africa", Burkina, "226", 100),
        new("16", "ORANGE CI", "Orange Money", Ivory, "225", 10),
        new("14", "MOOV CI", "Moov Africa", Ivory, "225", 100),
        new("15", "MTN CI", "MTN Mobile Money", Ivory, "225", 10),
        new("2", "MOOV BENIN", "Moov Africa", "Bénin", "229", 100),
        new("1", "MTN BENIN", "MTN Mobile Money", "Bénin", "229", 100),
        new("33", "ORANGE GUINEE", "Orange Money", "Guinée", "224", 200),
        new("51", "MTN GUINEE", "MTN Mobile Money", "Guinée", "224", 200),
        new("18", "ORANGE MALI", "Orange Money", "Mali", "223", 100),
        new("27", "AIRTEL NIGER", "Airtel", Niger, "227", 10),
        new("28", "ORANGE/ZAMANI NIGER", "Zamani", Niger, "227", 10),
        new("29", "MOOV AFRICA NIGER", "Moov Africa", Niger, "227", 0),
        new("39", "WAVE SENEGAL", "Wave", "Sénégal", "221", 0),
        new("3", "YAS TOGO", "Mixx by Yas", "Togo", "228", 0),
        new("-", "LIGDICASH", "Portefeuille LigdiCash", "Tous les pays", "", 0, "Le code arrive dans l’application LigdiCash ou par SMS."),
    ];

    // A customer number in the create request narrows the page to the operators of its country.
    public static IReadOnlyList<Operator> OfferedFor(Invoice invoice) =>
    [
        .. All.Where(candidate => invoice.Order.Amount >= candidate.Min
            && (invoice.Order.Customer.Length == 0 || invoice.Order.Customer.StartsWith(candidate.CallingCode, StringComparison.Ordinal))),
    ];
}
