namespace Checkout.Plugin.Tests;

// The servers that the test command starts. Without them the tests that need them fail and say what to do.
internal static class TestServers
{
    public static string PostgreSql => Require("CHECKOUT_TEST_POSTGRES", "a PostgreSQL connection string");

    public static string Redis => Require("CHECKOUT_TEST_REDIS", "a Redis address such as 127.0.0.1:6379");

    private static string Require(string variable, string what) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException(
            $"This test needs {what} in {variable}. Run tests/run.sh, which starts a private server and sets it.");
}
