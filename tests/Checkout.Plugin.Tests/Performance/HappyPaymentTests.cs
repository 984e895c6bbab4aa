using Checkout.Plugin.Benchmarks;
using Xunit;

namespace Checkout.Plugin.Tests.Performance;

// Goal P7: what one payment that goes well costs the database, read off the wire.
public sealed class HappyPaymentTests
{
    private const int MaxCommits = 5;
    private const int MaxReads = 5;

    [Fact]
    public async Task A_payment_waits_for_the_disk_five_times_at_most()
    {
        await using var tapped = await TappedShop.OpenAsync();
        var transactions = await PaysAsync(tapped);

        var durable = transactions.Where(transaction => transaction.IsDurable).ToList();

        Assert.True(durable.Count is > 0 and <= MaxCommits, string.Join(Environment.NewLine, durable));
    }

    [Fact]
    public async Task A_payment_reads_five_times_at_most()
    {
        await using var tapped = await TappedShop.OpenAsync();
        var transactions = await PaysAsync(tapped);

        var reads = transactions.Where(transaction => !transaction.IsShared && transaction.Reads > 0).ToList();

        Assert.True(reads.Sum(transaction => transaction.Reads) is > 0 and <= MaxReads, string.Join(Environment.NewLine, reads));
    }

    [Fact]
    public async Task No_connection_is_held_while_the_gateway_is_called()
    {
        await using var tapped = await TappedShop.OpenAsync(connections: 1);
        var asked = 0;
        tapped.WhileAsked = async () =>
        {
            // The pool has one connection. Opening it fails if a payment holds it.
            await using var connection = await tapped.Source.OpenConnectionAsync();
            asked++;
        };

        await PaysAsync(tapped);

        Assert.Equal(3, asked);
    }

    // From the press of Pay on the open summary to the page that says paid.
    private static async Task<IReadOnlyList<TappedTransaction>> PaysAsync(TappedShop tapped)
    {
        await (await (await tapped.Shop.GoesToPayAsync(Some.Cart())).PaysAsync()).GoesOnAsync();
        await tapped.Shop.ProcessesDueWorkAsync();
        var summary = await tapped.Shop.GoesToPayAsync(Some.Cart());
        tapped.TakeTransactions();

        var payer = await (await summary.PaysAsync()).GoesOnAsync();
        var interstitial = await payer.ApprovesAsync();
        await tapped.Shop.SettlesAsync();
        var result = await interstitial.ContinuesAsync();

        Assert.Equal("paid", result.Status);
        return tapped.TakeTransactions();
    }
}
