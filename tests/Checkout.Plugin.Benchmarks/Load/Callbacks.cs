using System.Text;

namespace Checkout.Plugin.Benchmarks;

// Callbacks as bytes. Each caller writes the payment's id into its own copy.
internal sealed class Callbacks(string path, bool json)
{
    private const string Placeholder = "00000000000000000000000000000000";
    private readonly byte[] _request = Bytes(path, json, Placeholder);

    public byte[] Copy() => [.. _request];

    public static byte[] Bytes(string path, bool json, string id) =>
        json
            ? HttpText.Post(path, HttpText.Json, GatewayText.JsonCallback(id))
            : HttpText.Post(path, HttpText.Form, GatewayText.FormCallback(id));

    public void Name(byte[] copy, string id)
    {
        var placeholder = Encoding.ASCII.GetBytes(Placeholder);
        for (int at = 0, next; (next = _request.AsSpan(at).IndexOf(placeholder)) >= 0; at += next + placeholder.Length)
        {
            Encoding.ASCII.GetBytes(id, copy.AsSpan(at + next));
        }
    }

    // Each payment once, until there are no more.
    public Turn EachOnce(string[] ids, int callers)
    {
        var (copies, taken) = (Enumerable.Range(0, callers).Select(_ => Copy()).ToArray(), -1);
        return async (connection, caller, token) =>
        {
            if (Interlocked.Increment(ref taken) is var next && next >= ids.Length)
            {
                return false;
            }

            Name(copies[caller], ids[next]);
            (await connection.SendAsync(copies[caller], token)).Expect(200);
            return true;
        };
    }

    // Each caller repeats its own callback.
    public Turn Again(string[] ids)
    {
        byte[][] requests = [.. ids.Select(id => Bytes(path, json, id))];
        return async (connection, caller, token) =>
        {
            (await connection.SendAsync(requests[caller], token)).Expect(200);
            return true;
        };
    }
}
