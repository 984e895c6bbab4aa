using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

// Every call of the client, by a name a theory can take.
internal static class Flows
{
    private static readonly Dictionary<string, Func<LigdiCashClient, CancellationToken, Task>> Calls = new(StringComparer.Ordinal)
    {
        ["hosted payin"] = (client, token) => client.CreateInvoiceAsync(Invoices.OfTissu(), token),
        ["direct payin"] = (client, token) => client.StartPayinAsync(Payins.ByOtp(), token),
        ["wallet code"] = (client, token) => client.RequestWalletOtpAsync(Payins.Awa, 12_500, token),
        ["wallet debit"] = (client, token) => client.DebitWalletAsync(Payins.ByOtp(), token),
        ["payout"] = (client, token) => client.CreatePayoutAsync(Payouts.Refund(), token),
        ["wallet payout"] = (client, token) => client.CreateWalletPayoutAsync(Payouts.Refund(), WalletPayoutMode.KeepInWallet, token),
        ["payin status"] = (client, token) => client.ConfirmInvoiceAsync(new("TOK"), token),
        ["payout status"] = (client, token) => client.ConfirmPayoutAsync(new("TOK"), token),
    };

    public static TheoryData<string> All => [.. Calls.Keys];

    // The calls with an effect.
    public static TheoryData<string> Acting => [.. Calls.Keys.Where(name => !name.EndsWith("status", StringComparison.Ordinal))];

    public static TheoryData<string> Creating =>
        [.. Calls.Keys.Where(name => !name.EndsWith("status", StringComparison.Ordinal) && name != "wallet code")];

    public static Task CallAsync(this LigdiCashClient client, string flow, CancellationToken cancellationToken = default) =>
        Calls[flow](client, cancellationToken);

    // Advances the clock in small steps, only while the client waits for a timer, until the call has ended.
    public static async Task<Exception?> FinishAsync(this StubGateway gateway, Task call)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!call.IsCompleted)
        {
            gateway.Time.Advance(gateway.Time.UntilNextTimer is null ? TimeSpan.Zero : TimeSpan.FromMilliseconds(10));
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        return await Record.ExceptionAsync(() => call);
    }
}
