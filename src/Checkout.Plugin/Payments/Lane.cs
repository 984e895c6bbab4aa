namespace Checkout.Plugin;

// Who goes first when not everything may be looked at at once, as column "lane" has it.
internal enum Lane
{
    Watched = 0,
    Due = 1,
    CalledBackAgain = 2,
}
