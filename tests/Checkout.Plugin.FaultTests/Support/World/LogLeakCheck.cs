namespace Checkout.Plugin.Tests;

// The nodes' output must hold no key, token, phone number or name.
internal static class LogLeakCheck
{
    private static readonly string[] Names = ["Awa", "Ouédraogo", "awa@example.com"];

    public static void Check(World world, IEnumerable<PayoutAtGateway> payouts)
    {
        var detector = new CanaryDetector(new());
        Array.ForEach([World.ApiKey, World.ApiToken], key => detector.Known.Add(CanaryKind.Key, key));
        Array.ForEach(Names, name => detector.Known.Add(CanaryKind.Person, name));
        foreach (var number in world.Shoppers.Select(shopper => shopper.Phone).Concat(payouts.Select(payout => payout.Customer)))
        {
            detector.Known.Add(CanaryKind.Number, number);
        }

        foreach (var node in world.Nodes)
        {
            detector.Inspect("line that a node wrote", node.Output);
        }

        detector.ThrowIfFound();
    }
}
