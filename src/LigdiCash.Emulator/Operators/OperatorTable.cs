namespace LigdiCash.Emulator.Operators;

// developers.ligdicash.com/en/reference/supported-operators. The prefixes are public numbering plans, except 226 70 (from that page).
internal static class OperatorTable
{
    private const string Burkina = "Burkina Faso";
    private const string Ivory = "Côte d’Ivoire";
    private const string Niger = "Niger";

    public static readonly Operator Wallet =
        new("-", "LIGDICASH", "Portefeuille LigdiCash", "Tous les pays", "", 0, ValidationMode.SmsOtp,
            "") { CodeHint = "Le code arrive dans l’application LigdiCash ou par SMS." };

    public static readonly IReadOnlyList<Operator> All =
    [
        new("11", "ORANGE BURKINA", "Orange Money", Burkina, "226", 10, ValidationMode.UssdOtp,
            "04 05 06 07 54 55 56 57 64 65 66 67 70 74 75 76 77")
        {
            CodeHint = "Composez *144*4*6# pour obtenir le code.",
            Dial = "*144*4*6#",
        },
        new("12", "MOOV AFRICA BURKINA", "Moov Africa", Burkina, "226", 100, ValidationMode.UssdPush,
            "01 02 03 50 51 52 53 60 61 62 63 71 72 73"),
        new("16", "ORANGE CI", "Orange Money", Ivory, "225", 10, ValidationMode.OperatorRedirect, "07"),
        new("14", "MOOV CI", "Moov Africa", Ivory, "225", 100, ValidationMode.UssdPush, "01"),
        new("15", "MTN CI", "MTN Mobile Money", Ivory, "225", 10, ValidationMode.GuidedUssd, "05") { Dial = "*133#" },
        new("2", "MOOV BENIN", "Moov Africa", "Bénin", "229", 100, ValidationMode.UssdPush,
            "94 95 98 99 0155 0158 0160 0163 0164 0165 0168 0194 0195 0198 0199"),
        new("1", "MTN BENIN", "MTN Mobile Money", "Bénin", "229", 100, ValidationMode.UssdPush,
            "90 91 96 97 0142 0146 0150 0151 0152 0153 0154 0161 0162 0166 0167 0169 0190 0191 0196 0197"),
        new("33", "ORANGE GUINEE", "Orange Money", "Guinée", "224", 200, ValidationMode.LigdiCashRedirect, "61 62"),
        new("51", "MTN GUINEE", "MTN Mobile Money", "Guinée", "224", 200, ValidationMode.LigdiCashRedirect, "66"),
        new("18", "ORANGE MALI", "Orange Money", "Mali", "223", 100, ValidationMode.OperatorRedirect, "7 8 9"),
        new("27", "AIRTEL NIGER", "Airtel", Niger, "227", 10, ValidationMode.UssdPush, "88 89 96 97 98 99"),
        new("28", "ORANGE/ZAMANI NIGER", "Zamani", Niger, "227", 10, ValidationMode.GuidedUssd, "80 81 90 91 92") { Dial = "#146#" },
        new("29", "MOOV AFRICA NIGER", "Moov Africa", Niger, "227", 0, ValidationMode.UssdPush, "84 85 94 95"),
        // The row is published in part. The end of the name, the mode and the prefixes are assumptions.
        new("34", "ORANGE RDC", "Orange Money", "RD Congo", "243", 0, ValidationMode.UssdPush, "80 84 85 89"),
        new("39", "WAVE SENEGAL", "Wave", "Sénégal", "221", 0, ValidationMode.LigdiCashRedirect, "7"),
        new("3", "YAS TOGO", "Mixx by Yas", "Togo", "228", 0, ValidationMode.UssdPush, "70 71 72 73 90 91 92 93"),
        Wallet,
    ];

    public static Operator? Of(string number) => All.FirstOrDefault(candidate => candidate.Serves(number));
}
