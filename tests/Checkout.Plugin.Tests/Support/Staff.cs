namespace Checkout.Plugin.Tests;

// Members of the shop's staff.
internal static class Staff
{
    public static StaffMember Member(string name) => new(name, name);
}
