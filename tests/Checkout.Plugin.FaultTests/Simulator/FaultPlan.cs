namespace Checkout.Plugin.Tests.Simulator;

internal enum Fault
{
    DatabaseRefuses,
    DatabaseForgetsToAnswer,
    DatabaseStalls,
    DatabaseAway,
    NodeDiesBeforeStatement,
    NodeDiesBeforeAnswer,
    NodeDies,
    NodeStops,
    NodeFreezes,
    ClockWrong,
    CreateNotReached,
    CreateLost,
    CreateNotAnswered,
    CreateSlow,
    CreateRefused,
    CreateGarbled,
    ConfirmNotReached,
    ConfirmNotAnswered,
    ConfirmGarbled,
    ConfirmFails,
    ConfirmKeysRefused,
    ConfirmNotFound,
    ConfirmLags,
    ConfirmSaysNotCompleted,
    ConfirmContradicts,
    ConfirmWrongAmount,
    ConfirmWrongId,
    ConfirmOtherToken,
    ConfirmOtherReference,
    GatewayAway,
    CallbackLost,
    CallbackDoubled,
    CallbackLate,
    CallbackForged,
    CallbackEarly,
    RedisLies,
    RedisForgets,
    RedisAway,
    HandlerThrows,
    HandlerHangs,
    HandlerWaitsForCancellation,
    HandlerNotNow,
    HandlerRefuses,
    ShopperPressesTwice,
    ShopperOpensTwoTabs,
    ShopperChangesTheCart,
    ShopperComesBack,
    ShopperNeverPays,
    ShopperPaysLate,
    ShopperFailsFirst,
    ShopperPaysEveryPage,
}

// The faults and their probabilities, drawn for each seed. Many are absent in a week, because constant faults hide each other.
internal sealed class FaultPlan
{
    private static readonly Fault[] Kinds = Enum.GetValues<Fault>();
    private readonly double[] _chances = new double[Kinds.Length];
    private readonly SeededRandom _random;

    public FaultPlan(SeededRandom random)
    {
        _random = random;
        var isCalm = random.Chance(0.05);
        foreach (var kind in Kinds)
        {
            var chance = MaxChance(kind) * Math.Pow(random.NextDouble(), 2);
            _chances[(int)kind] = random.Chance(0.35) || (isCalm && IsTrouble(kind)) ? 0 : chance;
        }

        HasTrouble = Kinds.Any(kind => IsTrouble(kind) && _chances[(int)kind] > 0);
    }

    public long[] Occurred { get; } = new long[Kinds.Length];

    // True: the promised time in which a payment is found starts when the faults end.
    public bool HasTrouble { get; }

    public bool IsOver { get; set; }

    public bool IsPossible(Fault fault) => _chances[(int)fault] > 0;

    public bool Occurs(Fault fault)
    {
        if (IsOver || !_random.Chance(_chances[(int)fault]))
        {
            return false;
        }

        Occurred[(int)fault]++;
        return true;
    }

    // Null: none of them.
    public Fault? Occurs(Fault first, Fault last)
    {
        for (var fault = first; fault <= last; fault++)
        {
            if (Occurs(fault))
            {
                return fault;
            }
        }

        return null;
    }

    private static bool IsTrouble(Fault fault) =>
        fault is < Fault.CreateNotReached or (>= Fault.ConfirmNotReached and <= Fault.GatewayAway);

    private static double MaxChance(Fault fault) => fault switch
    {
        Fault.NodeDiesBeforeStatement or Fault.NodeDiesBeforeAnswer => 0.001,
        Fault.DatabaseStalls => 0.003,
        Fault.DatabaseRefuses or Fault.DatabaseForgetsToAnswer => 0.02,
        >= Fault.ConfirmWrongAmount and <= Fault.ConfirmOtherReference => 0.02,
        Fault.ConfirmKeysRefused => 0.02,
        >= Fault.CreateNotReached and <= Fault.CreateGarbled => 0.15,
        Fault.ConfirmNotReached or Fault.ConfirmNotAnswered or Fault.HandlerWaitsForCancellation => 0.1,
        // An unpaid invoice is checked again and again, which takes long and shows nothing new.
        Fault.ShopperNeverPays or Fault.ShopperPaysLate => 0.3,
        >= Fault.ConfirmGarbled and <= Fault.ConfirmContradicts => 0.2,
        _ => 0.9,
    };
}
