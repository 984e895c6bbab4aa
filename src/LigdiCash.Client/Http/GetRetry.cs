using System.Security.Cryptography;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace LigdiCash.Client.Http;

// A second attempt for read-only calls. The gateway requires 3 seconds between two confirms of one token.
// Shared by all clients, because building the pipeline costs more than a call.
internal sealed class GetRetry
{
    private const int MinWaitMilliseconds = 3_000;
    private const int MaxWaitMilliseconds = 4_000;

    private static readonly TimeSpan MinTry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(MaxWaitMilliseconds);
    private static readonly ResiliencePropertyKey<long> Started = new("LigdiCash.Started");
    private static readonly ResiliencePropertyKey<TimeSpan> Timeout = new("LigdiCash.Timeout");

    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<GatewayAnswer> _pipeline;

    public GetRetry(TimeProvider time)
    {
        _time = time;
        _pipeline = new ResiliencePipelineBuilder<GatewayAnswer> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<GatewayAnswer>
            {
                MaxRetryAttempts = 1,
                ShouldHandle = args => new(IsTransient(args.Outcome, args.Context) && Fits(args.Outcome.Result, args.Context)),
                DelayGenerator = args => new(Wait(args.Outcome.Result)),
            })
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = args => new(TryLimit(TimeoutOf(args.Context))) })
            .Build();
    }

    // The first attempt gets half of the timeout if the other half suffices for the longest wait and a second attempt.
    private static TimeSpan TryLimit(TimeSpan timeout) => timeout / 2 >= MaxWait + MinTry ? timeout / 2 : timeout;

    public async Task<GatewayAnswer> ExecuteAsync(
        TimeSpan timeout, Func<CancellationToken, Task<GatewayAnswer>> ask, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Timeout, timeout);
        context.Properties.Set(Started, _time.GetTimestamp());
        try
        {
            return await _pipeline.ExecuteAsync(async (inner, send) => await send(inner.CancellationToken), context, ask);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    // Some handlers report a broken connection as a cancellation. The caller must rule out its own cancellation first.
    public static bool IsTransient(Exception error) =>
        error is HttpRequestException or IOException or TimeoutRejectedException or OperationCanceledException;

    private static bool IsTransient(Outcome<GatewayAnswer> outcome, ResilienceContext context) =>
        !context.CancellationToken.IsCancellationRequested
        && (outcome.Exception is { } error ? IsTransient(error) : outcome.Result is { IsTransient: true });

    private bool Fits(GatewayAnswer? answer, ResilienceContext context)
    {
        var wait = answer?.RetryAfter > MaxWait ? answer.RetryAfter.Value : MaxWait;
        var elapsed = _time.GetElapsedTime(context.Properties.GetValue(Started, 0L));
        return elapsed + wait + MinTry <= TimeoutOf(context);
    }

    private static TimeSpan TimeoutOf(ResilienceContext context) => context.Properties.GetValue(Timeout, TimeSpan.Zero);

    private static TimeSpan? Wait(GatewayAnswer? answer)
    {
        var wait = TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(MinWaitMilliseconds, MaxWaitMilliseconds + 1));
        return answer?.RetryAfter > wait ? answer.RetryAfter : wait;
    }
}
