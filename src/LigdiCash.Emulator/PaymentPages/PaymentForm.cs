namespace LigdiCash.Emulator;

internal sealed record PaymentForm(string OperatorId, string Number, string Code, string? Problem = null)
{
    public const string SampleCode = "123456";

    public static PaymentForm Empty(Invoice invoice)
    {
        var usual = Payment.Usual(invoice);
        return new PaymentForm(usual.Operator.Id, usual.Customer, SampleCode);
    }

    public static PaymentForm Of(IFormCollection form, Invoice invoice)
    {
        var usual = Empty(invoice);
        return new PaymentForm(
            form["operator"] is [{ } id] ? id : usual.OperatorId,
            form["number"] is [{ } number] ? number.Replace(" ", "", StringComparison.Ordinal).TrimStart('+') : usual.Number,
            form["code"] is [{ } code] ? code.Trim() : usual.Code);
    }

    public (Payment? Payment, string? Problem) Read(Invoice invoice)
    {
        var chosen = Operators.OfferedFor(invoice).FirstOrDefault(offered => offered.Id == OperatorId);
        return this switch
        {
            _ when chosen is null => (null, "Choisissez un moyen de paiement de la liste."),
            _ when Number.Length is < 8 or > 15 || !Number.All(char.IsAsciiDigit) => (null,
                "Indiquez un numéro avec l’indicatif du pays, par exemple 226 70 00 00 00."),
            _ when chosen.WantsCode && Code.Length == 0 => (null, "Indiquez le code reçu de l’opérateur."),
            // After a wrong code the gateway leaves an invoice pending, and the payer may try again.
            _ when chosen.WantsCode && Code == DirectCustomer.WrongCode => (null, "Code incorrect. Vous pouvez réessayer."),
            _ when chosen.WantsCode && Code == DirectCustomer.ExpiredCode => (null, "Code expiré. Demandez-en un autre et réessayez."),
            _ => (new Payment(chosen, Number), null),
        };
    }
}
