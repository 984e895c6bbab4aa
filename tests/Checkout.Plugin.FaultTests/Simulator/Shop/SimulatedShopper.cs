using LigdiCash.Client;

namespace Checkout.Plugin.Tests.Simulator;

// Somebody who buys one thing, more or less patiently, and what they do at the gateway's page or with their phone.
internal sealed class SimulatedShopper(SimulatedWorld world, int number)
{
    private const int MostPresses = 8;
    private static readonly Operator Moov = Operators.Default.Find("MOOV AFRICA BURKINA")!;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly bool _isByPhone = world.Dice.Falls(0.2);
    private long _price = world.Dice.Between(100, 500_000);
    private bool _hasPaid;

    public static string ReferenceOf(int number) => $"order-{number}";

    public async Task LivesAsync()
    {
        var key = NewKey();
        List<Task> presses = [PressesAsync(key)];
        if (world.Weather.Strikes(Fault.ShopperPressesTwice))
        {
            presses.Add(PressesAsync(key));
        }

        if (world.Weather.Strikes(Fault.ShopperOpensTwoTabs))
        {
            presses.Add(PressesAsync(NewKey()));
        }

        await Task.WhenAll(presses);
        if (world.Weather.Strikes(Fault.ShopperChangesTheCart))
        {
            await PauseAsync(TimeSpan.FromSeconds(10), TimeSpan.FromHours(3));
            _price += 25;
            await PressesAsync(NewKey());
        }
    }

    // The phone asks, whatever the shop knows of it.
    public void IsRung(Invoice invoice) => Decide(invoice, world.Weather.Strikes(Fault.CallbackEarly) ? TimeSpan.FromMilliseconds(1) : TimeSpan.FromMinutes(10));

    private async Task PressesAsync(string key)
    {
        for (var press = 0; press < MostPresses; press++)
        {
            switch (world.AnyNode() is { } node ? await node.PayAsync(Request(key)) : null)
            {
                case PayOutcome.Forward forward:
                    await VisitsAsync(forward.Payment.Id, forward.Page);
                    return;
                case PayOutcome.Show show:
                    await ReturnsAsync(show.Payment.Id);
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

    private async Task VisitsAsync(string id, string page)
    {
        world.History.Note("forwarded", id);
        if (_seen.Add(id))
        {
            Decide(world.Gateway.Ledger.Find(page.Split('/')[^1])!, TimeSpan.FromMinutes(10));
        }

        await ReturnsAsync(id);
    }

    private async Task ReturnsAsync(string id)
    {
        if (!world.Weather.Strikes(Fault.ShopperComesBack))
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
        var (weather, dice) = (world.Weather, world.Dice);
        if (weather.Strikes(Fault.ShopperNeverPays) || (_hasPaid && !weather.Strikes(Fault.ShopperPaysEveryPage)))
        {
            return;
        }

        _hasPaid = true;
        var delay = invoice.Rings || !weather.Strikes(Fault.ShopperPaysLate) ? dice.About(patience / 200, patience) : dice.About(patience / 10, TimeSpan.FromDays(6));
        if (weather.Strikes(Fault.ShopperFailsFirst))
        {
            world.Timeline.After(delay * 0.5, Lifetime.Everlasting, () => world.Settles(invoice, isPaid: false));
        }

        world.Timeline.After(delay, Lifetime.Everlasting, () => world.Settles(invoice, isPaid: true));
    }

    private PayRequest Request(string key)
    {
        var cart = new CheckoutCart(ReferenceOf(number), [new("Tissu", 1, Money.Xof(_price))], Money.Xof(_price));
        var phone = PhoneNumber.Parse($"+2266{number:D7}");
        var way = _isByPhone ? new PaymentChoice(PaymentMethods.Mobile, phone, Moov) { Digest = $"phone {number}" } : PaymentChoice.Hosted;
        return new(cart, CheckoutPayer.Empty, key, CartSeen: null, way, new($"browser-{number}", null, $"browser-{number}"));
    }

    private string NewKey() => world.Dice.Hex(32);

    private Task PauseAsync(TimeSpan least, TimeSpan most) => world.Timeline.PauseAsync(world.Dice.About(least, most), Lifetime.Everlasting);
}
