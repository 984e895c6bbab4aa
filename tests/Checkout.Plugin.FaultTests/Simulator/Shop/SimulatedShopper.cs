using LigdiCash.Client;

namespace Checkout.Plugin.Tests.Simulator;

// A shopper who buys one thing, and pays on the gateway's page or by phone.
internal sealed class SimulatedShopper(SimulatedWorld world, int number)
{
    private const int MaxPresses = 8;
    private static readonly Operator Moov = Operators.Default.Find("MOOV AFRICA BURKINA")!;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly bool _isByPhone = world.Random.Chance(0.2);
    private long _price = world.Random.Between(100, 500_000);
    private bool _hasPaid;

    public static string ReferenceOf(int number) => $"order-{number}";

    public async Task RunAsync()
    {
        var key = NewKey();
        List<Task> presses = [PressPayAsync(key)];
        if (world.Faults.Occurs(Fault.ShopperPressesTwice))
        {
            presses.Add(PressPayAsync(key));
        }

        if (world.Faults.Occurs(Fault.ShopperOpensTwoTabs))
        {
            presses.Add(PressPayAsync(NewKey()));
        }

        await Task.WhenAll(presses);
        if (world.Faults.Occurs(Fault.ShopperChangesTheCart))
        {
            await PauseAsync(TimeSpan.FromSeconds(10), TimeSpan.FromHours(3));
            _price += 25;
            await PressPayAsync(NewKey());
        }
    }

    // The phone shows the prompt, even if the shop knows nothing of it.
    public void SeesPrompt(Invoice invoice) =>
        Decide(invoice, world.Faults.Occurs(Fault.CallbackEarly) ? TimeSpan.FromMilliseconds(1) : TimeSpan.FromMinutes(10));

    private async Task PressPayAsync(string key)
    {
        for (var press = 0; press < MaxPresses; press++)
        {
            switch (world.AnyNode() is { } node ? await node.PayAsync(Request(key)) : null)
            {
                case PayOutcome.Forward forward:
                    await VisitAsync(forward.Payment.Id, forward.Page);
                    return;
                case PayOutcome.Show show:
                    await ReturnAsync(show.Payment.Id);
                    return;
                case PayOutcome.TryAgain:
                    key = NewKey();
                    break;
                case PayOutcome.KeyReused or PayOutcome.Rejected or PayOutcome.CodeSent or PayOutcome.NoCart:
                    return;
            }

            await PauseAsync(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        }
    }

    private async Task VisitAsync(string id, string page)
    {
        world.History.Note("forwarded", id);
        if (_seen.Add(id))
        {
            Decide(world.Gateway.Ledger.Find(page.Split('/')[^1])!, TimeSpan.FromMinutes(10));
        }

        await ReturnAsync(id);
    }

    private async Task ReturnAsync(string id)
    {
        if (!world.Faults.Occurs(Fault.ShopperComesBack))
        {
            return;
        }

        await PauseAsync(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(30));
        if (world.AnyNode() is { } node)
        {
            await node.ReturnAsync(id);
        }

        for (var view = 0; view < 4; view++)
        {
            await PauseAsync(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20));
            if (world.AnyNode() is { } another)
            {
                await another.ShowAsync(id);
            }
        }
    }

    private void Decide(Invoice invoice, TimeSpan patience)
    {
        var (faults, random) = (world.Faults, world.Random);
        if (faults.Occurs(Fault.ShopperNeverPays) || (_hasPaid && !faults.Occurs(Fault.ShopperPaysEveryPage)))
        {
            return;
        }

        _hasPaid = true;
        var delay = invoice.IsPrompt || !faults.Occurs(Fault.ShopperPaysLate) ? random.LogUniform(patience / 200, patience)
            : random.LogUniform(patience / 10, TimeSpan.FromDays(6));
        if (faults.Occurs(Fault.ShopperFailsFirst))
        {
            world.Timeline.After(delay * 0.5, ProcessLifetime.Everlasting, () => world.Settle(invoice, isPaid: false));
        }

        world.Timeline.After(delay, ProcessLifetime.Everlasting, () => world.Settle(invoice, isPaid: true));
    }

    private PayRequest Request(string key)
    {
        var cart = new CheckoutCart(ReferenceOf(number), [new("Tissu", 1, Money.Xof(_price))], Money.Xof(_price));
        var phone = PhoneNumber.Parse($"+2266{number:D7}");
        var choice = _isByPhone
            ? new PaymentChoice(PaymentMethods.Mobile, phone, Moov) { Digest = $"phone {number}" }
            : PaymentChoice.Hosted;
        return new(cart, CheckoutPayer.Empty, key, CartSeen: null, choice, new($"browser-{number}", null, $"browser-{number}"));
    }

    private string NewKey() => world.Random.Hex(32);

    private Task PauseAsync(TimeSpan min, TimeSpan max) =>
        world.Timeline.PauseAsync(world.Random.LogUniform(min, max), ProcessLifetime.Everlasting);
}
