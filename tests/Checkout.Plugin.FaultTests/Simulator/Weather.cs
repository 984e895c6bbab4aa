namespace Checkout.Plugin.Tests.Simulator;

internal enum Fault
{
    DatabaseRefuses,
    DatabaseForgetsToAnswer,
    DatabaseStalls,
    DatabaseAway,
    NodeDiesAsking,
    NodeDiesBeforeTheAnswer,
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
    HandlerWaitsToBeTold,
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

// What goes wrong, and how often. Each kind is drawn for each seed anew, and many are absent: faults that are always there hide each other.
internal sealed class Weather
{
    private static readonly Fault[] Kinds = Enum.GetValues<Fault>();
    private readonly double[] _chances = new double[Kinds.Length];
    private readonly Chance _dice;

    public Weather(Chance dice)
    {
        _dice = dice;
        var isCalm = dice.Falls(0.05);
        foreach (var kind in Kinds)
        {
            var chance = Most(kind) * Math.Pow(dice.Share(), 2);
            _chances[(int)kind] = dice.Falls(0.35) || (isCalm && IsTrouble(kind)) ? 0 : chance;
        }

        HasTrouble = Kinds.Any(kind => IsTrouble(kind) && _chances[(int)kind] > 0);
    }

    public long[] Struck { get; } = new long[Kinds.Length];

    // Whether the promise of when money is found is suspended until the faults end.
    public bool HasTrouble { get; }

    public bool IsOver { get; set; }

    public bool Brings(Fault fault) => _chances[(int)fault] > 0;

    public bool Strikes(Fault fault)
    {
        if (IsOver || !_dice.Falls(_chances[(int)fault]))
        {
            return false;
        }

        Struck[(int)fault]++;
        return true;
    }

    // Null: none of them.
    public Fault? Strikes(Fault first, Fault last)
    {
        for (var fault = first; fault <= last; fault++)
        {
            if (Strikes(fault))
            {
                return fault;
            }
        }

        return null;
    }

    private static bool IsTrouble(Fault fault) => fault is < Fault.CreateNotReached or (>= Fault.ConfirmNotReached and <= Fault.GatewayAway);

    private static double Most(Fault fault) => fault switch
    {
        Fault.NodeDiesAsking or Fault.NodeDiesBeforeTheAnswer => 0.001,
        Fault.DatabaseStalls => 0.003,
        Fault.DatabaseRefuses or Fault.DatabaseForgetsToAnswer => 0.02,
        Fault.ConfirmWrongAmount or Fault.ConfirmWrongId or Fault.ConfirmOtherToken or Fault.ConfirmOtherReference or Fault.ConfirmKeysRefused => 0.02,
        >= Fault.CreateNotReached and <= Fault.CreateGarbled => 0.15,
        Fault.ConfirmNotReached or Fault.ConfirmNotAnswered or Fault.HandlerWaitsToBeTold => 0.1,
        // What is waited for in vain is looked for again and again: more of it makes weeks longer, and shows nothing new.
        Fault.ShopperNeverPays or Fault.ShopperPaysLate => 0.3,
        >= Fault.ConfirmGarbled and <= Fault.ConfirmContradicts => 0.2,
        _ => 0.9,
    };
}
