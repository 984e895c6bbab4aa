namespace Checkout.Plugin.Tests;

// The message has all that is needed to reproduce the failure.
internal sealed class TrialFailedException(int seed, long trial, string what, Exception why)
    : Exception($"Trial {trial} of CHECKOUT_SEED={seed} failed: {what}", why)
{
    public long Trial => trial;
}
