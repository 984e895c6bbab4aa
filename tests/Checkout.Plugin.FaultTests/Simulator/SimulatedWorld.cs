namespace Checkout.Plugin.Tests.Simulator;

// Everything there is, from one seed: nodes over one database, the gateway, the shoppers, and what goes wrong in a week.
internal sealed class SimulatedWorld : IDisposable
{
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private const int Shoppers = 180;
    private const int MostForged = 60;
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestDownTime = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan[] WrongBy = [TimeSpan.Zero, TimeSpan.FromSeconds(-90), TimeSpan.FromDays(2), TimeSpan.FromHours(-5), TimeSpan.FromMilliseconds(400)];
    private readonly SimulatedNode?[] _nodes;
    private readonly List<SimulatedNode> _everStarted = [];
    private readonly Callbacks _callbacks;
    private readonly Dictionary<string, SimulatedShopper> _shoppers = new(StringComparer.Ordinal);

    public SimulatedWorld(ulong seed, bool isTold = false)
    {
        Dice = new(seed);
        Timeline = new(Dice);
        Weather = new(Dice);
        History = new(Timeline, isTold);
        Server = new(Timeline, Weather, Dice, History);
        Gateway = new(Timeline, Weather, Dice, History, Breaches);
        Desk = new(Timeline, Weather, Dice, History, Breaches);
        Redis = Dice.Falls(0.6) ? new(Timeline, Weather, Dice) : null;
        HandsOverInTransaction = Dice.Falls(0.6);
        Interval = Dice.About(ShortestInterval, LongestInterval);
        _callbacks = new(Timeline, Weather, Dice, AnyNode);
        _nodes = new SimulatedNode?[Dice.Between(1, 3)];
        Gateway.Rang = invoice => _shoppers[Server.ReferenceOf(invoice.TransactionId)].IsRung(invoice);
    }

    public Chance Dice { get; }

    public Timeline Timeline { get; }

    public Weather Weather { get; }

    public History History { get; }

    public Breaches Breaches { get; } = new();

    public SimulatedServer Server { get; }

    public SimulatedGateway Gateway { get; }

    // Null: each node has its own claims.
    public SimulatedRedis? Redis { get; }

    public OrderDesk Desk { get; }

    // Checkout:Reconciliation:Interval of all nodes.
    public TimeSpan Interval { get; }

    public bool HandsOverInTransaction { get; }

    public void Run()
    {
        for (var place = 0; place < _nodes.Length; place++)
        {
            Start(place);
        }

        Plan();
        Timeline.RunUntil(Week, () => Breaches.AreTooMany);
        Weather.IsOver = true;
        (Server.IsAway, Gateway.IsAway) = (false, false);
        // What was paid on the last day is as old as a week at most, and found within its own age.
        Timeline.RunUntil((2 * Week) + TimeSpan.FromHours(2), () => Breaches.AreTooMany);
        Verdict.On(this);
    }

    public SimulatedNode? AnyNode() => _nodes[Dice.Below(_nodes.Length)] is { IsOpen: true } node ? node : null;

    public TimeSpan WrongClock() => Weather.Strikes(Fault.ClockWrong) ? Dice.Of(WrongBy) : TimeSpan.Zero;

    // The payer has decided at the gateway.
    public void Settles(Invoice invoice, bool isPaid)
    {
        if (Weather.IsOver || invoice.IsCompleted)
        {
            return;
        }

        (invoice.HasFailed, invoice.CompletedAt) = isPaid ? (false, Timeline.Now) : (true, invoice.CompletedAt);
        History.Note(isPaid ? "paid" : "failed", invoice.TransactionId);
        _callbacks.Tell(invoice);
    }

    public IReadOnlyList<string> Ends() => Server.Read<string>(Witness.Ends);

    public void Dispose()
    {
        _everStarted.ForEach(node => node.Dispose());
        Server.Dispose();
    }

    private void Start(int place)
    {
        var node = new SimulatedNode(this, $"node-{place}-{_everStarted.Count + 1}");
        _everStarted.Add(node);
        _nodes[place] = node;
        node.Life.AtEnd(() => Died(place));
        _ = node.RunAsync();
    }

    private void Died(int place)
    {
        History.Note("died", detail: $"node-{place}");
        _nodes[place] = null;
        Timeline.After(Weather.IsOver ? TimeSpan.Zero : Dice.About(TimeSpan.FromSeconds(1), LongestDownTime), Lifetime.Everlasting, () => Start(place));
    }

    private void Plan()
    {
        for (var shopper = 0; shopper < Shoppers; shopper++)
        {
            var person = new SimulatedShopper(this, shopper);
            _shoppers.Add(SimulatedShopper.ReferenceOf(shopper), person);
            Timeline.After(Week * (0.98 * Dice.Share()), Lifetime.Everlasting, () => _ = Breaches.ExpectAsync(person.LivesAsync));
        }

        for (var hour = 0; hour < Week.TotalHours; hour += 8)
        {
            PlanTrouble(TimeSpan.FromHours(hour + (8 * Dice.Share())));
        }
    }

    private void PlanTrouble(TimeSpan at)
    {
        var (length, place) = (Dice.About(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(20)), Dice.Below(_nodes.Length));
        Soon(Fault.DatabaseAway, Server.Crash, length, () => Server.IsAway = false);
        Soon(Fault.GatewayAway, () => Gateway.IsAway = true, length, () => Gateway.IsAway = false);
        Soon(Fault.NodeDies, () => _nodes[place]?.Life.End(), TimeSpan.Zero, () => { });
        Soon(Fault.NodeStops, () => _nodes[place]?.Stop(), TimeSpan.FromSeconds(25), () => _nodes[place]?.Life.End());
        Soon(Fault.NodeFreezes, () => Freeze(place, length), TimeSpan.Zero, () => { });
        Soon(Fault.CallbackForged, Forge, TimeSpan.FromSeconds(Dice.Below(10)), Forge);

        void Soon(Fault fault, Action begin, TimeSpan lasts, Action end) => Timeline.After(at + (TimeSpan.FromMinutes(30) * Dice.Share()), Lifetime.Everlasting, () =>
        {
            if (Weather.Strikes(fault))
            {
                History.Note("weather", detail: fault.ToString());
                begin();
                Timeline.After(lasts, Lifetime.Everlasting, end);
            }
        });
    }

    private void Freeze(int place, TimeSpan length)
    {
        if (_nodes[place] is { } node)
        {
            node.Life.FrozenUntil = Math.Max(node.Life.FrozenUntil, Timeline.Now + (long)length.TotalMilliseconds);
        }
    }

    private void Forge()
    {
        for (var times = Dice.Below(MostForged); times > 0 && Gateway.Ledger.Invoices.Count > 0; times--)
        {
            _callbacks.Forge(Dice.Of(Gateway.Ledger.Invoices).TransactionId);
        }
    }
}
