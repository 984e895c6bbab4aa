using LigdiCash.Emulator.Invoices;
using LigdiCash.Emulator.Operators;

namespace LigdiCash.Emulator.PaymentPages;

internal sealed record PaymentForm(string OperatorId, string Number, string Code, string? Problem = null)
{
    public static PaymentForm Empty(Invoice invoice)
    {
        var fallback = Payer.Default(invoice);
        return new PaymentForm(fallback.Operator.Id, fallback.Customer, PaymentCode.Sample);
    }

    public static PaymentForm Of(IFormCollection form, Invoice invoice)
    {
        var fallback = Empty(invoice);
        return new PaymentForm(
            form["operator"] is [{ } id] ? id : fallback.OperatorId,
            form["number"] is [{ } number] ? number.Replace(" ", "", StringComparison.Ordinal).TrimStart('+') : fallback.Number,
            form["code"] is [{ } code] ? code.Trim() : fallback.Code);
    }

    public (Payer? Payer, string? Problem) Read(Invoice invoice)
    {
        var chosen = invoice.Order.OfferedOperators.FirstOrDefault(offered => offered.Id == OperatorId);
        return this switch
        {
            _ when chosen is null => (null, "Choisissez un moyen de paiement de la liste."),
            _ when Number.Length is < 8 or > 15 || !Number.All(char.IsAsciiDigit) => (null,
                "Indiquez un numéro avec l’indicatif du pays, par exemple 226 70 00 00 00."),
            _ when chosen.WantsCode && Code.Length == 0 => (null, "Indiquez le code reçu de l’opérateur."),
            // After a wrong code the gateway leaves an invoice pending, and the payer may try again.
            _ when chosen.WantsCode && Code == PaymentCode.Wrong => (null, "Code incorrect. Vous pouvez réessayer."),
            _ when chosen.WantsCode && Code == PaymentCode.Expired => (null, "Code expiré. Demandez-en un autre et réessayez."),
            _ => (new Payer(chosen, Number), null),
        };
    }
}
