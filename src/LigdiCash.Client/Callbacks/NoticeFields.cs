using System.Text.Json;
using LigdiCash.Client.Wire;

namespace LigdiCash.Client.Callbacks;

// Collects the references of a callback. A field with contradictory values counts as absent.
internal sealed class NoticeFields
{
    // The gateway's longest callback has half as many. The limit bounds the work for a forged body.
    public const int MaxCount = 64;

    private const string TransactionId = "transaction_id";
    private const string ExternalId = "external_id";
    private const string RequestId = "request_id";

    private readonly OneValue _customId = new();
    private readonly OneValue _rootId = new();
    private readonly OneValue _externalId = new();
    private readonly OneValue _requestId = new();

    // Avoids a string for each of the other names.
    public static string? NameOf(JsonProperty property) => property switch
    {
        _ when property.NameEquals(TransactionId) => TransactionId,
        _ when property.NameEquals(ExternalId) => ExternalId,
        _ when property.NameEquals(RequestId) => RequestId,
        _ => null,
    };

    public void TakeCustomId(string? value) => _customId.Take(value);

    public void Take(string name, string? value) => (name switch
    {
        TransactionId => _rootId,
        ExternalId => _externalId,
        RequestId => _requestId,
        _ => null,
    })?.Take(value);

    // custom_data returns the shop's reference. The root's transaction_id may be the gateway's, as in payouts.
    public CallbackNotice ToNotice() => new()
    {
        TransactionId = _customId.IsGiven ? _customId.Value : _rootId.Value,
        ExternalId = _externalId.Value,
        RequestId = _requestId.Value,
    };

    private sealed class OneValue
    {
        private string? _first;
        private bool _contradicted;

        public bool IsGiven => _first is not null;

        public string? Value => _contradicted || _first is null || WireText.Of(_first) != _first ? null : _first;

        public void Take(string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                _first ??= value;
                _contradicted |= _first != value;
            }
        }
    }
}
