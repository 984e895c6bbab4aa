
namespace Checkout.Plugin;

/// For what the gateway answered to a create: it can't be asked for again, so a database that is away for a moment must not cost us the token.
internal static class Insistent
{
    private const int Tries = 5;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    public static async Task<bool> SaveAsync(Func<Task<bool>> save, Action<Exception> tell, TimeProvider time)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await save();
            }
            catch (Exception exception) when (attempt < Tries && exception.IsOfDatabase())
            {
                tell(exception);
                await Task.Delay(BetweenTries, time, CancellationToken.None);
            }
        }
    }
}
