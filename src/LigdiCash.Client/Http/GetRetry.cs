using System.Security.Cryptography;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace LigdiCash.Client;

// A second try for calls that only read. The gateway wants 3 seconds between two confirms of one token, so that is the least wait.
// One for all clients: to build the pipeline costs more than a whole call.
internal sealed class GetRetry
{
    private const int MinWaitMilliseconds = 3_000;
    private const int MaxWaitMilliseconds = 4_000;

    // What a second try needs to be worth starting.
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
                ShouldHandle = args => new(IsPassing(args.Outcome, args.Context) && Fits(args.Outcome.Result, args.Context)),
                DelayGenerator = args => new(Wait(args.Outcome.Result)),
            })
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = args => new(TryLimit(TimeoutOf(args.Context))) })
            .Build();
    }

    // Half for the first try only if the other half has room for the longest wait and another try.
    private static TimeSpan TryLimit(TimeSpan timeout) => timeout / 2 >= MaxWait + MinTry ? timeout / 2 : timeout;

    public async Task<GatewayAnswer> ExecuteAsync(TimeSpan timeout, Func<CancellationToken, Task<GatewayAnswer>> ask,
        CancellationToken cancellationToken)
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

    // Whether another call might end differently: the network's trouble, our own time being up, or an answer broken off, which some
    // handlers report
    // as a cancellation. That the caller cancelled must have been ruled out.
    public static bool IsPassing(Exception error) =>
        error is HttpRequestException or IOException or TimeoutRejectedException or OperationCanceledException;

    private static bool IsPassing(Outcome<GatewayAnswer> outcome, ResilienceContext context) =>
        !context.CancellationToken.IsCancellationRequested
        && (outcome.Exception is { } error ? IsPassing(error) : outcome.Result is { IsPassing: true });

    private bool Fits(GatewayAnswer? answer, ResilienceContext context)
    {
        var wait = answer?.RetryAfter > MaxWait ? answer.RetryAfter.Value : MaxWait;
        var gone = _time.GetElapsedTime(context.Properties.GetValue(Started, 0L));
        return gone + wait + MinTry <= TimeoutOf(context);
    }

    private static TimeSpan TimeoutOf(ResilienceContext context) => context.Properties.GetValue(Timeout, TimeSpan.Zero);

    private static TimeSpan? Wait(GatewayAnswer? answer)
    {
        var wait = TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(MinWaitMilliseconds, MaxWaitMilliseconds + 1));
        return answer?.RetryAfter > wait ? answer.RetryAfter : wait;
    }
}
