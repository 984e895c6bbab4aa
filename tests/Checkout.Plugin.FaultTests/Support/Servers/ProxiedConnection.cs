using System.Net;
using System.Net.Sockets;

namespace Checkout.Plugin.Tests;

internal sealed class ProxiedConnection(Socket caller, TcpProxy proxy) : IDisposable
{
    private readonly Socket _callee = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _end = new();
    private volatile NetworkFault? _losesAnswer;

    public Task CarryAsync(int target) => UnlessGoneAsync(async () =>
    {
        await _callee.ConnectAsync(IPAddress.Loopback, target, _end.Token);
        (caller.NoDelay, _callee.NoDelay) = (true, true);
        var questions = new ProxiedStream(caller, _callee, () => proxy.Questions, Overhear, _end.Token);
        var answers = new ProxiedStream(_callee, caller, () => proxy.Answers, _ => DropIfUnwanted(), _end.Token);
        await Task.WhenAll(UnlessGoneAsync(questions.CarryAsync), UnlessGoneAsync(answers.CarryAsync));
    });

    // Closes the sockets with a RST.
    public void Reset()
    {
        _end.Cancel();
        foreach (var socket in new[] { caller, _callee })
        {
            socket.Close(timeout: 0);
        }
    }

    public void Dispose()
    {
        caller.Dispose();
        _callee.Dispose();
    }

    // If one side has disconnected, the other is reset.
    private async Task UnlessGoneAsync(Func<Task> carry)
    {
        try
        {
            await carry();
        }
        catch (Exception gone) when (gone is SocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            Reset();
        }
    }

    // Called before the bytes are passed on, because the answer may be quick.
    private void Overhear(ReadOnlyMemory<byte> question)
    {
        if (proxy.Questions is var fault && fault.LosesAnswerTo?.Invoke(question) == true)
        {
            _losesAnswer = fault;
        }
    }

    private void DropIfUnwanted()
    {
        if (_losesAnswer is { } fault)
        {
            fault.Record();
            throw new IOException("This answer is lost.");
        }
    }
}
