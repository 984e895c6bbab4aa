namespace Checkout.Plugin.Tests;

// Says all that is needed to see the failure again.
internal sealed class TrialFailedException(int seed, long trial, string what, Exception why)
    : Exception($"Trial {trial} of CHECKOUT_SEED={seed} failed: {what}", why)
{
    public long Trial => trial;
}
