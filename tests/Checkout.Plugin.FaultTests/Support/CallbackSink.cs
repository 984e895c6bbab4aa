using System.Net;

namespace Checkout.Plugin.Tests;

// Answers every callback with "noted".
internal sealed class CallbackSink : IDisposable
{
    private readonly HttpListener _listener = new();

    public CallbackSink(Uri address)
    {
        _listener.Prefixes.Add(address.AbsoluteUri);
        _listener.Start();
        _ = AnswerAllAsync();
    }

    public void Dispose() => _listener.Close();

    private async Task AnswerAllAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                await context.Request.InputStream.CopyToAsync(Stream.Null);
                context.Response.Close("noted"u8.ToArray(), willBlock: false);
            }
        }
        // The listener was closed.
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
        }
    }
}
