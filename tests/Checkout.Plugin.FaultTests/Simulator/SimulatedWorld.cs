namespace Checkout.Plugin.Tests.Simulator;

// One simulated week and a week without faults after it: nodes over one database, the gateway and the shoppers, all from one seed.
internal sealed class SimulatedWorld : IDisposable
{
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private const int Shoppers = 180;
    private const int MaxForged = 60;
    private static readonly TimeSpan MinInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxInterval = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan MinRush = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MaxRush = TimeSpan.FromDays(1);
    private static readonly TimeSpan MaxDownTime = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan[] WrongBy =
        [TimeSpan.Zero, TimeSpan.FromSeconds(-90), TimeSpan.FromDays(2), TimeSpan.FromHours(-5), TimeSpan.FromMilliseconds(400)];
    private readonly SimulatedNode?[] _nodes;
    private readonly List<SimulatedNode> _everStarted = [];
    private readonly CallbackSender _callbacks;
    private readonly Dictionary<string, SimulatedShopper> _shoppers = new(StringComparer.Ordinal);

    public SimulatedWorld(ulong seed, bool keepsLines = false)
    {
        Random = new(seed);
        Timeline = new(Random);
        Faults = new(Random);
        History = new(Timeline, keepsLines);
        Server = new(Timeline, Faults, Random, History);
        Gateway = new(Timeline, Faults, Random, History, Violations);
        Handler = new(Timeline, Faults, Random, History, Violations);
        Redis = Random.Chance(0.6) ? new(Timeline, Faults, Random) : null;
        IsTransactional = Random.Chance(0.6);
        Interval = Random.LogUniform(MinInterval, MaxInterval);
        _callbacks = new(Timeline, Faults, Random, AnyNode);
        _nodes = new SimulatedNode?[Random.Between(1, 3)];
        Gateway.PromptShown = invoice => _shoppers[Server.ReferenceOf(invoice.TransactionId)].SeesPrompt(invoice);
    }

    public SeededRandom Random { get; }

    public Timeline Timeline { get; }

    public FaultPlan Faults { get; }

    public History History { get; }

    public Violations Violations { get; } = new();

    public SimulatedServer Server { get; }

    public SimulatedGateway Gateway { get; }

    // Null: each node has its own claims store.
    public SimulatedRedis? Redis { get; }

    public SimulatedHandler Handler { get; }

    // Checkout:Reconciliation:Interval of all nodes.
    public TimeSpan Interval { get; }

    public bool IsTransactional { get; }

    public void Run()
    {
        for (var place = 0; place < _nodes.Length; place++)
        {
            Start(place);
        }

        Plan();
        Timeline.RunUntil(Week, () => Violations.AreTooMany);
        Faults.IsOver = true;
        (Server.IsAway, Gateway.IsAway) = (false, false);
        // An invoice paid on the last day is at most a week old. Its payment is found within that age.
        Timeline.RunUntil((2 * Week) + TimeSpan.FromHours(2), () => Violations.AreTooMany);
        FinalChecks.On(this);
    }

    public SimulatedNode? AnyNode() => _nodes[Random.NextInt(_nodes.Length)] is { IsOpen: true } node ? node : null;

    public TimeSpan WrongClock() => Faults.Occurs(Fault.ClockWrong) ? Random.Pick(WrongBy) : TimeSpan.Zero;

    // The payer paid or failed to pay at the gateway.
    public void Settle(Invoice invoice, bool isPaid)
    {
        if (Faults.IsOver || invoice.IsCompleted)
        {
            return;
        }

        (invoice.HasFailed, invoice.CompletedAt) = isPaid ? (false, Timeline.Now) : (true, invoice.CompletedAt);
        History.Note(isPaid ? "paid" : "failed", invoice.TransactionId);
        _callbacks.Send(invoice);
    }

    public IReadOnlyList<string> Ends() => Server.Read<string>(AuditTriggers.Ends);

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
        Timeline.After(Faults.IsOver ? TimeSpan.Zero : Random.LogUniform(TimeSpan.FromSeconds(1), MaxDownTime),
            ProcessLifetime.Everlasting, () => Start(place));
    }

    private void Plan()
    {
        // In some weeks all shoppers come at nearly the same time.
        var (start, length) = Random.Chance(0.25)
            ? (Week * (0.8 * Random.NextDouble()), Random.LogUniform(MinRush, MaxRush))
            : (TimeSpan.Zero, Week * 0.98);
        for (var shopper = 0; shopper < Shoppers; shopper++)
        {
            var person = new SimulatedShopper(this, shopper);
            _shoppers.Add(SimulatedShopper.ReferenceOf(shopper), person);
            Timeline.After(start + (length * Random.NextDouble()), ProcessLifetime.Everlasting,
                () => _ = Violations.ExpectAsync(person.RunAsync));
        }

        for (var hour = 0; hour < Week.TotalHours; hour += 8)
        {
            PlanTrouble(TimeSpan.FromHours(hour + (8 * Random.NextDouble())));
        }
    }

    private void PlanTrouble(TimeSpan at)
    {
        var (length, place) = (Random.LogUniform(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(20)), Random.NextInt(_nodes.Length));
        Soon(Fault.DatabaseAway, Server.Crash, length, () => Server.IsAway = false);
        Soon(Fault.GatewayAway, () => Gateway.IsAway = true, length, () => Gateway.IsAway = false);
        Soon(Fault.NodeDies, () => _nodes[place]?.Life.End(), TimeSpan.Zero, () => { });
        Soon(Fault.NodeStops, () => _nodes[place]?.Stop(), TimeSpan.FromSeconds(25), () => _nodes[place]?.Life.End());
        Soon(Fault.NodeFreezes, () => Freeze(place, length), TimeSpan.Zero, () => { });
        Soon(Fault.CallbackForged, Forge, TimeSpan.FromSeconds(Random.NextInt(10)), Forge);

        void Soon(Fault fault, Action begin, TimeSpan lasts, Action end)
        {
            var from = at + (TimeSpan.FromMinutes(30) * Random.NextDouble());
            Timeline.After(from, ProcessLifetime.Everlasting, () => Begin(fault, begin, lasts, end));
        }
    }

    private void Begin(Fault fault, Action begin, TimeSpan lasts, Action end)
    {
        if (Faults.Occurs(fault))
        {
            History.Note("fault", detail: fault.ToString());
            begin();
            Timeline.After(lasts, ProcessLifetime.Everlasting, end);
        }
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
        for (var times = Random.NextInt(MaxForged); times > 0 && Gateway.Ledger.Invoices.Count > 0; times--)
        {
            _callbacks.Forge(Random.Pick(Gateway.Ledger.Invoices).TransactionId);
        }
    }
}
