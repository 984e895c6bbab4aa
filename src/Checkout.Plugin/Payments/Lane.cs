namespace Checkout.Plugin;

// Who goes first when not everything may be looked at at once, as column "lane" has it.
internal enum CheckPriority
{
    Waiting = 0,
    Due = 1,
    Repeated = 2,
}
