using System.Text.Json;
using LigdiCash.Emulator.Operators;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Invoices;

internal sealed class CreateMessage
{
    private const long MinAmount = 9;
    private const long MaxAmount = 2_000_000;

    private static readonly string[] RequiredOfInvoice = ["items", "total_amount", "devise", "description", "customer"];
    private static readonly string[] RequiredOfItem = ["name", "quantity", "total_price"];

    private readonly JsonElement _commande;
    private readonly JsonElement _invoice;
    private readonly bool _acceptsText;

    private CreateMessage(JsonElement root, bool acceptsText)
    {
        _acceptsText = acceptsText;
        _commande = root.Member("commande");
        _invoice = _commande.Member("invoice");
    }

    public string? TransactionId => CustomObject.Member("transaction_id").Text() is { Length: > 0 } id ? id : null;

    public long? Amount => _invoice.Member("total_amount").Whole(_acceptsText);

    public IEnumerable<JsonProperty> CustomData => CustomObject.ValueKind == JsonValueKind.Object ? CustomObject.EnumerateObject() : [];

    public string Customer => _invoice.Member("customer").Text();

    public string Otp => _invoice.Member("otp").Text().Trim();

    public string? ScenarioName => CustomObject.Member("scenario").Text() is { Length: > 0 } name ? name : null;

    // Official libraries send amounts as texts. The documentation forbids that for hosted payins.
    public static CreateMessage Parse(string body, bool acceptsText)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return new CreateMessage(document.RootElement.Clone(), acceptsText);
        }
        catch (JsonException)
        {
            return new CreateMessage(default, acceptsText);
        }
    }

    public static bool IsAmount(long? amount) => amount is >= MinAmount and <= MaxAmount;

    public Refusal? Check()
    {
        if (_invoice.ValueKind != JsonValueKind.Object || RequiredOfInvoice.Any(name => _invoice.Member(name).IsAbsent()))
        {
            return InvoiceCodes.Malformed;
        }

        if (_invoice.Member("items").ValueKind != JsonValueKind.Array)
        {
            return InvoiceCodes.Malformed;
        }

        return Items.Select(CheckItem).FirstOrDefault(refusal => refusal is not null) ?? CheckCurrency() ?? CheckAmount();
    }

    public InvoiceOrder ToOrder(Operator? only)
    {
        var actions = _commande.Member("actions");
        return new InvoiceOrder
        {
            Amount = Amount ?? 0,
            Description = _invoice.Member("description").Text(),
            StoreName = _commande.Member("store").Member("name").Text(),
            Customer = Customer,
            Operator = only,
            FirstName = _invoice.Member("customer_firstname").Text(),
            LastName = _invoice.Member("customer_lastname").Text(),
            Email = _invoice.Member("customer_email").Text(),
            ReturnUrl = actions.Member("return_url").Text(),
            CancelUrl = actions.Member("cancel_url").Text(),
            CallbackUrl = actions.Member("callback_url").Text(),
            Items = [.. Items.Select(ToItem)],
            CustomData = [.. CustomData.Select(entry => KeyValuePair.Create(entry.Name, entry.Value.Text()))],
            TransactionId = TransactionId,
        };
    }

    private JsonElement CustomObject => _commande.Member("custom_data");

    private IEnumerable<JsonElement> Items => _invoice.Member("items").Entries();

    private Refusal? CheckItem(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return InvoiceCodes.Malformed;
        }

        if (item.Member("unit_price").IsAbsent())
        {
            return InvoiceCodes.UndefinedKey("unit_price");
        }

        var isWhole = item.Member("quantity").Whole(_acceptsText) is not null && item.Member("unit_price").Whole(_acceptsText) is not null;
        return isWhole && !RequiredOfItem.Any(name => item.Member(name).IsAbsent()) ? null : InvoiceCodes.Malformed;
    }

    private Refusal? CheckCurrency() =>
        _invoice.Member("devise").Text().Equals("XOF", StringComparison.OrdinalIgnoreCase) ? null : InvoiceCodes.Malformed;

    private Refusal? CheckAmount() => IsAmount(Amount) ? null : InvoiceCodes.AmountOutOfRange;

    private OrderedItem ToItem(JsonElement item) => new(
        item.Member("name").Text(),
        item.Member("description").Text(),
        item.Member("quantity").Whole(_acceptsText) ?? 0,
        item.Member("unit_price").Whole(_acceptsText) ?? 0,
        item.Member("total_price").Whole(_acceptsText) ?? 0);
}
