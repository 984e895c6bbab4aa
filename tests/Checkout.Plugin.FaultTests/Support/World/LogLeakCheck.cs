namespace Checkout.Plugin.Tests;

// The nodes' output must hold no key, token, phone number or name.
internal static class LogLeakCheck
{
    private static readonly string[] Names = ["Awa", "Ouédraogo", "awa@example.com"];

    public static void Check(World world, IEnumerable<PayoutAtGateway> payouts)
    {
        var watch = new Watch(new());
        Array.ForEach([World.ApiKey, World.ApiToken], key => watch.Book.Add(CanaryKind.Key, key));
        Array.ForEach(Names, name => watch.Book.Add(CanaryKind.Person, name));
        foreach (var number in world.Shoppers.Select(shopper => shopper.Phone).Concat(payouts.Select(payout => payout.Customer)))
        {
            watch.Book.Add(CanaryKind.Number, number);
        }

        foreach (var node in world.Nodes)
        {
            watch.Look("line that a node wrote", node.Output);
        }

        watch.Tell();
    }
}
