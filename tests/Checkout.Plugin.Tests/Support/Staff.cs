namespace Checkout.Plugin.Tests;

// The shop's staff, each under an account of their own.
internal static class Staff
{
    public static StaffMember Member(string name) => new(name, name);
}
