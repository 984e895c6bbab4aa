using System.Text.Json;

namespace LigdiCash.Client;

internal static class PayinWriter
{
    public static byte[] Write(NewPayin payin)
    {
        OrderParts.CheckReference(payin.TransactionId, nameof(payin));
        OrderParts.CheckAmounts(payin.TotalXof, payin.Items, nameof(payin));
        var order = new CreateInvoiceMessage.Order(
            Bill(payin),
            new(WireText.Of(payin.StoreName), OrderParts.Address(payin.StoreWebsite)),
            new(AddressOrNone(payin.CancelUrl), AddressOrNone(payin.ReturnUrl), OrderParts.Address(payin.CallbackUrl)),
            new(payin.TransactionId));
        return JsonSerializer.SerializeToUtf8Bytes(new CreateInvoiceMessage(order), WireContext.Default.CreateInvoiceMessage);
    }

    private static CreateInvoiceMessage.Bill Bill(NewPayin payin) => new(
        [.. payin.Items.Select(OrderParts.Line)],
        payin.TotalXof,
        Devise: "XOF",
        WireText.Of(payin.Description),
        payin.Customer.Digits,
        WireText.Of(payin.CustomerFirstName),
        WireText.Of(payin.CustomerLastName),
        WireText.Of(payin.CustomerEmail),
        ExternalId: "",
        Otp(payin));

    // The code is refused rather than cut, which would change it.
    private static string Otp(NewPayin payin)
    {
        var otp = payin.Otp?.Reveal() ?? "";
        return WireText.Of(otp) == otp
            ? otp
            : throw new ArgumentException("Otp must have at most 255 printable characters.", nameof(payin));
    }

    private static string AddressOrNone(Uri? address) => address is null ? "" : OrderParts.Address(address);
}
